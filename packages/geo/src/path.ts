import { bearingBetween, distanceBetween, type Point } from './point.js';

/** A line over the ground with the distance from its start at every point, so that a place on it is found by search. */
export interface Path {
  readonly points: readonly Point[];
  /** Metres from the start, one per point, never falling. */
  readonly distances: Float64Array;
  /** Metres. */
  readonly length: number;
}

/** A place on a path and the direction of the path there, degrees from north. */
export interface PathPlace extends Point {
  readonly heading: number;
}

/** Remembers where a place was sought, for who goes along a path step by step: it alters no place, only the time it takes. */
export interface PathCursor {
  segment: number;
  /** Of that segment; NaN before the first place. */
  heading: number;
}

export function createPathCursor(): PathCursor {
  return { segment: 0, heading: Number.NaN };
}

/** Measures a line. @throws RangeError with fewer than two points. */
export function createPath(points: readonly Point[]): Path {
  if (points.length < 2) throw new RangeError('A path needs at least two points.');
  const distances = new Float64Array(points.length);
  for (let index = 1; index < points.length; index += 1) {
    distances[index] = distances[index - 1]! + distanceBetween(points[index - 1]!, points[index]!);
  }
  return { points, distances, length: distances.at(-1)! };
}

/**
 * The place `metres` from the start; before the start it is the start, beyond the end the end. Linear between points.
 * @param cursor of this path alone
 */
export function placeAlong(path: Path, metres: number, cursor: PathCursor = createPathCursor()): PathPlace {
  const index = pieceAt(path.distances, metres, cursor.segment);
  const from = path.points[index]!;
  const to = path.points[index + 1]!;
  const start = path.distances[index]!;
  const length = path.distances[index + 1]! - start;
  const share = length > 0 ? Math.max(0, Math.min(1, (metres - start) / length)) : 0;
  return {
    latitude: from.latitude + (to.latitude - from.latitude) * share,
    longitude: from.longitude + (to.longitude - from.longitude) * share,
    heading: headingOf(index, from, to, cursor),
  };
}

function headingOf(segment: number, from: Point, to: Point, cursor: PathCursor): number {
  if (cursor.segment !== segment || Number.isNaN(cursor.heading)) {
    cursor.segment = segment;
    cursor.heading = bearingBetween(from, to);
  }
  return cursor.heading;
}

/**
 * The piece that holds a value: of pieces that begin at rising `starts`, the last of which is the end of the last piece. Values beyond
 * either end are in the first or the last piece. Binary search, unless the value lies in the piece `guess` or the one behind it.
 */
export function pieceAt(starts: Float64Array, value: number, guess = 0): number {
  let low = 0;
  let high = starts.length - 2;
  if (guess < high && starts[guess]! <= value) {
    if (value < starts[guess + 1]!) return guess;
    low = guess + 1;
    if (low === high || value < starts[low + 1]!) return low;
  }
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
