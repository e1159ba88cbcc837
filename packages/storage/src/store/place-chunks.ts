import type { Transaction } from 'kysely';
import type { Tables } from '../engine/tables.js';
import { takeGeneration } from './change-places.js';
import { type Context, partsOf } from './context.js';
import type { PreparedChunk } from './prepare-chunks.js';
import { newestSegment, raiseLaterSegments } from './raise-later-segments.js';
import type { SortedOut } from './sort-out.js';

const ROWS_AT_ONCE = 500;

interface Placing {
  readonly sorted: SortedOut;
  readonly chunks: readonly PreparedChunk[];
  /** Of the journal that was sorted out, and its last frame. */
  readonly generation: number;
  readonly lastId: number;
}

/** In one transaction: chunks in, frames out. @returns false when somebody else has changed the journal meanwhile */
export function placeChunks(
  { engine, journal }: Context,
  { sorted, chunks, generation, lastId }: Placing,
): Promise<boolean> {
  return engine.db.transaction().execute(async (db) => {
    if (!(await takeGeneration(db, generation))) return false;
    await db
      .updateTable('counters')
      .set(({ eb }) => ({ value: eb('value', '+', sorted.count) }))
      .where('name', '=', 'taken')
      .execute();
    await db.updateTable('counters').set({ value: lastId }).where('name', '=', 'placed').execute();
    const revision = journal.taken();
    const newest = await newestSegment(db);
    const numbers = await numberTrucks(db, chunks);
    await insertChunks(db, chunks, numbers);
    await updateSegments(db, chunks, revision);
    await raiseLaterSegments(db, { chunks, numbers, revision, newest });
    await removeFrames(db, sorted);
    return true;
  });
}

/** Numbers of the trucks of chunks, new ones for those that have none. */
async function numberTrucks(
  db: Transaction<Tables>,
  chunks: readonly PreparedChunk[],
): Promise<ReadonlyMap<string, number>> {
  const numbers = new Map<string, number>();
  let last = 0;
  for (const { id, number } of await db.selectFrom('trucks').selectAll().execute()) {
    numbers.set(id, number);
    last = Math.max(last, number);
  }
  const known = numbers.size;
  for (const { truckId } of chunks) if (!numbers.has(truckId)) numbers.set(truckId, (last += 1));
  for (const part of partsOf([...numbers].slice(known), ROWS_AT_ONCE)) {
    await db
      .insertInto('trucks')
      .values(part.map(([id, number]) => ({ id, number })))
      .execute();
  }
  return numbers;
}

async function insertChunks(
  db: Transaction<Tables>,
  chunks: readonly PreparedChunk[],
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = chunks
    .map(({ truckId, start, replay, rest }) => ({ truck: numbers.get(truckId)!, start, replay, rest }))
    .toSorted((a, b) => a.start - b.start || a.truck - b.truck);
  for (const part of partsOf(rows, ROWS_AT_ONCE)) {
    await db
      .insertInto('chunks')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns(['truck', 'start'])
          .doUpdateSet((build) => ({ replay: build.ref('excluded.replay'), rest: build.ref('excluded.rest') })),
      )
      .execute();
  }
}

async function updateSegments(
  db: Transaction<Tables>,
  chunks: readonly PreparedChunk[],
  revision: number,
): Promise<void> {
  const segments = new Map<number, Tables['segments']>();
  for (const { start, added, isNew } of chunks) {
    const segment = segments.get(start) ?? { start, revision, trucks: 0, positions: 0 };
    segment.trucks += isNew ? 1 : 0;
    segment.positions += added;
    segments.set(start, segment);
  }
  for (const part of partsOf([...segments.values()], ROWS_AT_ONCE)) {
    await db
      .insertInto('segments')
      .values(part)
      .onConflict((conflict) =>
        conflict.column('start').doUpdateSet((build) => ({
          revision: build.ref('excluded.revision'),
          trucks: build('segments.trucks', '+', build.ref('excluded.trucks')),
          positions: build('segments.positions', '+', build.ref('excluded.positions')),
        })),
      )
      .execute();
  }
}

async function removeFrames(db: Transaction<Tables>, { whole, rest }: SortedOut): Promise<void> {
  for (const part of partsOf([...whole], ROWS_AT_ONCE)) {
    await db.deleteFrom('journal').where('id', 'in', part).execute();
  }
  for (const [id, frame] of rest) await db.updateTable('journal').set({ frame }).where('id', '=', id).execute();
}
