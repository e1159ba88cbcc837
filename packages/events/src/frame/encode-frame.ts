import type { Motion } from '../location.js';
import type { FrameHeader, FullTruck, MovedTruck, Segment } from './frame.js';
import {
  AGE_UNIT_MS,
  FRAME_HEADER_BYTES,
  FRAME_VERSION,
  FULL_RECORD_BYTES,
  MOVED_RECORD_BYTES,
  OLDEST_AGE_MS,
  packHeading,
  packSpeed,
  packWorld,
  SEGMENT_HEADER_BYTES,
} from './layout.js';

const MOTION_BITS: Record<Motion, number> = { moving: 0, idle: 1, stopped: 2 };
const SIMULATED_BIT = 4;
const encoder = new TextEncoder();

/** Whether a moved truck's fix is recent enough to be told by its age. */
export function isAgeTold(recordedAt: number, tickAt: number): boolean {
  return recordedAt <= tickAt && tickAt - recordedAt <= OLDEST_AGE_MS;
}

/** One tile's part of a frame, made once and written to every viewer of the tile. @param tickAt epoch ms */
export function encodeSegment(segment: Segment, tickAt: number): Uint8Array {
  const { full, moved, left } = segment;
  const ids = full.map(({ truckId }) => encoder.encode(truckId));
  const idBytes = ids.reduce((sum, id) => sum + 2 + id.length, 0);
  const length =
    SEGMENT_HEADER_BYTES + full.length * FULL_RECORD_BYTES + moved.length * MOVED_RECORD_BYTES + left.length * 4;
  const bytes = new Uint8Array(length + padded(idBytes));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, segment.level);
  view.setUint8(1, segment.isWhole ? 1 : 0);
  view.setUint32(4, segment.row * 2 ** segment.level + segment.column, true);
  view.setUint32(8, full.length, true);
  view.setUint32(12, moved.length, true);
  view.setUint32(16, left.length, true);
  let offset = SEGMENT_HEADER_BYTES;
  for (const truck of full) offset = writeFull(view, offset, truck);
  for (const truck of moved) offset = writeMoved(view, offset, truck, tickAt);
  for (const number of left) {
    view.setUint32(offset, number, true);
    offset += 4;
  }
  for (const id of ids) {
    view.setUint16(offset, id.length, true);
    bytes.set(id, offset + 2);
    offset += 2 + id.length;
  }
  return bytes;
}

/** A whole frame out of segments. */
export function encodeFrame(header: FrameHeader, segments: readonly Uint8Array[]): Uint8Array {
  const length = segments.reduce((sum, segment) => sum + segment.length, FRAME_HEADER_BYTES);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, FRAME_VERSION);
  view.setUint8(1, header.isSnapshot ? 1 : 0);
  view.setUint32(4, header.epoch, true);
  view.setUint32(8, header.since, true);
  view.setUint32(12, header.seq, true);
  view.setFloat64(16, header.tickAt, true);
  view.setUint32(24, segments.length, true);
  let offset = FRAME_HEADER_BYTES;
  for (const segment of segments) {
    bytes.set(segment, offset);
    offset += segment.length;
  }
  return bytes;
}

function writeFull(view: DataView, offset: number, truck: FullTruck): number {
  view.setUint32(offset, truck.number, true);
  view.setUint32(offset + 4, packWorld(truck.x), true);
  view.setUint32(offset + 8, packWorld(truck.y), true);
  view.setUint8(offset + 12, packHeading(truck.heading));
  view.setUint8(offset + 13, packSpeed(truck.speed));
  view.setUint8(offset + 14, MOTION_BITS[truck.motion] | (truck.simulated ? SIMULATED_BIT : 0));
  view.setFloat64(offset + 16, truck.recordedAt, true);
  view.setFloat64(offset + 24, truck.motionSince, true);
  view.setFloat64(offset + 32, truck.heardAt, true);
  return offset + FULL_RECORD_BYTES;
}

function writeMoved(view: DataView, offset: number, truck: MovedTruck, tickAt: number): number {
  view.setUint32(offset, truck.number, true);
  view.setUint32(offset + 4, packWorld(truck.x), true);
  view.setUint32(offset + 8, packWorld(truck.y), true);
  view.setUint8(offset + 12, packHeading(truck.heading));
  view.setUint8(offset + 13, packSpeed(truck.speed));
  view.setUint16(offset + 14, Math.round((tickAt - truck.recordedAt) / AGE_UNIT_MS), true);
  return offset + MOVED_RECORD_BYTES;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
