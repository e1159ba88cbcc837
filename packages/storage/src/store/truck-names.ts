import type { Engine } from '../engine/engine.js';
import type { Journal } from '../journal/journal.js';

/** Ids of trucks by number. Asking the database for each row of a segment would cost as much as the rest of it. */
export type TruckNames = () => Promise<ReadonlyMap<number, string>>;

/** Trucks only come with a seal: until the next one they are as they were. */
export function createTruckNames({ db }: Engine, journal: Journal): TruckNames {
  let names: ReadonlyMap<number, string> = new Map();
  let generation = -1;
  return async () => {
    const now = journal.generation();
    if (now === generation) return names;
    const rows = await db.selectFrom('trucks').selectAll().execute();
    names = new Map(rows.map(({ number, id }) => [number, id]));
    generation = now;
    return names;
  };
}
