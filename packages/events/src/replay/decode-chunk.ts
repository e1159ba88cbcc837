import { type ByteReader, createByteReader, expectThat, readByte, readSigned, readVarint } from './byte-reader.js';
import { addReckoned, AS_THEY_ARE, BY_BOTH, createPackedRows } from './dead-reckoning.js';
import { HEADINGS_PER_DEGREE, PLACES_PER_DEGREE, ROWS_PER_BYTE, SPEEDS_PER_METRE } from './layout.js';
import { ALL, NONE, readPresence } from './presence.js';
import { type Fix, type ReplayTrack, SEGMENT_MS } from './replay-segment.js';
import { unpackIntegers } from './unpack-integers.js';

const MOST_SOUTH_NORTH = 90 * PLACES_PER_DEGREE;
const MOST_EAST_WEST = 180 * PLACES_PER_DEGREE;
const MOST_HEADING = 360 * HEADINGS_PER_DEGREE;

/** The columns of a track, which a chunk's rows are read into. */
export type Columns = Omit<ReplayTrack, 'truckId' | 'simulated'>;

/** What a chunk begins with: how many rows, what they have, and the last fix. */
interface ChunkHead {
  readonly count: number;
  readonly speeds: number;
  readonly headings: number;
  readonly simulated: number;
  readonly way: number;
  readonly last: PackedFix;
}

/** A fix in the units of storage; speed and heading are one more than they are, 0 is unknown. */
interface PackedFix {
  readonly sinceStart: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly speed: number;
  readonly heading: number;
}

let rows = createPackedRows(1024);

export function createColumns(count: number): Columns {
  return {
    times: new Float64Array(count),
    latitudes: new Float64Array(count),
    longitudes: new Float64Array(count),
    speeds: new Float32Array(count),
    headings: new Float32Array(count),
  };
}

/**
 * One truck's fixes within a segment, and of each whether it is simulated. @param start of the segment, epoch ms
 * @param lengthMs how long it is @throws RangeError on anything malformed
 */
export function decodeReplayChunk(
  start: number,
  bytes: Uint8Array,
  lengthMs: number = SEGMENT_MS,
): { columns: Columns; isSimulated: (row: number) => boolean } {
  const reader = createByteReader(bytes);
  const columns = createColumns(countRows(createByteReader(bytes)));
  const { isSimulated } = readChunk(reader, start, { columns, at: 0, lengthMs });
  return { columns, isSimulated };
}

/**
 * What a chunk tells at its front (32 bytes are enough): how many fixes, whether any is simulated, and the last one.
 * @throws RangeError on anything malformed
 */
export function readChunkHead(
  start: number,
  bytes: Uint8Array,
  lengthMs: number = SEGMENT_MS,
): { count: number; isSimulated: boolean; last: Fix } {
  const { count, last, simulated } = readHead(createByteReader(bytes));
  expectThat(last.sinceStart < lengthMs);
  const isSimulated = simulated !== NONE;
  const fix = fixOf(last, start + last.sinceStart);
  return { count, isSimulated, last: isSimulated ? { ...fix, simulated: true } : fix };
}

function countRows(reader: ByteReader): number {
  const { count } = readHead(reader);
  expectThat(count <= reader.end * ROWS_PER_BYTE);
  return count;
}

/**
 * Reads the chunk that ends where the reader ends into the columns from row `at` on.
 * @returns how many rows, and of each whether it is simulated
 */
