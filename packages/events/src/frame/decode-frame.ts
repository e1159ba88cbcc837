import type { Motion } from '../location.js';
import type { Frame, FullTruck, MovedTruck, Segment } from './frame.js';
import {
  AGE_UNIT_MS,
  FRAME_HEADER_BYTES,
  FRAME_VERSION,
  FULL_RECORD_BYTES,
  MOVED_RECORD_BYTES,
  SEGMENT_HEADER_BYTES,
  unpackHeading,
  unpackSpeed,
  unpackWorld,
} from './layout.js';

const MOTIONS: readonly Motion[] = ['moving', 'idle', 'stopped'];
const DEEPEST_LEVEL = 22;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads a frame. @throws RangeError on anything that is not a whole, well-formed frame of this version. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  expectThat(bytes.length >= FRAME_HEADER_BYTES && view.getUint8(0) === FRAME_VERSION);
  const tickAt = view.getFloat64(16, true);
  expectThat(Number.isFinite(tickAt));
  const count = view.getUint32(24, true);
  const segments: Segment[] = [];
  let offset = FRAME_HEADER_BYTES;
  for (let index = 0; index < count; index += 1) {
    const { segment, end } = readSegment(view, offset, tickAt);
    segments.push(segment);
    offset = end;
  }
  expectThat(offset === bytes.length);
  return {
    epoch: view.getUint32(4, true),
    since: view.getUint32(8, true),
    seq: view.getUint32(12, true),
    tickAt,
    isSnapshot: view.getUint8(1) === 1,
    segments,
  };
}

function readSegment(view: DataView, start: number, tickAt: number): { segment: Segment; end: number } {
  expectThat(start + SEGMENT_HEADER_BYTES <= view.byteLength);
  const level = view.getUint8(start);
  expectThat(level <= DEEPEST_LEVEL);
  const tile = view.getUint32(start + 4, true);
  const counts = [8, 12, 16].map((at) => view.getUint32(start + at, true));
  const [fulls = 0, moves = 0, leaves = 0] = counts;
  const fullStart = start + SEGMENT_HEADER_BYTES;
  const movedStart = fullStart + fulls * FULL_RECORD_BYTES;
  const leftStart = movedStart + moves * MOVED_RECORD_BYTES;
  const idStart = leftStart + leaves * 4;
  expectThat(idStart <= view.byteLength);
  const { ids, end } = readIds(view, idStart, fulls);
  const full = ids.map((truckId, index) => readFull(view, fullStart + index * FULL_RECORD_BYTES, truckId));
  const moved = listOf(moves, (index) => readMoved(view, movedStart + index * MOVED_RECORD_BYTES, tickAt));
  const left = listOf(leaves, (index) => view.getUint32(leftStart + index * 4, true));
  const isWhole = view.getUint8(start + 1) === 1;
  const columns = 2 ** level;
  const segment = { level, column: tile % columns, row: Math.floor(tile / columns), isWhole, full, moved, left };
  return { segment, end };
}

function readIds(view: DataView, start: number, count: number): { ids: string[]; end: number } {
  const ids: string[] = [];
  let offset = start;
  for (let index = 0; index < count; index += 1) {
    expectThat(offset + 2 <= view.byteLength);
    const length = view.getUint16(offset, true);
    expectThat(offset + 2 + length <= view.byteLength);
    ids.push(readText(new Uint8Array(view.buffer, view.byteOffset + offset + 2, length)));
    offset += 2 + length;
  }
  // Segments begin at multiples of four bytes from their own start.
  const end = start + ((offset - start + 3) & ~3);
  expectThat(end <= view.byteLength);
  return { ids, end };
}

function readFull(view: DataView, offset: number, truckId: string): FullTruck {
  const state = view.getUint8(offset + 14);
  const motion = MOTIONS[state & 3];
  const recordedAt = view.getFloat64(offset + 16, true);
  const motionSince = view.getFloat64(offset + 24, true);
  const heardAt = view.getFloat64(offset + 32, true);
  expectThat(motion !== undefined && Number.isFinite(recordedAt + motionSince + heardAt));
  return {
    ...readPlace(view, offset),
    truckId,
    motion: motion!,
    simulated: (state & 4) !== 0,
    recordedAt,
    motionSince,
    heardAt,
  };
}

function readMoved(view: DataView, offset: number, tickAt: number): MovedTruck {
  return { ...readPlace(view, offset), recordedAt: tickAt - view.getUint16(offset + 14, true) * AGE_UNIT_MS };
}

function readPlace(view: DataView, offset: number): Omit<MovedTruck, 'recordedAt'> {
  return {
    number: view.getUint32(offset, true),
    x: unpackWorld(view.getUint32(offset + 4, true)),
    y: unpackWorld(view.getUint32(offset + 8, true)),
    heading: unpackHeading(view.getUint8(offset + 12)),
    speed: unpackSpeed(view.getUint8(offset + 13)),
  };
}

function listOf<Item>(count: number, itemAt: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_none, index) => itemAt(index));
}

function readText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new RangeError(BROKEN);
  }
}

const BROKEN = 'This is not a frame of live positions.';

function expectThat(isWellFormed: boolean): void {
  if (!isWellFormed) throw new RangeError(BROKEN);
}
