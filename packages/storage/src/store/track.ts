import { type Position, readChunkHead, SEGMENT_MS } from '@fleetmap/events';
import { sql } from 'kysely';
import type { Engine } from '../engine/engine.js';
import { hotPositions } from '../journal/hot-tail.js';
import type { TimeRange, TrackQuery } from '../ports.js';
import { decodeChunk, mergeFixes } from './chunk.js';
import type { Context } from './context.js';
import { gather } from './gather.js';
import { HOUR_MS, hourStartOf } from './hour.js';
import { CHUNK_HEAD_BYTES } from './keyframes.js';

const CHUNKS_AT_ONCE = 64; // half a day, or more than two of packed hours
const HOUR_MARK = 1; // ms that tell the start of an hour from that of a segment

/** What a track is made of, still packed: bytes cross threads faster than thousands of positions. */
export interface TrackParts {
  readonly chunks: readonly PlacedChunk[];
  /** Of the journal. */
  readonly hot: readonly Position[];
}

interface PlacedChunk {
  readonly start: number;
  /** Of a segment, or an hour. */
  readonly lengthMs: number;
  readonly replay: Uint8Array;
  readonly rest: Uint8Array;
}

/** As many chunks as are needed for the limit; those at the ends of the range may have more than is asked. */
export async function readTrack(context: Context, query: TrackQuery): Promise<TrackParts> {
  const { truckId, from, until, limit } = query;
  const tail = await context.journal.read();
  const chunks: PlacedChunk[] = [];
  let next = from;
  for (let count = 0; ;) {
    const found = await chunksOf(context, truckId, { from: next, until });
    chunks.push(...found);
    if (found.length < CHUNKS_AT_ONCE) break;
    const { start, lengthMs } = found.at(-1)!;
    next = start + lengthMs;
    count += found.reduce((sum, chunk) => sum + countWithin(chunk, query), 0);
    if (count >= limit) return { chunks, hot: hotPositions(tail, truckId, { from, until: next }) };
  }
  return { chunks, hot: hotPositions(tail, truckId, { from, until }) };
}

/** Of a chunk that the range cuts none may be within. */
function countWithin({ start, lengthMs, replay }: PlacedChunk, { from, until }: TimeRange): number {
  const isWhole = start >= from && start + lengthMs <= until;
  return isWhole ? readChunkHead(start, replay.subarray(0, CHUNK_HEAD_BYTES), lengthMs).count : 0;
}

/** Positions of the parts, in time order. */
export function trackOf({ chunks, hot }: TrackParts, { truckId, from, until, limit }: TrackQuery): Position[] {
  const placed = chunks
    .flatMap((chunk) => decodeChunk(truckId, chunk, chunk))
    .filter(({ recordedAt }) => recordedAt >= from && recordedAt < until);
  return mergeFixes(placed, hot).slice(0, limit);
}

/** Those of segments and of hours in one statement: packing may go on beside it. */
async function chunksOf({ engine }: Context, truckId: string, range: TimeRange): Promise<PlacedChunk[]> {
  const { from, until } = range;
  const hours = engine.db
    .selectFrom('hours')
    .select([sql<number>`start + ${sql.lit(HOUR_MARK)}`.as('key'), 'replay', 'rest'])
    .where('truck', '=', numberOf(engine, truckId))
    .where('start', '>', from - HOUR_MS)
    .where('start', '<', until);
  const query = engine.db
    .selectFrom('chunks')
    .select(['start as key', 'replay', 'rest'])
    .where('truck', '=', numberOf(engine, truckId))
    .where('start', '>', from - SEGMENT_MS)
    .where('start', '<', until)
    .unionAll(hours)
    .orderBy('key')
    .limit(CHUNKS_AT_ONCE);
  const { keys, part } = await gather(engine, query, ['replay', 'rest']);
  return keys.map((key, row) => ({
    start: key - (key % SEGMENT_MS),
    lengthMs: key % SEGMENT_MS === HOUR_MARK ? HOUR_MS : SEGMENT_MS,
    replay: part('replay', row),
    rest: part('rest', row),
  }));
}

function numberOf({ db }: Engine, truckId: string) {
  return db.selectFrom('trucks').select('number').where('id', '=', truckId);
}

export async function readHours(context: Context, truckId: string, { from, until }: TimeRange): Promise<number[]> {
  const { engine, journal } = context;
  const tail = await journal.read();
  const packed = engine.db
    .selectFrom('hours')
    .select(['start', sql.lit<number>(HOUR_MS).as('lengthMs')])
    .where('truck', '=', numberOf(engine, truckId))
    .where('start', '>', from - HOUR_MS)
    .where('start', '<', until);
  const placed = await engine.db
    .selectFrom('chunks')
    .select(['start', sql.lit<number>(SEGMENT_MS).as('lengthMs')])
    .where('truck', '=', numberOf(engine, truckId))
    .where('start', '>', from - SEGMENT_MS)
    .where('start', '<', until)
    .unionAll(packed)
    .execute();
  const hours = new Set(hotPositions(tail, truckId, { from, until }).map(({ recordedAt }) => hourStartOf(recordedAt)));
  for (const { start, lengthMs } of placed) {
    // A chunk that the range cuts may have its positions outside.
    const isWhole = start >= from && start + lengthMs <= until;
    const query = { truckId, from: Math.max(from, start), until: Math.min(until, start + lengthMs), limit: 1 };
    if (isWhole || trackOf(await readTrack(context, query), query).length > 0) hours.add(hourStartOf(start));
  }
  return [...hours].toSorted((a, b) => a - b);
}
