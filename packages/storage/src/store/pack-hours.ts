import { SEGMENT_MS } from '@fleetmap/events';
import { bytesOf } from '../engine/engine.js';
import type { Tables } from '../engine/tables.js';
import { changePlaces } from './change-places.js';
import { decodeChunk, encodeChunk } from './chunk.js';
import { type Context, createBreather, partsOf } from './context.js';
import { HOUR_MS, hourStartOf } from './hour.js';

const TRUCKS_AT_ONCE = 500;
const MOST_HOURS = 24; // a call: what an earlier version left waits, sealing does not

/**
 * Chunks of hours that ended before an instant become one for each truck and hour: a fifth smaller. At most a day's; the oldest
 * hour is left as it is, for pruning eats it ten minutes at a time.
 */
export function packHours(context: Context, before: number): Promise<{ hours: number }> {
  const { engine, inTurn } = context;
  return inTurn(async () => {
    const segments = await engine.db
      .selectFrom('segments')
      .select('start')
      .orderBy('start')
      .where('start', '<', hourStartOf(before))
      .where((build) =>
        build.exists(build.selectFrom('chunks').select('truck').whereRef('chunks.start', '=', 'segments.start')),
      )
      .execute();
    const oldest = await engine.db.selectFrom('segments').select('start').orderBy('start').limit(1).execute();
    const hours = new Set(segments.map(({ start }) => hourStartOf(start)));
    hours.delete(hourStartOf(oldest[0]?.start ?? 0));
    let packed = 0;
    for (const hour of [...hours].slice(0, MOST_HOURS)) if (await packHour(context, hour)) packed += 1;
    return { hours: packed };
  });
}

/** One that somebody else changes meanwhile has time until the next call. */
async function packHour(context: Context, hour: number): Promise<boolean> {
  const { db } = context.engine;
  await context.journal.read();
  const generation = context.journal.generation();
  const trucks = await db
    .selectFrom('chunks')
    .select('truck')
    .distinct()
    .where('start', '>=', hour)
    .where('start', '<', hour + HOUR_MS)
    .orderBy('truck')
    .execute();
  const rows: Tables['hours'][] = [];
  for (const part of partsOf(trucks, TRUCKS_AT_ONCE)) rows.push(...(await joinChunks(context, hour, part)));
  return changePlaces(context, generation, async (transaction) => {
    for (const part of partsOf(rows, TRUCKS_AT_ONCE)) await transaction.insertInto('hours').values(part).execute();
    await transaction
      .deleteFrom('chunks')
      .where('start', '>=', hour)
      .where('start', '<', hour + HOUR_MS)
      .execute();
    // Bytes of an earlier version come out otherwise now.
    await transaction
      .updateTable('segments')
      .set({ revision: context.journal.taken() })
      .where('start', '>=', hour)
      .where('start', '<', hour + HOUR_MS)
      .execute();
  });
}

async function joinChunks({ engine }: Context, hour: number, trucks: { truck: number }[]): Promise<Tables['hours'][]> {
  const breathe = createBreather();
  const chunks = await engine.db
    .selectFrom('chunks')
    .selectAll()
    .where(
      'truck',
      'in',
      trucks.map(({ truck }) => truck),
    )
    .where('start', '>=', hour)
    .where('start', '<', hour + HOUR_MS)
    .orderBy('truck')
    .orderBy('start')
    .execute();
  const rows: Tables['hours'][] = [];
  for (let from = 0, to = 0; from < chunks.length; from = to) {
    await breathe();
    const { truck } = chunks[from]!;
    while (chunks[to]?.truck === truck) to += 1;
    const positions = chunks
      .slice(from, to)
      .flatMap(({ start, replay, rest }) =>
        decodeChunk('', { start }, { replay: bytesOf(replay), rest: bytesOf(rest) }),
      );
    rows.push({ truck, start: hour, ...encodeChunk(hour, positions) });
  }
  return rows;
}

/** Chunks of segments again: of some trucks, or of all. @returns false when somebody else was faster: nothing was done */
export async function unpackHour(context: Context, hour: number, trucks?: readonly number[]): Promise<boolean> {
  const { db } = context.engine;
  const breathe = createBreather();
  for (const part of trucks ? partsOf(trucks, TRUCKS_AT_ONCE) : [undefined]) {
    await context.journal.read();
    const generation = context.journal.generation();
    const wanted = db.selectFrom('hours').selectAll().where('start', '=', hour);
    const rows = await (part ? wanted.where('truck', 'in', part) : wanted).execute();
    const chunks: Tables['chunks'][] = [];
    for (const row of rows) {
      await breathe();
      chunks.push(...chunksOf(row));
    }
    const gone = rows.map(({ truck }) => truck);
    const isDone = await changePlaces(context, generation, async (transaction) => {
      for (const some of partsOf(chunks, TRUCKS_AT_ONCE)) await transaction.insertInto('chunks').values(some).execute();
      for (const some of partsOf(gone, TRUCKS_AT_ONCE)) {
        await transaction.deleteFrom('hours').where('start', '=', hour).where('truck', 'in', some).execute();
      }
    });
    if (!isDone) return false;
  }
  return true;
}

function chunksOf({ truck, start: hour, replay, rest }: Tables['hours']): Tables['chunks'][] {
  const chunk = { replay: bytesOf(replay), rest: bytesOf(rest) };
  const positions = decodeChunk('', { start: hour, lengthMs: HOUR_MS }, chunk);
  const chunks: Tables['chunks'][] = [];
  for (let start = hour; start < hour + HOUR_MS; start += SEGMENT_MS) {
    const within = positions.filter(({ recordedAt }) => recordedAt >= start && recordedAt < start + SEGMENT_MS);
    if (within.length > 0) chunks.push({ truck, start, ...encodeChunk(start, within) });
  }
  return chunks;
}
