import { createPathCursor, normalizeHeading, type PathCursor, pieceAt, placeAlong, type Point } from '@fleetmap/geo';
import type { DrivePlan } from './drive-plan.js';

/** Where a truck is, where it points to (degrees clockwise from north, 0…360) and how fast it is (m/s, 0 when standing). */
export interface Drive extends Point {
  readonly heading: number;
  readonly speed: number;
}

/** Remembers where in a plan a truck was: the next look is mostly near. Alters no drive, only the time it takes. */
export interface DriveCursor extends PathCursor {
  row: number;
}

export function createDriveCursor(): DriveCursor {
  return { ...createPathCursor(), row: 0 };
}

/**
 * The truck `elapsedMs` after a departure from the start of its road; any number will do, a trip that repeats does so for ever
 * in both directions of time, one that does not stands still before and after. A standing truck points to where it last drove.
 * @param cursor of this plan alone
 */
export function driveAt(plan: DrivePlan, elapsedMs: number, cursor: DriveCursor = createDriveCursor()): Drive {
  const { path, timesMs, distances, speeds } = plan;
  const timeMs = timeWithin(plan, elapsedMs);
  const row = pieceAt(timesMs, timeMs, cursor.row);
  cursor.row = row;
  const start = speeds[row]!;
  const seconds = (timeMs - timesMs[row]!) / 1000;
  const gained = ((speeds[row + 1]! - start) * (timeMs - timesMs[row]!)) / (timesMs[row + 1]! - timesMs[row]!);
  const driven = Math.min(distances[row + 1]!, distances[row]! + (start + gained / 2) * seconds);
  const isReturning = driven > path.length;
  const { latitude, longitude, heading } = placeAlong(path, isReturning ? 2 * path.length - driven : driven, cursor);
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
