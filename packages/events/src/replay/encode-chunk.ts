import {
  type ByteWriter,
  createByteWriter,
  reserveBytes,
  writeByte,
  writeBytes,
  writeSigned,
  writeVarint,
  writtenBytes,
} from './byte-writer.js';
import { AS_THEY_ARE, BY_BOTH, BY_LATER, createPackedRows, subtractReckoned } from './dead-reckoning.js';
import { HEADINGS_PER_DEGREE, PLACES_PER_DEGREE, ROWS_PER_BYTE, SPEEDS_PER_METRE } from './layout.js';
import { packIntegers } from './pack-integers.js';
import { NONE, presenceOf, SOME, writeBitmap } from './presence.js';
import type { Fix } from './replay-segment.js';

const hasSpeed = ({ speed }: Fix): boolean => speed !== null;
const hasHeading = ({ heading }: Fix): boolean => heading !== null;
const isSimulated = ({ simulated }: Fix): boolean => simulated === true;

let packed = createPackedRows(1024);
const scratch = createByteWriter(64 * 1024);
const places = createByteWriter(64 * 1024);

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
  const count = rows.length;
  packRows(start, rows);
  const { way, bytes } = packPlaces(count, speeds !== NONE && headings !== NONE);
  const writer = scratch;
  writer.length = 0;
  writeByte(writer, speeds | (headings << 2) | (simulated << 4) | (way << 6));
  writeVarint(writer, count);
  writeVarint(writer, packed.times[0]!);
  writePlace(writer, rows[0]!);
  packIntegers(writer, packed.times, count);
  if (way === AS_THEY_ARE) writeBytes(writer, bytes);
  if (speeds === SOME) writeBitmap(writer, rows, hasSpeed);
  if (speeds !== NONE) packIntegers(writer, packed.speeds, count);
  if (headings === SOME) writeBitmap(writer, rows, hasHeading);
  if (headings !== NONE) packIntegers(writer, packed.headings, count);
  if (way !== AS_THEY_ARE) writeBytes(writer, bytes);
  if (simulated === SOME) writeBitmap(writer, rows, isSimulated);
  padTo(writer, Math.ceil(count / ROWS_PER_BYTE));
  return writtenBytes(writer);
}

/** Place, speed and heading of one fix in full. */
export function writePlace(writer: ByteWriter, { latitude, longitude, speed, heading }: Fix): void {
  writeSigned(writer, Math.round(latitude * PLACES_PER_DEGREE));
  writeSigned(writer, Math.round(longitude * PLACES_PER_DEGREE));
  writeVarint(writer, speed === null ? 0 : Math.round(speed * SPEEDS_PER_METRE) + 1);
  writeVarint(writer, heading === null ? 0 : Math.round(heading * HEADINGS_PER_DEGREE) + 1);
}

/** A row without a speed or heading repeats the one before, which costs least. */
function packRows(start: number, rows: readonly Fix[]): void {
  if (packed.times.length < rows.length) packed = createPackedRows(rows.length * 2);
  let [speed, heading] = [0, 0];
  for (let row = 0; row < rows.length; row += 1) {
    const fix = rows[row]!;
    if (fix.speed !== null) speed = Math.round(fix.speed * SPEEDS_PER_METRE);
    if (fix.heading !== null) heading = Math.round(fix.heading * HEADINGS_PER_DEGREE);
    packed.times[row] = fix.recordedAt - start;
    packed.latitudes[row] = Math.round(fix.latitude * PLACES_PER_DEGREE);
    packed.longitudes[row] = Math.round(fix.longitude * PLACES_PER_DEGREE);
    packed.speeds[row] = speed;
    packed.headings[row] = heading;
  }
}

/** Latitudes and longitudes, told in the way that is shortest. */
function packPlaces(count: number, canReckon: boolean): { way: number; bytes: Uint8Array } {
  let best: { way: number; bytes: Uint8Array } | undefined;
  for (const way of canReckon ? [AS_THEY_ARE, BY_LATER, BY_BOTH] : [AS_THEY_ARE]) {
    const { latitudes, longitudes } = packed;
    const told = { ...packed, latitudes: latitudes.slice(0, count), longitudes: longitudes.slice(0, count) };
    if (way !== AS_THEY_ARE) subtractReckoned(told, count, way);
    places.length = 0;
    packIntegers(places, told.latitudes, count);
    packIntegers(places, told.longitudes, count);
    if (!best || places.length < best.bytes.length) best = { way, bytes: writtenBytes(places) };
  }
  return best!;
}

/** A reader may thus refuse what claims more rows than its bytes can hold. */
function padTo(writer: ByteWriter, length: number): void {
  if (writer.length >= length) return;
  const padding = length - writer.length;
  reserveBytes(writer, padding);
  writer.bytes.fill(0, writer.length, length);
  writer.length = length;
}
