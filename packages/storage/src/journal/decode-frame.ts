import type { Position } from '@fleetmap/events';
import {
  CHARGING,
  CHARGING_KNOWN,
  FRAME_VERSION,
  HAS_ATTRIBUTES,
  HUNDREDTHS,
  PLACES_PER_DEGREE,
  READINGS,
  ROW_FIXED_BYTES,
  SIMULATED,
} from './frame-layout.js';

const decoder = new TextDecoder();
const READING_FLAGS = (1 << READINGS.length) - 1;

/** What a row is found by. */
export interface RowHead {
  readonly truckId: string;
  readonly recordedAt: number;
  /** Where the next row begins. */
  readonly next: number;
}

/** Visits every row of a frame. @throws RangeError when it is none, or of a version that is not known */
export function forEachRow(frame: Uint8Array, visit: (offset: number, head: RowHead) => void): void {
  if (frame[0] !== FRAME_VERSION) throw new RangeError('This is not a journal frame.');
  const view = viewOf(frame);
  for (let offset = 1; offset < frame.length;) {
    const head = readRowHead(frame, view, offset);
    visit(offset, head);
    offset = head.next;
  }
}

/** All positions of a frame, in the order they came. */
export function decodeFrame(frame: Uint8Array): Position[] {
  const positions: Position[] = [];
  forEachRow(frame, (offset) => positions.push(readRow(frame, offset)));
  return positions;
}

function readRowHead(frame: Uint8Array, view: DataView, offset: number): RowHead {
  const flags = view.getUint8(offset);
  const idLength = view.getUint16(offset + 1, true);
  const length = idLength & ~HAS_ATTRIBUTES;
  const at = offset + 3 + length;
  const readings = at + ROW_FIXED_BYTES;
  const attributes = readings + 4 * bitsOf(flags & READING_FLAGS);
  const next = idLength & HAS_ATTRIBUTES ? attributes + 2 + view.getUint16(attributes, true) : attributes;
  return { truckId: textOf(frame, offset + 3, length), recordedAt: view.getFloat64(at, true), next };
}

/** The position of the row at an offset. @param known its truck, when the caller has it already */
export function readRow(frame: Uint8Array, offset: number, known?: string): Position {
  const view = viewOf(frame);
  const flags = view.getUint8(offset);
  const idLength = view.getUint16(offset + 1, true);
  const length = idLength & ~HAS_ATTRIBUTES;
  let at = offset + 3 + length;
  const position: { -readonly [Key in keyof Position]: Position[Key] } = {
    truckId: known ?? textOf(frame, offset + 3, length),
    latitude: view.getInt32(at + 16, true) / PLACES_PER_DEGREE,
    longitude: view.getInt32(at + 20, true) / PLACES_PER_DEGREE,
    speed: null,
    heading: null,
    recordedAt: view.getFloat64(at, true),
    receivedAt: view.getFloat64(at + 8, true),
  };
  at += ROW_FIXED_BYTES;
  for (let index = 0; index < READINGS.length; index += 1) {
    if ((flags & (1 << index)) === 0) continue;
    position[READINGS[index]!] = view.getInt32(at, true) / HUNDREDTHS;
    at += 4;
  }
  if (flags & CHARGING_KNOWN) position.charging = (flags & CHARGING) !== 0;
  if (flags & SIMULATED) position.simulated = true;
  if (idLength & HAS_ATTRIBUTES) {
    position.attributes = JSON.parse(textOf(frame, at + 2, view.getUint16(at, true))) as NonNullable<
      Position['attributes']
    >;
  }
  return position;
}

let lastFrame: Uint8Array | undefined;
let lastView: DataView | undefined;

/** Rows of one frame are mostly read one after the other. */
function viewOf(frame: Uint8Array): DataView {
  if (frame !== lastFrame || !lastView) {
    lastFrame = frame;
    lastView = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  }
  return lastView;
}

function bitsOf(flags: number): number {
  let count = 0;
  for (let rest = flags; rest > 0; rest >>>= 1) count += rest & 1;
  return count;
}

const LONG_TEXT = 32;

function textOf(bytes: Uint8Array, at: number, length: number): string {
  if (length > LONG_TEXT) return decoder.decode(bytes.subarray(at, at + length));
  let text = '';
  for (let index = at; index < at + length; index += 1) {
    const code = bytes[index]!;
    if (code >= 0x80) return decoder.decode(bytes.subarray(at, at + length));
    text += String.fromCharCode(code);
  }
  return text;
}
