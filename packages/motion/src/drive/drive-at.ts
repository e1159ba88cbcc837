import { normalizeHeading, placeAlong, type Point } from '@fleetmap/geo';
import type { DrivePlan } from './drive-plan.js';

/** Where a truck is, where it points to (degrees clockwise from north, 0…360) and how fast it is (m/s, 0 when standing). */
export interface Drive extends Point {
  readonly heading: number;
  readonly speed: number;
}

/**
 * The truck `elapsedMs` after a departure from the start of its road; any number will do, a trip that repeats does so for ever
 * in both directions of time, one that does not stands still before and after. A standing truck points to where it last drove.
 */
export function driveAt(plan: DrivePlan, elapsedMs: number): Drive {
  const { path, timesMs, distances, speeds } = plan;
  const timeMs = timeWithin(plan, elapsedMs);
  const row = rowAt(timesMs, timeMs);
  const start = speeds[row]!;
  const seconds = (timeMs - timesMs[row]!) / 1000;
  const gained = ((speeds[row + 1]! - start) * (timeMs - timesMs[row]!)) / (timesMs[row + 1]! - timesMs[row]!);
  const driven = Math.min(distances[row + 1]!, distances[row]! + (start + gained / 2) * seconds);
  const isReturning = driven > path.length;
  const { latitude, longitude, heading } = placeAlong(path, isReturning ? 2 * path.length - driven : driven);
  return {
    latitude,
    longitude,
    heading: isReturning ? normalizeHeading(heading + 180) : heading,
    speed: start + gained,
  };
}

/** The moment of the trip, 0 to its period. */
export function timeWithin({ repeats, periodMs }: DrivePlan, elapsedMs: number): number {
  if (!repeats) return Math.max(0, Math.min(periodMs, elapsedMs));
  const remainder = elapsedMs % periodMs;
  return remainder < 0 ? remainder + periodMs : remainder;
}

/** The last row that has begun, never the very last one, which ends the period. */
export function rowAt(timesMs: Float64Array, timeMs: number): number {
  let low = 0;
  let high = timesMs.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (timesMs[middle]! <= timeMs) low = middle;
    else high = middle - 1;
  }
  return low;
}
