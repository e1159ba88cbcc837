import { createPath, type Path, type Point } from '@fleetmap/geo';
import { BEND_CELL, bendRadii } from './bend.js';

/** A piece of road in driving direction; consecutive legs share their end point, which is a town. */
export interface DriveLeg {
  readonly points: readonly Point[];
  /** m/s. */
  readonly speedLimit: number;
}

/** A part of a road on which the same things slow every truck down. */
export interface Stretch {
  /** Metres from the start of the road. */
  readonly start: number;
  /** Metres from the start of the road. */
  readonly end: number;
  /** m/s. */
  readonly speedLimit: number;
  /** Metres, the tightest bend; `Infinity` when straight. */
  readonly bendRadius: number;
  readonly isTown: boolean;
}

/** A road measured once and shared by all trucks that drive it. The stretches lie end to end over the whole path. */
export interface Road {
  readonly path: Path;
  readonly stretches: readonly Stretch[];
}

/** Metres from the end of a leg in which the road is a town road… */
const TOWN_REACH = 3000;

/** …but never more than this share of the leg, so that a road of short legs is not one long town. */
const TOWN_SHARE = 0.25;

/** Joins legs to a road. @throws RangeError when a speed limit is not above 0 or the road has no length. */
export function createRoad(legs: readonly DriveLeg[]): Road {
  const points: Point[] = [];
  const lastIndexes: number[] = [];
  for (const leg of legs) {
    if (!(leg.speedLimit > 0 && leg.speedLimit < Infinity)) throw new RangeError('A speed limit must be above 0.');
    for (const point of leg.points) if (!isSame(points.at(-1), point)) points.push(point);
    lastIndexes.push(points.length - 1);
  }
  const path = createPath(points);
  if (!(path.length > 0)) throw new RangeError('A road needs a length.');
  const towns: Stretch[] = [];
  for (const [index, { speedLimit }] of legs.entries()) {
    const start = towns.at(-1)?.end ?? 0;
    towns.push(...townsOf(start, path.distances[Math.max(0, lastIndexes[index]!)]!, speedLimit));
  }
  return { path, stretches: bentStretches(towns, bendRadii(path)) };
}

function isSame(one: Point | undefined, other: Point): boolean {
  return one !== undefined && one.latitude === other.latitude && one.longitude === other.longitude;
}

/** One leg: town, open road, town. */
function townsOf(start: number, end: number, speedLimit: number): Stretch[] {
  const reach = Math.min(TOWN_REACH, (end - start) * TOWN_SHARE);
  const leg = { speedLimit, bendRadius: Infinity };
  return [
    { ...leg, start, end: start + reach, isTown: true },
    { ...leg, start: start + reach, end: end - reach, isTown: false },
    { ...leg, start: end - reach, end, isTown: true },
  ];
}

/** Cuts stretches where the bend changes, and joins neighbours that do not differ. */
function bentStretches(stretches: readonly Stretch[], radii: Float64Array): Stretch[] {
  const bent: Stretch[] = [];
  for (const stretch of stretches) {
    let start = stretch.start;
    for (let cell = Math.floor(start / BEND_CELL); start < stretch.end; cell += 1) {
      const end = Math.min(stretch.end, (cell + 1) * BEND_CELL);
      if (end > start) append(bent, { ...stretch, start, end, bendRadius: radii[cell] ?? Infinity });
      start = end;
    }
  }
  return bent;
}

function append(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1);
  const isAlike =
    last?.speedLimit === next.speedLimit && last.bendRadius === next.bendRadius && last.isTown === next.isTown;
  if (isAlike) stretches[stretches.length - 1] = { ...last, end: next.end };
  else stretches.push(next);
}
