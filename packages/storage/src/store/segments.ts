import {
  encodeReplayChunk,
  encodeReplaySegment,
  type Fix,
  readChunkHead,
  SEGMENT_MS,
  segmentStartOf,
  type TrackPart,
} from '@fleetmap/events';
import { type HotTail, hotPositions } from '../journal/hot-tail.js';
import type { SegmentInfo, TimeRange } from '../ports.js';
import { decodeFixes, mergeFixes } from './chunk.js';
import { type Context, createBreather } from './context.js';
import { gather } from './gather.js';
import { CHUNK_HEAD_BYTES, readKeyframes } from './keyframes.js';
import { type PackedTrack, readPackedTracks } from './packed-fixes.js';

export async function listSegments(context: Context, range: TimeRange, now: number): Promise<SegmentInfo[]> {
  const tail = await context.journal.read();
  const from = segmentStartOf(range.from);
  const placed = await context.engine.db
    .selectFrom('segments')
    .selectAll()
    .where('start', '>=', from)
    .where('start', '<', range.until)
    .execute();
  const segments = new Map(placed.map((segment) => [segment.start, { ...segment, isClosed: true }]));
  const taken = context.journal.taken();
  for (const [start, count] of tail.countBySegment) {
    if (start < from || start >= range.until) continue;
    const { trucks, positions } = segments.get(start) ?? { trucks: 0, positions: 0 };
    const most = Math.max(trucks, tail.trucksBySegment.get(start) ?? 0);
    segments.set(start, { start, revision: taken, isClosed: false, trucks: most, positions: positions + count });
  }
  return [...segments.values()]
    .map((segment) => (segment.start + SEGMENT_MS <= now ? segment : { ...segment, revision: taken, isClosed: false }))
    .toSorted((a, b) => a.start - b.start);
}

export async function readEarliest({ engine, journal }: Context): Promise<number | undefined> {
  const tail = await journal.read();
  const placed = await engine.db.selectFrom('segments').select('start').orderBy('start').limit(1).executeTakeFirst();
  const starts = [...tail.countBySegment.keys(), ...(placed ? [placed.start] : [])];
  return starts.length > 0 ? Math.min(...starts) : undefined;
}

type SegmentBytes = { revision: number; bytes: Uint8Array };

/** Reads until nothing was sealed meanwhile: bytes and revision of a closed segment belong together for good. */
export async function readSegment(context: Context, start: number, now: number): Promise<SegmentBytes | undefined> {
  for (;;) {
    const generation = context.journal.generation();
    const segment = await readSegmentOnce(context, start, now);
    if (context.engine.isShared) await context.journal.read();
    if (context.journal.generation() === generation) return segment;
  }
}

async function readSegmentOnce(context: Context, start: number, now: number): Promise<SegmentBytes | undefined> {
  const [info] = await listSegments(context, { from: start, until: start + 1 }, now);
  if (info?.start !== start) return undefined;
  const tail = await context.journal.read();
  const packed = await readPackedTracks(context, start);
  const parts = await placedParts(context, start);
  await addPackedParts(context, parts, { start, packed });
  if (!info.isClosed) await addHotParts(parts, tail, start);
  // A late position that is not sealed is nobody's keyframe in a closed segment yet: sealing it raises the revision.
  for (const [truckId, keyframe] of await readKeyframes(context, {
    start,
    packed,
    tail: info.isClosed ? undefined : tail,
  })) {
    const part = parts.get(truckId);
    parts.set(truckId, { truckId, simulated: keyframe.simulated === true, ...part, keyframe });
  }
  // In an order that does not depend on how they are kept.
  const tracks = [...parts.values()].toSorted((a, b) => (a.truckId < b.truckId ? -1 : 1));
  return { revision: info.revision, bytes: encodeReplaySegment(start, tracks) };
}

type Parts = Map<string, TrackPart>;

/** Chunks go from the database to the viewer as they are. */
async function placedParts({ engine, truckNames }: Context, start: number): Promise<Parts> {
  const query = engine.db.selectFrom('chunks').select(['truck as key', 'replay']).where('start', '=', start);
  const { keys, part } = await gather(engine, query, ['replay']);
  const names = await truckNames();
  return new Map(
    keys.map((truck, row) => {
      const id = names.get(truck)!;
      return [id, partOf(id, part('replay', row))];
    }),
  );
}

/** Of packed hours the chunk of a segment is made anew; it comes out as it was. */
async function addPackedParts(
  { truckNames }: Context,
  parts: Parts,
  { start, packed }: { start: number; packed: readonly PackedTrack[] },
): Promise<void> {
  const names = await truckNames();
  const breathe = createBreather();
  for (const { truck, fixes } of packed) {
    if (fixes.length === 0) continue;
    await breathe();
    const id = names.get(truck)!;
    parts.set(id, partOf(id, encodeReplayChunk(start, fixes)));
  }
}

function partOf(truckId: string, bytes: Uint8Array): TrackPart {
  const { count, isSimulated } = readChunkHead(0, bytes.subarray(0, CHUNK_HEAD_BYTES));
  return { truckId, simulated: isSimulated, chunk: { bytes, count } };
}

/** Fixes that are not in place yet join those that are. */
async function addHotParts(parts: Parts, tail: HotTail, start: number): Promise<void> {
  const breathe = createBreather();
  for (const truckId of tail.rowsByTruck.keys()) {
    await breathe();
    const hot: Fix[] = hotPositions(tail, truckId, { from: start, until: start + SEGMENT_MS });
    if (hot.length === 0) continue;
    const placed = parts.get(truckId)?.chunk;
    const fixes = placed ? mergeFixes(decodeFixes(start, placed.bytes), hot) : hot;
    parts.set(truckId, partOf(truckId, encodeReplayChunk(start, fixes)));
  }
}
