import type { Context } from './context.js';
import { placeChunks } from './place-chunks.js';
import { prepareChunks } from './prepare-chunks.js';
import { sortOut } from './sort-out.js';

const TRIES = 5; // another node may seal at the same time; then what it left is looked at anew

/**
 * Journal to chunks. Everything is read, sorted and packed beside the appends; one short transaction puts it in place, unless
 * another node was faster.
 */
export function seal(context: Context, before: number): Promise<void> {
  return context.inTurn(async () => {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const tail = await context.journal.read();
      const generation = context.journal.generation();
      const { lastId } = tail;
      const sorted = await sortOut(tail, before, Math.min(context.statesTellOf, lastId));
      if (sorted.count === 0) return;
      const chunks = await prepareChunks(context, sorted);
      if (!(await placeChunks(context, { sorted, chunks, generation, lastId }))) continue;
      await context.journal.forget(sorted);
      return;
    }
  });
}
