import process from 'node:process';
import type { PositionStore } from '@fleetmap/storage';
import type { Command } from '../command.js';
import { UsageError } from '../failure.js';
import { instantOf } from '../instant.js';
import { createProgressBar } from '../progress-bar.js';
import { readArguments } from '../read-arguments.js';
import { withStorage } from './open-kept.js';

const DAY_MS = 24 * 60 * 60_000;

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
    const segments = await withStorage(options, ({ positions }) => pruneByDays(positions, before));
    process.stdout.write(`${segments} segments of ten minutes forgotten\n`);
    return 0;
  },
};

/** A day at a time, to show how far it is. @returns how many segments went */
async function pruneByDays(positions: PositionStore, before: number): Promise<number> {
  const bar = createProgressBar(process.stderr);
  const earliest = Math.min(before, (await positions.earliest()) ?? before);
  let segments = 0;
  let until = earliest;
  do {
    until = Math.min(before, until + DAY_MS);
    segments += (await positions.prune(until)).segments;
    bar.show((until - earliest) / (before - earliest || 1), `${segments} segments`);
  } while (until < before);
  bar.end();
  return segments;
}
