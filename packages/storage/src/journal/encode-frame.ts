import type { Position } from '@fleetmap/events';
import {
  CHARGING,
  CHARGING_KNOWN,
  FRAME_VERSION,
  HAS_ATTRIBUTES,
  HUNDREDTHS,
  MAX_FRAME_BYTES,
  MAX_FRAME_POSITIONS,
  PLACES_PER_DEGREE,
  READINGS,
  SIMULATED,
} from './frame-layout.js';

const MAX_ROW_BYTES = 0x2_00_00; // two texts of 64 kB at most

/** A frame that is being filled. */
export interface FrameBuilder {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  length: number;
  count: number;
}

const encoder = new TextEncoder();

export function createFrameBuilder(): FrameBuilder {
  const bytes = new Uint8Array(MAX_FRAME_BYTES + MAX_ROW_BYTES);
  bytes[0] = FRAME_VERSION;
  return { bytes, view: new DataView(bytes.buffer), length: 1, count: 0 };
}

export function isFull({ length, count }: FrameBuilder): boolean {
  return count >= MAX_FRAME_POSITIONS || length >= MAX_FRAME_BYTES;
}

/** What was filled in, in a buffer of its own; the builder is empty again. */
export function takeFrame(builder: FrameBuilder): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(builder.bytes.subarray(0, builder.length));
  builder.length = 1;
  builder.count = 0;
  return frame;
}

export function addToFrame(builder: FrameBuilder, position: Position): void {
  const { bytes, view } = builder;
  const start = builder.length;
  const idLength = writeText(bytes, start + 3, position.truckId);
  let at = start + 3 + idLength;
  view.setFloat64(at, Math.round(position.recordedAt), true);
  view.setFloat64(at + 8, Math.round(position.receivedAt), true);
  view.setInt32(at + 16, Math.round(position.latitude * PLACES_PER_DEGREE), true);
  view.setInt32(at + 20, Math.round(position.longitude * PLACES_PER_DEGREE), true);
  at += 24;
  let flags = position.simulated ? SIMULATED : 0;
  for (let index = 0; index < READINGS.length; index += 1) {
    const value = position[READINGS[index]!] ?? null;
    if (value === null) continue;
    view.setInt32(at, Math.round(value * HUNDREDTHS), true);
    at += 4;
    flags |= 1 << index;
  }
  if (position.charging !== undefined) flags |= CHARGING_KNOWN | (position.charging ? CHARGING : 0);
  if (position.attributes) {
    const length = writeText(bytes, at + 2, JSON.stringify(position.attributes));
    view.setUint16(at, length, true);
    at += 2 + length;
  }
  view.setUint8(start, flags);
  view.setUint16(start + 1, idLength | (position.attributes ? HAS_ATTRIBUTES : 0), true);
  builder.length = at;
  builder.count += 1;
}

/** @returns its length in bytes. Plain ASCII, as most ids are, needs no encoder, which would cost ten times as much. */
function writeText(bytes: Uint8Array, at: number, text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) return encoder.encodeInto(text, bytes.subarray(at, at + HAS_ATTRIBUTES - 1)).written;
    bytes[at + index] = code;
  }
  return text.length;
}