export function readChunk(
  reader: ByteReader,
  start: number,
  { columns, at, lengthMs = SEGMENT_MS }: { columns: Columns; at: number; lengthMs?: number },
): { count: number; isSimulated: (row: number) => boolean } {
  const begin = reader.offset;
  const { count, speeds, headings, simulated, way, last } = readHead(reader);
  expectThat(count >= 1 && count <= (reader.end - begin) * ROWS_PER_BYTE && at + count <= columns.times.length);
  if (rows.times.length < count) rows = createPackedRows(count * 2);
  const readPlaces = (): void => {
    unpackIntegers(reader, rows.latitudes, count, way === AS_THEY_ARE ? last.latitude : 0);
    unpackIntegers(reader, rows.longitudes, count, way === AS_THEY_ARE ? last.longitude : 0);
  };
  unpackIntegers(reader, rows.times, count, last.sinceStart);
  if (way === AS_THEY_ARE) readPlaces();
  const hasSpeed = readPresence(reader, speeds, count);
  if (speeds !== NONE) unpackIntegers(reader, rows.speeds, count, Math.max(0, last.speed - 1));
  const hasHeading = readPresence(reader, headings, count);
  if (headings !== NONE) unpackIntegers(reader, rows.headings, count, Math.max(0, last.heading - 1));
  if (way !== AS_THEY_ARE) {
    readPlaces();
    rows.latitudes[0] = last.latitude;
    rows.longitudes[0] = last.longitude;
    addReckoned(rows, count, way);
  }
  const has = readPresence(reader, simulated, count);
  // Rows are stored from the last to the first.
  const newest = at + count - 1;
  fillTimes(columns.times, newest, { count, start, lengthMs });
  fillPlaces(columns.latitudes, newest, { from: rows.latitudes, count, most: MOST_SOUTH_NORTH });
  fillPlaces(columns.longitudes, newest, { from: rows.longitudes, count, most: MOST_EAST_WEST });
  fillReadings(columns.speeds, newest, {
    from: rows.speeds,
    count,
    unitsPer: SPEEDS_PER_METRE,
    has: hasSpeed,
    isAll: speeds === ALL,
  });
  fillReadings(columns.headings, newest, {
    from: rows.headings,
    count,
    unitsPer: HEADINGS_PER_DEGREE,
    has: hasHeading,
    isAll: headings === ALL,
  });
  return { count, isSimulated: (row) => has(count - 1 - row) };
}

function readHead(reader: ByteReader): ChunkHead {
  const head = readByte(reader);
  const [speeds, headings, way] = [head & 3, (head >>> 2) & 3, head >>> 6];
  expectThat(way <= BY_BOTH && (way === AS_THEY_ARE || (speeds !== NONE && headings !== NONE)));
  const count = readVarint(reader);
  const sinceStart = readVarint(reader);
  const last = { sinceStart, ...readPlace(reader) };
  return { count, speeds, headings, simulated: (head >>> 4) & 3, way, last };
}

/** What `writePlace` wrote. */
export function readPlace(reader: ByteReader): Omit<PackedFix, 'sinceStart'> {
  const latitude = readSigned(reader);
  const longitude = readSigned(reader);
  const speed = readVarint(reader);
  const heading = readVarint(reader);
  expectThat(Math.abs(latitude) <= MOST_SOUTH_NORTH && Math.abs(longitude) <= MOST_EAST_WEST);
  expectThat(speed <= 0x7f_ff_ff_ff && heading <= MOST_HEADING + 1);
  return { latitude, longitude, speed, heading };
}

export function fixOf(packed: Omit<PackedFix, 'sinceStart'>, recordedAt: number): Fix {
  return {
    recordedAt,
    latitude: packed.latitude / PLACES_PER_DEGREE,
    longitude: packed.longitude / PLACES_PER_DEGREE,
    speed: packed.speed === 0 ? null : (packed.speed - 1) / SPEEDS_PER_METRE,
    heading: packed.heading === 0 ? null : (packed.heading - 1) / HEADINGS_PER_DEGREE,
  };
}

function fillTimes(
  times: Float64Array,
  newest: number,
  { count, start, lengthMs }: { count: number; start: number; lengthMs: number },
): void {
  let after = lengthMs;
  let isOrdered = true;
  for (let index = 0; index < count; index += 1) {
    const time = rows.times[index]!;
    if (time >= after) isOrdered = false;
    times[newest - index] = start + time;
    after = time;
  }
  expectThat(isOrdered && after >= 0);
}

interface Column {
  readonly from: Int32Array;
  readonly count: number;
}

function fillPlaces(
  into: Float64Array,
  newest: number,
  { from, count, most }: Column & { readonly most: number },
): void {
  let isOnEarth = true;
  for (let index = 0; index < count; index += 1) {
    const place = from[index]!;
    if (place > most || place < -most) isOnEarth = false;
    into[newest - index] = place / PLACES_PER_DEGREE;
  }
  expectThat(isOnEarth);
}

interface Readings extends Column {
  readonly unitsPer: number;
  readonly has: (row: number) => boolean;
  readonly isAll: boolean;
}

function fillReadings(into: Float32Array, newest: number, { from, count, unitsPer, has, isAll }: Readings): void {
  let isPositive = true;
  for (let index = 0; index < count; index += 1) {
    const value = from[index]!;
    const isKnown = isAll || has(index);
    if (value < 0 && isKnown) isPositive = false;
    into[newest - index] = isKnown ? value / unitsPer : Number.NaN;
  }
  expectThat(isPositive);
}
