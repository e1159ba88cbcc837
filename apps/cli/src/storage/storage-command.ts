import process from 'node:process';
import type { Command } from '../command.js';
import { UsageError } from '../failure.js';
import { createProgressBar } from '../progress-bar.js';
import { readArguments } from '../read-arguments.js';
import { withStorage } from './open-kept.js';

const HELP = `pnpm fleetmap storage check [--data-dir FOLDER] [--database-url URL]

Reads everything that is kept once and tells what is wrong with it. The server has to be stopped, unless it keeps things in PostgreSQL.

  --data-dir FOLDER   Default: DATA_DIR, or ./data
  --database-url URL  Default: DATABASE_URL
`;

export const storageCommand: Command = {
  summary: 'check what is kept',
  help: HELP,
  async run(args) {
    const { options, operands } = readArguments(args, ['data-dir', 'database-url']);
    if (operands.length !== 1 || operands[0] !== 'check') throw new UsageError('There is `storage check`. See --help.');
    const bar = createProgressBar(process.stderr);
    const { problems, positions, bytes } = await withStorage(options, (storage) => {
      bar.show(0, 'the database looks through itself');
      return storage.positions.check((share) => bar.show(share, 'positions'));
    }).finally(() => bar.end());
    for (const problem of problems) process.stdout.write(`${problem}\n`);
    process.stdout.write(`${positions} positions in ${bytes} bytes, ${problems.length} problems\n`);
    return problems.length > 0 ? 1 : 0;
  },
};
