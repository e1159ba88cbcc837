import { parseArgs } from 'node:util';
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

/** The address of an API path on a server. @throws UsageError for what is no address of a server */
export function urlOf(path: string, server: string = DEFAULT_SERVER): URL {
  if (!/^https?:\/\//.test(server) || !URL.canParse(server))
    throw new UsageError(`--server takes an address like ${DEFAULT_SERVER}.`);
  return new URL(path, server);
}
