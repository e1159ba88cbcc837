import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const BESIDE_THE_PROJECT = fileURLToPath(new URL('../../../../shared/acceptance', import.meta.url));

/** The folder of payloads and expectations made by others. It is not part of the project and may be absent. */
const folder = process.env['ACCEPTANCE_DIR'] ?? BESIDE_THE_PROJECT;

/** For `describe.skipIf(!hasAcceptance)`: a missing folder shows as skipped tests. */
export const hasAcceptance: boolean = existsSync(folder);

/** Reads one JSON file of the folder; undefined when the folder is absent. */
export function readAcceptance<Shape>(file: string): Shape | undefined {
  return hasAcceptance ? (JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Shape) : undefined;
}

/** Reads one file of the folder as bytes; none when the folder is absent. */
export function readAcceptanceBytes(file: string): Uint8Array {
  return hasAcceptance ? readFileSync(path.join(folder, file)) : new Uint8Array();
}

/** The files of one of its directories whose names match; none when it is absent. */
export function listAcceptance(directory: string, name: RegExp): string[] {
  const where = path.join(folder, directory);
  const names = existsSync(where) ? readdirSync(where) : [];
  return names.filter((file) => name.test(file)).map((file) => `${directory}/${file}`);
}
