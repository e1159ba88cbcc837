import { type Position, SEGMENT_MS, segmentStartOf } from '@fleetmap/events';
import { bytesOf } from '../engine/engine.js';
import { hotPositions } from '../journal/hot-tail.js';
import type { TimeRange, TrackQuery } from '../ports.js';
import { decodeChunk, mergeFixes } from './chunk.js';
import type { Context } from './context.js';

const CHUNKS_AT_ONCE = 64; // half a day
const HOUR_MS = 3_600_000;

export async function readTrack(context: Context, { truckId, from, until, limit }: TrackQuery): Promise<Position[]> {
  const tail = await context.journal.read();
  const placed: Position[] = [];
  let next = segmentStartOf(from);
  for (let isMore = true; isMore && placed.length < limit;) {
    const chunks = await chunksOf(context, truckId, { from: next, until });
    for (const { start, ...chunk } of chunks) {
      const positions = decodeChunk(truckId, start, chunk);
      placed.push(...positions.filter(({ recordedAt }) => recordedAt >= from && recordedAt < until));
    }
    isMore = chunks.length === CHUNKS_AT_ONCE;
    next = (chunks.at(-1)?.start ?? 0) + SEGMENT_MS;
    if (isMore && placed.length >= limit) {
      return mergeFixes(placed, hotPositions(tail, truckId, { from, until: next })).slice(0, limit);
    }
  }
  return mergeFixes(placed, hotPositions(tail, truckId, { from, until })).slice(0, limit);
}

interface PlacedChunk {
  readonly start: number;
  readonly replay: Uint8Array;
  readonly rest: Uint8Array;
}

async function chunksOf({ engine }: Context, truckId: string, range: TimeRange): Promise<PlacedChunk[]> {
  const rows = await engine.db
    .selectFrom('chunks')
    .innerJoin('trucks', 'trucks.number', 'chunks.truck')
    .select(['start', 'replay', 'rest'])
    .where('trucks.id', '=', truckId)
    .where('start', '>=', range.from)
    .where('start', '<', range.until)
    .orderBy('start')
    .limit(CHUNKS_AT_ONCE)
    .execute();
  return rows.map(({ start, replay, rest }) => ({ start, replay: bytesOf(replay), rest: bytesOf(rest) }));
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
    const cut = { from: Math.max(from, start), until: Math.min(until, start + SEGMENT_MS) };
    if (isWhole || (await readTrack(context, { truckId, ...cut, limit: 1 })).length > 0) hours.add(hourOf(start));
  }
  return [...hours].toSorted((a, b) => a - b);
}

function hourOf(instant: number): number {
  return Math.floor(instant / HOUR_MS) * HOUR_MS;
}
