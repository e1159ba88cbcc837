import process from 'node:process';
import type { Command } from '../command.js';
import { UsageError } from '../failure.js';
import { instantOf } from '../instant.js';
import { readArguments } from '../read-arguments.js';
import { withStorage } from './open-kept.js';

const HELP = `pnpm fleetmap prune --before TIME [--data-dir FOLDER] [--database-url URL]

Forgets the positions before a time, ten minutes at a time. Where a truck was last stays known. The server does the same by itself after
KEEP_DAYS; it has to be stopped for this, unless it keeps things in PostgreSQL.

  --before TIME       ISO 8601, such as 2026-05-01 or 2026-05-01T15:00-03:00; without a zone UTC
  --data-dir FOLDER   Default: DATA_DIR, or ./data
  --database-url URL  Default: DATABASE_URL
`;

export const pruneCommand: Command = {
  summary: 'forget the positions before a time',
  help: HELP,
  async run(args) {
    const { options, operands } = readArguments(args, ['before', 'data-dir', 'database-url']);
    const before = instantOf('--before', options.before);
    if (before === undefined || operands.length > 0) throw new UsageError('Before when? --before TIME');
    const { segments } = await withStorage(options, (storage) => storage.positions.prune(before));
    process.stdout.write(`${segments} segments of ten minutes forgotten\n`);
    return 0;
  },
};
