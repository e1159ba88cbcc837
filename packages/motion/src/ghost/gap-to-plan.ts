import { distanceBetween, type Point } from '@fleetmap/geo';
import { metresAt, type TimedLine, timeAtMetres } from './timed-line.js';

/** How a truck stands to its plan; positive is ahead of it. */
export interface GapToPlan {
  /** Along the line. */
  readonly metres: number;
  /** Until the plan will be, or since it was, where the truck is. */
  readonly ms: number;
  /** Metres beside the line. */
  readonly aside: number;
}

const AS_NEAR = 50; // metres: of places that are as near, the one next to the plan is meant (there and back, a loop)
const METRES_PER_DEGREE = 111_195;

/** Compares where a truck is with where its plan is at the same moment, ms since the departure. */
export function gapToPlan(line: TimedLine, place: Point, elapsedMs: number): GapToPlan {
  const planned = metresAt(line, elapsedMs);
  let nearest = { metres: 0, aside: Infinity };
  for (let index = 0; index < line.path.points.length - 1; index += 1) {
    const found = nearestOn(line, index, place);
    const isNearer = found.aside < nearest.aside - AS_NEAR;
    const isAsNear = found.aside < nearest.aside + AS_NEAR;
    if (isNearer || (isAsNear && Math.abs(found.metres - planned) < Math.abs(nearest.metres - planned)))
      nearest = found;
  }
  const { metres, aside } = nearest;
  return { metres: metres - planned, ms: timeGap(line, metres, elapsedMs), aside };
}

/** None while the truck is where the plan stands: it waits there as long as the plan does. */
function timeGap(line: TimedLine, metres: number, elapsedMs: number): number {
  const arrives = timeAtMetres(line, metres);
  if (arrives >= elapsedMs) return arrives - elapsedMs;
  const standsUntil =
    line.timesMs[line.path.distances.findLastIndex((distance) => distance <= metres + 0.01)] ?? arrives;
  return Math.min(0, Math.max(arrives, standsUntil) - elapsedMs);
}

/** The place of one segment that is nearest to a truck, on a plane around the truck. */
function nearestOn({ path }: TimedLine, index: number, place: Point): { metres: number; aside: number } {
  const [from, to] = [path.points[index]!, path.points[index + 1]!];
  const width = Math.cos((place.latitude * Math.PI) / 180) * METRES_PER_DEGREE;
  const turns = Math.round((from.longitude - place.longitude) / 360) * 360;
  const x = (longitude: number): number => (longitude - turns - place.longitude) * width;
  const y = (latitude: number): number => (latitude - place.latitude) * METRES_PER_DEGREE;
  const [east, north] = [x(to.longitude) - x(from.longitude), y(to.latitude) - y(from.latitude)];
  const square = east * east + north * north;
  const along = square > 0 ? -(x(from.longitude) * east + y(from.latitude) * north) / square : 0;
  const share = Math.max(0, Math.min(1, along));
  const near = {
    latitude: from.latitude + (to.latitude - from.latitude) * share,
    longitude: from.longitude + (to.longitude - from.longitude) * share,
  };
  const start = path.distances[index]!;
  return { metres: start + (path.distances[index + 1]! - start) * share, aside: distanceBetween(place, near) };
}
