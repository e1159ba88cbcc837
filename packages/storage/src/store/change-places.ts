import type { Transaction } from 'kysely';
import type { Tables } from '../engine/tables.js';
import type { Context } from './context.js';

/**
 * In a transaction: from here on nobody else changes what is in place until it ends.
 * @returns false when somebody has since the journal was of that generation
 */
export async function takeGeneration(db: Transaction<Tables>, generation: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('counters')
    .set({ value: generation + 1 })
    .where('name', '=', 'generation')
    .where('value', '=', generation)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const NO_FRAMES = { whole: new Set<number>(), rest: new Map<number, Uint8Array>(), count: 0 };

/** Changes what is in place and leaves the journal as it is. @returns false when somebody else was faster: nothing was done */
export async function changePlaces(
  { engine, journal }: Context,
  generation: number,
  change: (db: Transaction<Tables>) => Promise<unknown>,
): Promise<boolean> {
  const isDone = await engine.db.transaction().execute(async (db) => {
    const isOurs = await takeGeneration(db, generation);
    if (isOurs) await change(db);
    return isOurs;
  });
  if (isDone) await journal.forget(NO_FRAMES);
  return isDone;
}
