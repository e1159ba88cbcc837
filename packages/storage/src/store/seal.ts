import { type Context, partsOf } from './context.js';
import { hourStartOf } from './hour.js';
import { unpackHour } from './pack-hours.js';
import { placeChunks } from './place-chunks.js';
import { prepareChunks } from './prepare-chunks.js';
import { type SortedOut, sortOut } from './sort-out.js';

const TRIES = 5; // another node may seal at the same time, or hours be unpacked; then what is left is looked at anew

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
      if (await unpackReached(context, sorted)) continue;
      const chunks = await prepareChunks(context, sorted);
      if (!(await placeChunks(context, { sorted, chunks, generation, lastId }))) continue;
      await context.journal.forget(sorted);
      return;
    }
  });
}

const TRUCKS_AT_ONCE = 500;

/** Late positions reach into hours that are packed: those trucks' hours become chunks again. @returns whether there were any */
async function unpackReached(context: Context, { rows }: SortedOut): Promise<boolean> {
  const trucksByHour = new Map<number, Set<string>>();
  for (const [start, trucks] of rows) {
    const hour = hourStartOf(start);
    const reached = trucksByHour.get(hour) ?? new Set();
    trucksByHour.set(hour, reached);
    for (const truckId of trucks.keys()) reached.add(truckId);
  }
  let isAny = false;
  for (const [hour, truckIds] of trucksByHour) {
    const packed: number[] = [];
    for (const part of partsOf([...truckIds], TRUCKS_AT_ONCE)) {
      const found = await context.engine.db
        .selectFrom('hours')
        .innerJoin('trucks', 'trucks.number', 'hours.truck')
        .select('hours.truck')
        .where('hours.start', '=', hour)
        .where('trucks.id', 'in', part)
        .execute();
      packed.push(...found.map(({ truck }) => truck));
    }
    if (packed.length === 0) continue;
    isAny = true;
    await unpackHour(context, hour, packed);
  }
  return isAny;
}
