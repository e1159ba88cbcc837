import type { Point } from './point.js';

/** A box of degrees. `west > east` means that it crosses the antimeridian (RFC 7946, 5.2). */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The smallest box around places; undefined when there are none. Does not look for a shorter way over the antimeridian. */
export function boundsOf(points: Iterable<Point>): Bounds | undefined {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const { latitude, longitude } of points) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return west <= east ? { west, south, east, north } : undefined;
}
