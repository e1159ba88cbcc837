import { importRoutes } from '@fleetmap/client';
import type { RouteImport } from '@fleetmap/events';
import { outcomeOf, type Trouble } from '../../ui/records/trouble.js';

/** What became of one file. */
export interface FileOutcome {
  readonly id: number;
  readonly name: string;
  /** Undefined while it is read. */
  readonly result: RouteImport | Trouble | undefined;
}

let lastId = 0;

/** Imports one file after the other, and tells how far it is. */
export async function importFiles(
  files: readonly File[],
  tell: (outcomes: readonly FileOutcome[]) => void,
): Promise<void> {
  const outcomes = files.map(({ name }): FileOutcome => {
    lastId += 1;
    return { id: lastId, name, result: undefined };
  });
  tell([...outcomes]);
  for (const [index, file] of files.entries()) {
    const outcome = await outcomeOf(importRoutes({ file, name: file.name }));
    outcomes[index] = { ...outcomes[index]!, result: 'answer' in outcome ? outcome.answer : outcome.trouble };
    tell([...outcomes]);
  }
}
