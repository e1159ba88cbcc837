import process from 'node:process';
import { parseArgs } from 'node:util';
import type { ServerAddress } from './ask-server.js';
import { UsageError } from './failure.js';

const DEFAULT_SERVER = 'http://localhost:3000';

/** The words after a command: options by name, the rest in order. */
interface Arguments<Name extends string> {
  readonly options: Readonly<Partial<Record<Name, string>>>;
  readonly operands: readonly string[];
}

/** Reads `--name VALUE` of the names given; one that is not there is an error, not a file. @throws UsageError */
export function readArguments<Name extends string>(args: readonly string[], names: readonly Name[]): Arguments<Name> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { options: values as Partial<Record<Name, string>>, operands: positionals };
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ', 1)[0]}. See --help.`, { cause: error });
  }
}

/** Options of every command that asks a server. */
export const SERVER_OPTIONS = ['server', 'token'] as const;

/** @throws UsageError for what is no address of a server */
export function serverOf(options: Readonly<Partial<Record<(typeof SERVER_OPTIONS)[number], string>>>): ServerAddress {
  const { server = DEFAULT_SERVER, token = process.env['FLEETMAP_TOKEN'] } = options;
  if (!/^https?:\/\//.test(server) || !URL.canParse(server))
    throw new UsageError(`--server takes an address like ${DEFAULT_SERVER}.`);
  return { server: new URL(server), token };
}
