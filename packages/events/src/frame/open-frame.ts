import type { FrameHeader } from './frame.js';
import {
  AGE_AT,
  AGE_UNIT_MS,
  DEEPEST_LEVEL,
  FRAME_HEADER_BYTES,
  FRAME_VERSION,
  FULL_RECORD_BYTES,
  HEADING_AT,
  HEADINGS,
  LEFT_BYTES,
  MOTION_BITS,
  MOTIONS,
  MOVED_RECORD_BYTES,
  OLDEST_AGE,
  SEGMENT_HEADER_BYTES,
  SIMULATED_BIT,
  SNAPSHOT_BIT,
  SPEED_AT,
  SPEEDS,
  STATE_AT,
  unpackWorld,
  WHOLE_TILE_BIT,
} from './layout.js';
import { readTexts } from './text.js';
import { type Cursor, readVarint } from './varint.js';

/** A truck that only moved. World units, degrees, m/s (NaN is unknown), epoch ms. */
export interface MovedRecord {
  number: number;
  x: number;
  y: number;
  heading: number;
  speed: number;
  recordedAt: number;
}

/** A truck told in full. */
export interface FullRecord extends MovedRecord {
  truckId: string;
  /** Index in `MOTIONS`. */
  motion: number;
  simulated: boolean;
  motionSince: number;
  heardAt: number;
}

/** Is told a frame, tile by tile. A record is overwritten by the next one: it is only good during the call. */
export interface FrameVisitor {
  onTile(level: number, tile: number, isWhole: boolean): void;
  onLeft(number: number): void;
  onFull(record: Readonly<FullRecord>): void;
  onMoved(record: Readonly<MovedRecord>): void;
}

/** A frame that was found to be whole and well formed. */
export interface OpenFrame extends FrameHeader {
  /** Tells every tile: first who left it, then who is told in full, then who moved. */
  visit(visitor: FrameVisitor): void;
}

interface FoundSegment {
  readonly level: number;
  readonly tile: number;
  readonly isWhole: boolean;
  readonly fullStart: number;
  readonly movedStart: number;
  readonly leftStart: number;
  readonly leftEnd: number;
  readonly ids: readonly string[];
}

/** Checks a whole frame before any of it is told. @throws RangeError on anything else than a frame of this version. */
export function openFrame(bytes: Uint8Array): OpenFrame {
  try {
    return open(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    throw new RangeError('This is not a frame of live positions.', { cause: error });
  }
}

function open(view: DataView): OpenFrame {
  expectThat(view.getUint8(0) === FRAME_VERSION);
  const tickAt = view.getFloat64(16, true);
  expectThat(Number.isFinite(tickAt));
  const cursor = { offset: FRAME_HEADER_BYTES };
  const segments = Array.from({ length: view.getUint16(2, true) }, () => findSegment(view, cursor));
  expectThat(cursor.offset === view.byteLength);
  return {
    epoch: view.getUint32(4, true),
    since: view.getUint32(8, true),
    seq: view.getUint32(12, true),
    tickAt,
    isSnapshot: (view.getUint8(1) & SNAPSHOT_BIT) !== 0,
    visit(visitor) {
      for (const segment of segments) visitSegment(view, segment, tickAt, visitor);
    },
  };
}

function findSegment(view: DataView, cursor: Cursor): FoundSegment {
  const start = cursor.offset;
  const isWhole = (view.getUint8(start) & WHOLE_TILE_BIT) !== 0;
  const level = view.getUint8(start) & ~WHOLE_TILE_BIT;
  const tile = view.getUint32(start + 1, true);
  expectThat(level <= DEEPEST_LEVEL && tile < 4 ** level);
  cursor.offset += SEGMENT_HEADER_BYTES;
  const fulls = readVarint(view, cursor);
  const moves = readVarint(view, cursor);
  const leaves = readVarint(view, cursor);
  const fullStart = cursor.offset;
  const movedStart = fullStart + fulls * FULL_RECORD_BYTES;
  const leftStart = movedStart + moves * MOVED_RECORD_BYTES;
  const leftEnd = leftStart + leaves * LEFT_BYTES;
  expectThat(leftEnd <= view.byteLength);
  for (let at = fullStart; at < movedStart; at += FULL_RECORD_BYTES) {
    const times = view.getFloat64(at + 14, true) + view.getFloat64(at + 22, true) + view.getFloat64(at + 30, true);
    expectThat((view.getUint8(at + STATE_AT) & MOTION_BITS) < MOTIONS.length && Number.isFinite(times));
  }
  for (let at = movedStart; at < leftStart; at += MOVED_RECORD_BYTES) {
    expectThat(view.getUint8(at + AGE_AT) <= OLDEST_AGE);
  }
  cursor.offset = leftEnd;
  const ids = readTexts(view, cursor, fulls);
  return { level, tile, isWhole, fullStart, movedStart, leftStart, leftEnd, ids };
}

function visitSegment(view: DataView, segment: FoundSegment, tickAt: number, visitor: FrameVisitor): void {
  const { fullStart, movedStart, leftStart, leftEnd, ids } = segment;
  visitor.onTile(segment.level, segment.tile, segment.isWhole);
  for (let at = leftStart; at < leftEnd; at += LEFT_BYTES) visitor.onLeft(readNumber(view, at));
  for (let at = fullStart, index = 0; at < movedStart; at += FULL_RECORD_BYTES, index += 1) {
    readPlace(view, at);
    const state = view.getUint8(at + STATE_AT);
    record.truckId = ids[index]!;
    record.motion = state & MOTION_BITS;
    record.simulated = (state & SIMULATED_BIT) !== 0;
    record.recordedAt = view.getFloat64(at + 14, true);
    record.motionSince = view.getFloat64(at + 22, true);
    record.heardAt = view.getFloat64(at + 30, true);
    visitor.onFull(record);
  }
  for (let at = movedStart; at < leftStart; at += MOVED_RECORD_BYTES) {
    readPlace(view, at);
    record.recordedAt = tickAt - view.getUint8(at + AGE_AT) * AGE_UNIT_MS;
    visitor.onMoved(record);
  }
}

// One for all records: fifty thousand objects a frame would cost more than all the rest.
const record: FullRecord = {
  number: 0,
  truckId: '',
  x: 0.5,
  y: 0.5,
  heading: Number.NaN,
  speed: Number.NaN,
  motion: 0,
  simulated: false,
  recordedAt: 0.5,
  motionSince: 0.5,
  heardAt: 0.5,
};

function readPlace(view: DataView, at: number): void {
  record.number = readNumber(view, at);
  record.x = unpackWorld(view.getUint32(at + 3, true));
  record.y = unpackWorld(view.getUint32(at + 7, true));
  record.heading = HEADINGS[view.getUint8(at + HEADING_AT)]!;
  record.speed = SPEEDS[view.getUint8(at + SPEED_AT)]!;
}

function readNumber(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function expectThat(isWellFormed: boolean): void {
  if (!isWellFormed) throw new RangeError('Something in it cannot be.');
}
