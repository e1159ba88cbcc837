import {
  type ByteWriter,
  createByteWriter,
  reserveBytes,
  writeByte,
  writeSigned,
  writeVarint,
  writtenBytes,
} from './byte-writer.js';
import { HEADINGS_PER_DEGREE, PLACES_PER_DEGREE, ROWS_PER_BYTE, SPEEDS_PER_METRE } from './layout.js';
import { packIntegers } from './pack-integers.js';
import { NONE, presenceOf, SOME, writeBitmap } from './presence.js';
import type { Fix } from './replay-segment.js';

const hasSpeed = ({ speed }: Fix): boolean => speed !== null;
const hasHeading = ({ heading }: Fix): boolean => heading !== null;
const isSimulated = ({ simulated }: Fix): boolean => simulated === true;

let column = new Int32Array(1024);
const scratch = createByteWriter(64 * 1024);

/**
 * One truck's fixes within one segment, about five bytes each. Places to 1e-7 degrees, speed to 0.01 m/s, heading to 0.01°.
 * @param start of the segment, epoch ms
 * @param fixes in time order, one an instant, at least one, all within the segment
 */
export function encodeReplayChunk(start: number, fixes: readonly Fix[]): Uint8Array<ArrayBuffer> {
  // The last fix is written in full and the others are differences back from it: the next segment's keyframe is then
  // at the front.
  const rows = fixes.toReversed();
  const [speeds, headings] = [presenceOf(rows, hasSpeed), presenceOf(rows, hasHeading)];
  const simulated = presenceOf(rows, isSimulated);
  const writer = scratch;
  writer.length = 0;
  writeByte(writer, speeds | (headings << 2) | (simulated << 4));
  writeVarint(writer, rows.length);
  const last = rows[0]!;
  writeVarint(writer, last.recordedAt - start);
  writePlace(writer, last);
  writeColumn(writer, rows, ({ recordedAt }) => recordedAt - start);
  writeColumn(writer, rows, ({ latitude }) => Math.round(latitude * PLACES_PER_DEGREE));
  writeColumn(writer, rows, ({ longitude }) => Math.round(longitude * PLACES_PER_DEGREE));
  if (speeds === SOME) writeBitmap(writer, rows, hasSpeed);
  if (speeds !== NONE) writeColumn(writer, rows, ({ speed }) => scaled(speed, SPEEDS_PER_METRE));
  if (headings === SOME) writeBitmap(writer, rows, hasHeading);
  if (headings !== NONE) writeColumn(writer, rows, ({ heading }) => scaled(heading, HEADINGS_PER_DEGREE));
  if (simulated === SOME) writeBitmap(writer, rows, isSimulated);
  padTo(writer, Math.ceil(rows.length / ROWS_PER_BYTE));
  return writtenBytes(writer);
}

/** Place, speed and heading of one fix in full. */
export function writePlace(writer: ByteWriter, { latitude, longitude, speed, heading }: Fix): void {
  writeSigned(writer, Math.round(latitude * PLACES_PER_DEGREE));
  writeSigned(writer, Math.round(longitude * PLACES_PER_DEGREE));
  writeVarint(writer, speed === null ? 0 : Math.round(speed * SPEEDS_PER_METRE) + 1);
  writeVarint(writer, heading === null ? 0 : Math.round(heading * HEADINGS_PER_DEGREE) + 1);
}

function scaled(value: number | null, unitsPer: number): number | null {
  return value === null ? null : Math.round(value * unitsPer);
}

/** A row without a value repeats the one before, which costs least. */
function writeColumn(writer: ByteWriter, rows: readonly Fix[], read: (row: Fix) => number | null): void {
  if (column.length < rows.length) column = new Int32Array(rows.length * 2);
  let value = 0;
  for (let index = 0; index < rows.length; index += 1) {
    value = read(rows[index]!) ?? value;
    column[index] = value;
  }
  packIntegers(writer, column, rows.length);
}

/** A reader may thus refuse what claims more rows than its bytes can hold. */
function padTo(writer: ByteWriter, length: number): void {
  if (writer.length >= length) return;
  const padding = length - writer.length;
  reserveBytes(writer, padding);
  writer.bytes.fill(0, writer.length, length);
  writer.length = length;
}
