import { segmentStartOf } from '@fleetmap/events';
import { forEachRow } from '../journal/decode-frame.js';
import { FRAME_VERSION } from '../journal/frame-layout.js';
import type { HotTail } from '../journal/hot-tail.js';
import type { PlacedFrames } from '../journal/journal.js';
import { createBreather } from './context.js';

/** Which positions of the journal are to be put in place. */
export interface SortedOut extends PlacedFrames {
  /** Where rows are, by segment and truck, in the order they came. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<string, readonly RowPlace[]>>;
}

export interface RowPlace {
  readonly frame: Uint8Array;
  readonly offset: number;
}

/** Finds rows recorded before an instant in frames up to a number, and what is left of those frames. */
export async function sortOut(tail: HotTail, before: number, upTo: number): Promise<SortedOut> {
  const rows = new Map<number, Map<string, RowPlace[]>>();
  const whole = new Set<number>();
  const rest = new Map<number, Uint8Array>();
  const breathe = createBreather();
  let count = 0;
  for (const { id, bytes } of tail.frames.filter((frame) => frame.id <= upTo)) {
    await breathe();
    const left: Uint8Array[] = [];
    const countBefore = count;
    forEachRow(bytes, (offset, { truckId, recordedAt, next }) => {
      if (recordedAt >= before) {
        left.push(bytes.subarray(offset, next));
        return;
      }
      count += 1;
      const trucks = at(rows, segmentStartOf(recordedAt), () => new Map<string, RowPlace[]>());
      at(trucks, truckId, () => []).push({ frame: bytes, offset });
    });
    if (left.length === 0) whole.add(id);
    else if (count > countBefore) rest.set(id, frameOf(left));
  }
  return { rows, whole, rest, count };
}

function at<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const found = map.get(key) ?? create();
  map.set(key, found);
  return found;
}

function frameOf(rows: readonly Uint8Array[]): Uint8Array {
  const frame = new Uint8Array(rows.reduce((sum, row) => sum + row.length, 1));
  frame[0] = FRAME_VERSION;
  let offset = 1;
  for (const row of rows) {
    frame.set(row, offset);
    offset += row.length;
  }
  return frame;
}
