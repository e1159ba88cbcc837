import { HEADINGS_PER_DEGREE } from './layout.js';

// Where a truck was, told from its next fix by speed and heading. Kept is then only by how much that was wrong. Writer and reader
// must come to the same number on any machine: only sums and products, which are exact everywhere, no Math.cos.

/** Rows from the last to the first, in the units of storage. */
export interface PackedRows {
  readonly times: Int32Array;
  readonly latitudes: Int32Array;
  readonly longitudes: Int32Array;
  readonly speeds: Int32Array;
  readonly headings: Int32Array;
}

export function createPackedRows(rows: number): PackedRows {
  const column = (): Int32Array => new Int32Array(rows);
  return { times: column(), latitudes: column(), longitudes: column(), speeds: column(), headings: column() };
}

/** How places are told: as they are; by the speed and heading of the later fix; by the mean of both. Two bits of a chunk's head. */
export const AS_THEY_ARE = 0;
export const BY_LATER = 1;
export const BY_BOTH = 2;

const PLACES_PER_UNIT = 1e7 / (111_320 * 1e5); // of a way in hundredths of m/s times milliseconds
const QUARTER_TURN = 90 * HEADINGS_PER_DEGREE;
const TURN = 4 * QUARTER_TURN;
const PLACES_PER_HUNDREDTH = 1e5; // of a degree of latitude
const LEAST_COSINE = 0.01; // at the poles a degree of longitude is no way at all

const cosines = createCosines();

/** Of every hundredth of a degree. */
function createCosines(): Float64Array {
  const table = new Float64Array(TURN + 1);
  for (let hundredths = 0; hundredths <= QUARTER_TURN; hundredths += 1) {
    const cosine = cosineOf((hundredths / 18_000) * Math.PI);
    table[hundredths] = table[TURN - hundredths] = cosine;
    table[2 * QUARTER_TURN - hundredths] = table[2 * QUARTER_TURN + hundredths] = -cosine;
  }
  return table;
}

/** Its series; radians up to a quarter turn. */
function cosineOf(angle: number): number {
  let [sum, term] = [1, 1];
  for (let power = 2; power <= 24; power += 2) sum += term *= (-angle * angle) / (power * (power - 1));
  return sum;
}

/** Replaces all places but the first by how far off they are from where they are told to be. */
export function subtractReckoned(rows: PackedRows, count: number, way: number): void {
  const { latitudes, longitudes } = rows;
  fillWays(rows, count, way);
  for (let row = count - 1; row > 0; row -= 1) {
    const latitude = latitudes[row - 1]!;
    latitudes[row]! -= Math.floor(latitude - norths[row]! + 0.5);
    longitudes[row]! -= Math.floor(longitudes[row - 1]! - easts[row]! / wayOfLongitude(latitude) + 0.5);
  }
  latitudes[0] = longitudes[0] = 0;
}

/** Undoes it; the first place is there already. */
export function addReckoned(rows: PackedRows, count: number, way: number): void {
  const { latitudes, longitudes } = rows;
  fillWays(rows, count, way);
  for (let row = 1; row < count; row += 1) {
    const latitude = latitudes[row - 1]!;
    latitudes[row]! += Math.floor(latitude - norths[row]! + 0.5);
    longitudes[row]! += Math.floor(longitudes[row - 1]! - easts[row]! / wayOfLongitude(latitude) + 0.5);
  }
}

let norths = new Float64Array(1024);
let easts = new Float64Array(1024);

/** How far from each row to the one before it in this order, which is the next fix in time. In 1e-7 degrees of latitude. */
function fillWays({ times, speeds, headings }: PackedRows, count: number, way: number): void {
  if (norths.length < count) {
    norths = new Float64Array(count * 2);
    easts = new Float64Array(count * 2);
  }
  let northLater = speeds[0]! * cosineOfHundredths(headings[0]!);
  let eastLater = speeds[0]! * cosineOfHundredths(headings[0]! - QUARTER_TURN);
  for (let row = 1; row < count; row += 1) {
    const units = (times[row - 1]! - times[row]!) * PLACES_PER_UNIT;
    const north = speeds[row]! * cosineOfHundredths(headings[row]!);
    const east = speeds[row]! * cosineOfHundredths(headings[row]! - QUARTER_TURN);
    norths[row] = (way === BY_BOTH ? (northLater + north) / 2 : northLater) * units;
    easts[row] = (way === BY_BOTH ? (eastLater + east) / 2 : eastLater) * units;
    northLater = north;
    eastLater = east;
  }
}

/** How much of a degree of latitude one of longitude is. */
function wayOfLongitude(latitude: number): number {
  return Math.max(LEAST_COSINE, cosineOfHundredths(Math.floor(latitude / PLACES_PER_HUNDREDTH)));
}

function cosineOfHundredths(hundredths: number): number {
  return cosines[Math.abs(hundredths) % TURN]!;
}
