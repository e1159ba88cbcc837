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

/** Measures a line. @throws RangeError with fewer than two points. */
export function createPath(points: readonly Point[]): Path {
  if (points.length < 2) throw new RangeError('A path needs at least two points.');
  const distances = new Float64Array(points.length);
  for (let index = 1; index < points.length; index += 1) {
    distances[index] = distances[index - 1]! + distanceBetween(points[index - 1]!, points[index]!);
  }
  return { points, distances, length: distances.at(-1)! };
}

/** The place `metres` from the start; before the start it is the start, beyond the end the end. Linear between points. */
export function placeAlong(path: Path, metres: number): PathPlace {
  const index = segmentAt(path, metres);
  const from = path.points[index]!;
  const to = path.points[index + 1]!;
  const start = path.distances[index]!;
  const length = path.distances[index + 1]! - start;
  const share = length > 0 ? Math.max(0, Math.min(1, (metres - start) / length)) : 0;
  return {
    latitude: from.latitude + (to.latitude - from.latitude) * share,
    longitude: from.longitude + (to.longitude - from.longitude) * share,
    heading: bearingBetween(from, to),
  };
}

/** Index of the segment that holds `metres`: binary search for the last point at or before it. */
function segmentAt(path: Path, metres: number): number {
  let low = 0;
  let high = path.points.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (path.distances[middle]! <= metres) low = middle;
    else high = middle - 1;
  }
  return low;
}
