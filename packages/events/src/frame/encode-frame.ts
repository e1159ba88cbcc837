import type { FrameHeader, TileChange, TruckState } from './frame.js';
import {
  AGE_AT,
  AGE_UNIT_MS,
  FRAME_HEADER_BYTES,
  FRAME_VERSION,
  FULL_RECORD_BYTES,
  HEADING_AT,
  LEFT_BYTES,
  MOST_COUNT_BYTES,
  MOTIONS,
  MOVED_RECORD_BYTES,
  OLDEST_AGE,
  packHeading,
  packSpeed,
  packWorld,
  SEGMENT_HEADER_BYTES,
  SIMULATED_BIT,
  SNAPSHOT_BIT,
  SPEED_AT,
  STATE_AT,
  WHOLE_TILE_BIT,
} from './layout.js';
import { mostTextBytes, writeText } from './text.js';
import { writeVarint } from './varint.js';

/** Whether a moved truck's fix is recent enough to be told by its age. */
export function isAgeTold(recordedAt: number, tickAt: number): boolean {
  return recordedAt <= tickAt && tickAt - recordedAt <= OLDEST_AGE * AGE_UNIT_MS;
}

/**
 * One tile's part of a frame, made once and written to every viewer of the tile. A moved truck whose age cannot be told is told
 * in full. @param rows the trucks by their numbers @param tickAt epoch ms @param allocate gives so many bytes; not all are used
 */
export function encodeSegment(
  part: TileChange<number, number>,
  rows: Readonly<Record<number, TruckState>>,
  tickAt: number,
  allocate: (length: number) => Uint8Array = (length) => new Uint8Array(length),
): Uint8Array {
  const { level, tile, isWhole, left } = part;
  const isTold = (number: number): boolean => isAgeTold(rows[number]!.recordedAt, tickAt);
  const areTold = part.moved.every(isTold);
  const moved = areTold ? part.moved : part.moved.filter(isTold);
  const full = areTold ? part.full : [...part.full, ...part.moved.filter((number) => !isTold(number))];
  const recordBytes = full.length * FULL_RECORD_BYTES + moved.length * MOVED_RECORD_BYTES + left.length * LEFT_BYTES;
  let most = SEGMENT_HEADER_BYTES + MOST_COUNT_BYTES + recordBytes;
  for (const number of full) most += mostTextBytes(rows[number]!.truckId);
  const bytes = allocate(most);
  const view = new DataView(bytes.buffer, bytes.byteOffset, most);
  view.setUint8(0, level | (isWhole ? WHOLE_TILE_BIT : 0));
  view.setUint32(1, tile, true);
  let offset = SEGMENT_HEADER_BYTES;
  for (const { length } of [full, moved, left]) offset = writeVarint(bytes, offset, length);
  for (const number of full) {
    writeFull(view, offset, number, rows[number]!);
    offset += FULL_RECORD_BYTES;
  }
  for (const number of moved) {
    const row = rows[number]!;
    writePlace(view, offset, number, row);
    view.setUint8(offset + AGE_AT, Math.round((tickAt - row.recordedAt) / AGE_UNIT_MS));
    offset += MOVED_RECORD_BYTES;
  }
  for (const number of left) {
    writeNumber(view, offset, number);
    offset += LEFT_BYTES;
  }
  for (const number of full) offset = writeText(bytes, offset, rows[number]!.truckId);
  return bytes.subarray(0, offset);
}

/** A whole frame out of segments, at most 65,535. @param allocate gives so many bytes; all are written */
export function encodeFrame(
  header: FrameHeader,
  segments: readonly Uint8Array[],
  allocate: (length: number) => Uint8Array = (length) => new Uint8Array(length),
): Uint8Array {
  let length = FRAME_HEADER_BYTES;
  for (const segment of segments) length += segment.length;
  const bytes = allocate(length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  view.setUint8(0, FRAME_VERSION);
  view.setUint8(1, header.isSnapshot ? SNAPSHOT_BIT : 0);
  view.setUint16(2, segments.length, true);
  view.setUint32(4, header.epoch, true);
  view.setUint32(8, header.since, true);
  view.setUint32(12, header.seq, true);
  view.setFloat64(16, header.tickAt, true);
  let offset = FRAME_HEADER_BYTES;
  for (const segment of segments) {
    bytes.set(segment, offset);
    offset += segment.length;
  }
  return bytes;
}

function writeFull(view: DataView, offset: number, number: number, row: TruckState): void {
  writePlace(view, offset, number, row);
  view.setUint8(offset + STATE_AT, MOTIONS.indexOf(row.motion) | (row.simulated ? SIMULATED_BIT : 0));
  view.setFloat64(offset + 14, row.recordedAt, true);
  view.setFloat64(offset + 22, row.motionSince, true);
  view.setFloat64(offset + 30, row.heardAt, true);
}

function writePlace(view: DataView, offset: number, number: number, row: TruckState): void {
  writeNumber(view, offset, number);
  view.setUint32(offset + 3, packWorld(row.x), true);
  view.setUint32(offset + 7, packWorld(row.y), true);
  view.setUint8(offset + HEADING_AT, packHeading(row.heading));
  view.setUint8(offset + SPEED_AT, packSpeed(row.speed));
}

function writeNumber(view: DataView, offset: number, number: number): void {
  view.setUint16(offset, number, true);
  view.setUint8(offset + 2, number >>> 16);
}
