import type { HighwayClass, Rejection, SpeedLimits, TruckGroup } from '@fleetmap/events';
import { distanceBetween, type Point, shortestTurn } from '@fleetmap/geo';
import { createRoad, type DriveLeg, type Road } from '../drive/road.js';

/** A piece of a route on one highway, in driving direction. */
export interface RoutePiece {
  readonly points: readonly Point[];
  readonly highwayClass: HighwayClass;
  /** m/s: what is posted there, where that is known. */
  readonly postedLimit?: number;
}

const USUAL_LIMITS: SpeedLimits = { motorway: 25, road: 22.2 };
const LONGEST_STEP = 5000; // metres: longer lines are cut, for degrees are no straight measure of them
const LONGEST_ROAD = 20_000_000; // metres: half around the earth
const LONGEST_GAP = 1000; // metres between the ends of a loop, closed by a straight line

/** The road that a group drives; a sentence when it cannot be driven. */
export function layRoad(
  pieces: readonly RoutePiece[],
  { trip, driving }: Pick<TruckGroup, 'trip' | 'driving'>,
): Road | Rejection {
  const limits = driving.speedLimits;
  const legs: DriveLeg[] = pieces.map(({ points, highwayClass, postedLimit }) => ({
    points,
    speedLimit: limits?.[highwayClass] ?? postedLimit ?? USUAL_LIMITS[highwayClass],
  }));
  const start = legs[0]?.points[0];
  const last = legs.at(-1);
  const end = last?.points.at(-1);
  if (!start || !last || !end) return refuse('A route has no points.');
  if (trip === 'loop') {
    if (distanceBetween(start, end) > LONGEST_GAP) return refuse('A loop must end where it begins.');
    legs.push({ points: [end, start], speedLimit: last.speedLimit });
  }
  const cut = unwrapped(legs);
  const length = lengthOf(cut);
  if (length > LONGEST_ROAD) return refuse('A route is longer than half around the earth.');
  if (!(length > 1)) return refuse('A route has no length.');
  return createRoad(withSteps(cut));
}

function refuse(message: string): Rejection {
  return { code: 'invalid_scenario', message };
}

/** Longitudes that never jump: beyond ±180 where the route crosses the antimeridian. */
function unwrapped(legs: readonly DriveLeg[]): DriveLeg[] {
  let longitude = legs[0]!.points[0]!.longitude;
  return legs.map(({ points, speedLimit }) => ({
    speedLimit,
    points: points.map((point) => {
      longitude += shortestTurn(longitude, point.longitude);
      // Exact where nothing was crossed: adding turns would collect rounding errors.
      if (Math.abs(longitude - point.longitude) < 1) longitude = point.longitude;
      return { latitude: point.latitude, longitude };
    }),
  }));
}

function lengthOf(legs: readonly DriveLeg[]): number {
  const points = legs.flatMap((leg) => leg.points);
  return points.slice(1).reduce((sum, point, index) => sum + distanceBetween(points[index]!, point), 0);
}

function withSteps(legs: readonly DriveLeg[]): DriveLeg[] {
  return legs.map(({ points, speedLimit }) => ({
    speedLimit,
    points: points.flatMap((to, index) => (index === 0 ? [to] : stepsBetween(points[index - 1]!, to))),
  }));
}

/** Without the first, with the last. */
function stepsBetween(from: Point, to: Point): Point[] {
  const count = Math.max(1, Math.ceil(distanceBetween(from, to) / LONGEST_STEP));
  const steps = Array.from({ length: count - 1 }, (_none, index): Point => {
    const share = (index + 1) / count;
    return {
      latitude: from.latitude + (to.latitude - from.latitude) * share,
      longitude: from.longitude + (to.longitude - from.longitude) * share,
    };
  });
  return [...steps, to];
}
