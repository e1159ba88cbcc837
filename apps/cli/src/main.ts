#!/usr/bin/env node
// `pnpm fleetmap COMMAND …`: 0 done, 1 not (all) done, 2 asked for wrongly.
import process from 'node:process';
import { Failure, UsageError } from './failure.js';
import type { Command } from './command.js';
import { exportCommand } from './export/export-command.js';
import { importCommand } from './import/import-command.js';
import { simulateCommand } from './simulate/simulate-command.js';
import { pruneCommand } from './storage/prune-command.js';
import { storageCommand } from './storage/storage-command.js';

const COMMANDS: Readonly<Record<string, Command>> = {
  import: importCommand,
  export: exportCommand,
  simulate: simulateCommand,
  prune: pruneCommand,
  storage: storageCommand,
};

const OVERVIEW = `pnpm fleetmap COMMAND …

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`)
  .join('\n')}

pnpm fleetmap COMMAND --help tells more.
`;

async function main([name = '--help', ...rest]: readonly string[]): Promise<number> {
  if (name === '--help' || name === 'help') {
    process.stdout.write(OVERVIEW);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command)
    throw new UsageError(`There is no command of this name; there are ${Object.keys(COMMANDS).join(', ')}.`);
  if (rest.includes('--help')) {
    process.stdout.write(command.help);
    return 0;
  }
  return command.run(rest);
}

try {
  // pnpm hands the separator down
  process.exitCode = await main(process.argv.slice(2).filter((argument) => argument !== '--'));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
