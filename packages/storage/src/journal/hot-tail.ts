import { type Position, segmentStartOf } from '@fleetmap/events';
import { forEachRow, readRow } from './decode-frame.js';

/** A frame of the journal with its number. */
export interface JournalFrame {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/**
 * The journal in memory, found by truck. Frames stay as they are (50 bytes a position), rows are found by where they are in them, and
 * nothing is looked at before somebody reads.
 */
export interface HotTail {
  /** Number of the last frame; 0 when there is none. */
  lastId: number;
  readonly frames: JournalFrame[];
  /** Frames whose rows are in the index already. */
  indexed: number;
  readonly rowsByTruck: Map<string, HotRows>;
  /** Positions and trucks by start of segment. */
  readonly countBySegment: Map<number, number>;
  readonly trucksBySegment: Map<number, number>;
  count: number;
}

/** Rows of one truck, in the order they came. */
interface HotRows {
  readonly times: number[];
  /** Frame index × 2^21 + offset in it. */
  readonly addresses: number[];
  readonly segments: Set<number>;
}

const ADDRESSES_PER_FRAME = 2 ** 21;

export function createHotTail(frames: readonly JournalFrame[] = []): HotTail {
  const tail: HotTail = {
    lastId: 0,
    frames: [],
    indexed: 0,
    rowsByTruck: new Map(),
    countBySegment: new Map(),
    trucksBySegment: new Map(),
    count: 0,
  };
  for (const frame of frames) addFrame(tail, frame);
  return tail;
}

export function addFrame(tail: HotTail, frame: JournalFrame): void {
  tail.frames.push(frame);
  tail.lastId = frame.id;
}

/** Has to be called before the index is read. @param limit looks at no frame after this many */
export function indexFrames(tail: HotTail, limit: number = tail.frames.length): void {
  for (; tail.indexed < limit; tail.indexed += 1) {
    const base = tail.indexed * ADDRESSES_PER_FRAME;
    forEachRow(tail.frames[tail.indexed]!.bytes, (offset, { truckId, recordedAt }) => {
      let rows = tail.rowsByTruck.get(truckId);
      if (!rows) {
        rows = { times: [], addresses: [], segments: new Set() };
        tail.rowsByTruck.set(truckId, rows);
      }
      rows.times.push(recordedAt);
      rows.addresses.push(base + offset);
      const segment = segmentStartOf(recordedAt);
      increment(tail.countBySegment, segment);
      if (!rows.segments.has(segment)) increment(tail.trucksBySegment, segment);
      rows.segments.add(segment);
      tail.count += 1;
    });
  }
}

function increment(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** One truck's positions of `from` ≤ time < `until`, in time order, one an instant: the first to come. */
export function hotPositions(tail: HotTail, truckId: string, range: { from: number; until: number }): Position[] {
  const rows = tail.rowsByTruck.get(truckId);
  if (!rows) return [];
  const { times, addresses } = rows;
  const found: number[] = [];
  for (let row = 0; row < times.length; row += 1) {
    if (times[row]! >= range.from && times[row]! < range.until) found.push(row);
  }
  found.sort((a, b) => times[a]! - times[b]! || a - b);
  return found
    .filter((row, index) => index === 0 || times[row] !== times[found[index - 1]!])
    .map((row) => positionAt(tail, truckId, addresses[row]!));
}

/** A truck's newest position before an instant. */
export function lastHotBefore(tail: HotTail, truckId: string, before: number): Position | undefined {
  const rows = tail.rowsByTruck.get(truckId);
  if (!rows) return undefined;
  const { times, addresses } = rows;
  let newest = -1;
  for (let row = 0; row < times.length; row += 1) {
    if (times[row]! < before && (newest < 0 || times[row]! > times[newest]!)) newest = row;
  }
  return newest < 0 ? undefined : positionAt(tail, truckId, addresses[newest]!);
}

function positionAt({ frames }: HotTail, truckId: string, address: number): Position {
  const { bytes } = frames[Math.floor(address / ADDRESSES_PER_FRAME)]!;
  return readRow(bytes, address % ADDRESSES_PER_FRAME, truckId);
}
