import { type Position, readChunkHead, SEGMENT_MS, segmentStartOf } from '@fleetmap/events';
import { hotPositions } from '../journal/hot-tail.js';
import type { TimeRange, TrackQuery } from '../ports.js';
import { decodeChunk, mergeFixes } from './chunk.js';
import type { Context } from './context.js';
import { gather } from './gather.js';
import { CHUNK_HEAD_BYTES } from './keyframes.js';

const CHUNKS_AT_ONCE = 64; // half a day
const HOUR_MS = 3_600_000;

/** What a track is made of, still packed: bytes cross threads faster than thousands of positions. */
export interface TrackParts {
  readonly chunks: readonly PlacedChunk[];
  /** Of the journal. */
  readonly hot: readonly Position[];
}

interface PlacedChunk {
  readonly start: number;
  readonly replay: Uint8Array;
  readonly rest: Uint8Array;
}

/** As many chunks as are needed for the limit; those at the ends of the range may have more than is asked. */
export async function readTrack(context: Context, query: TrackQuery): Promise<TrackParts> {
  const { truckId, from, until, limit } = query;
  const tail = await context.journal.read();
  const chunks: PlacedChunk[] = [];
  let next = segmentStartOf(from);
  for (let count = 0; ;) {
    const found = await chunksOf(context, truckId, { from: next, until });
    chunks.push(...found);
    if (found.length < CHUNKS_AT_ONCE) break;
    next = found.at(-1)!.start + SEGMENT_MS;
    count += found.reduce((sum, chunk) => sum + countWithin(chunk, query), 0);
    if (count >= limit) return { chunks, hot: hotPositions(tail, truckId, { from, until: next }) };
  }
  return { chunks, hot: hotPositions(tail, truckId, { from, until }) };
}

/** Of a chunk that the range cuts none may be within. */
function countWithin({ start, replay }: PlacedChunk, { from, until }: TimeRange): number {
  const isWhole = start >= from && start + SEGMENT_MS <= until;
  return isWhole ? readChunkHead(start, replay.subarray(0, CHUNK_HEAD_BYTES)).count : 0;
}

/** Positions of the parts, in time order. */
export function trackOf({ chunks, hot }: TrackParts, { truckId, from, until, limit }: TrackQuery): Position[] {
  const placed = chunks
    .flatMap(({ start, ...chunk }) => decodeChunk(truckId, start, chunk))
    .filter(({ recordedAt }) => recordedAt >= from && recordedAt < until);
  return mergeFixes(placed, hot).slice(0, limit);
}

async function chunksOf({ engine }: Context, truckId: string, range: TimeRange): Promise<PlacedChunk[]> {
  const query = engine.db
    .selectFrom('chunks')
    .innerJoin('trucks', 'trucks.number', 'chunks.truck')
    .select(['start as key', 'replay', 'rest'])
    .where('trucks.id', '=', truckId)
    .where('start', '>=', range.from)
    .where('start', '<', range.until)
    .orderBy('start')
    .limit(CHUNKS_AT_ONCE);
  const { keys, part } = await gather(engine, query, ['replay', 'rest']);
  return keys.map((start, row) => ({ start, replay: part('replay', row), rest: part('rest', row) }));
}

export async function readHours(context: Context, truckId: string, { from, until }: TimeRange): Promise<number[]> {
  const tail = await context.journal.read();
  const placed = await context.engine.db
    .selectFrom('chunks')
    .innerJoin('trucks', 'trucks.number', 'chunks.truck')
    .select('start')
    .where('trucks.id', '=', truckId)
    .where('start', '>=', segmentStartOf(from))
    .where('start', '<', until)
    .execute();
  const hours = new Set(hotPositions(tail, truckId, { from, until }).map(({ recordedAt }) => hourOf(recordedAt)));
  for (const { start } of placed) {
    // A chunk that the range cuts may have its positions outside.
    const isWhole = start >= from && start + SEGMENT_MS <= until;
    const query = { truckId, from: Math.max(from, start), until: Math.min(until, start + SEGMENT_MS), limit: 1 };
    if (isWhole || trackOf(await readTrack(context, query), query).length > 0) hours.add(hourOf(start));
  }
  return [...hours].toSorted((a, b) => a - b);
}

function hourOf(instant: number): number {
  return Math.floor(instant / HOUR_MS) * HOUR_MS;
}
