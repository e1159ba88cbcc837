import { distanceBetween, latitudeOfY, longitudeOfX, type Point, worldX, worldY } from '@fleetmap/geo';

const SPACING = 2500; // metres between points: short enough that a truck turns, not jumps
const FEWEST_POINTS = 8;
const BEND_LENGTH = 17_000; // metres of one swing of the road to the left and right
const BEND_WIDTH = 0.018; // of the leg's length, how far a swing leaves the line
const WIDEST_BEND = 900; // metres

/** A place in the unit square of Web Mercator. */
type Place = readonly [x: number, y: number];

/**
 * The road from town `leg` to the next: a centripetal Catmull-Rom (Barry and Goldman's pyramid) through all towns of the highway,
 * so that neighbouring legs join without a corner, with slow bends that are always the same for the same towns. `bow` is how far
 * its middle is pushed to the right, as a share of its length: around a bay, say.
 */
export function roadBetween(towns: readonly Point[], leg: number, bow: number): readonly Point[] {
  const from = towns[leg]!;
  const to = towns[leg + 1]!;
  const start = placeOf(from);
  const end = placeOf(to);
  const before = leg > 0 ? placeOf(towns[leg - 1]!) : mirrored(start, end);
  const after = leg + 2 < towns.length ? placeOf(towns[leg + 2]!) : mirrored(end, start);
  const length = distanceBetween(from, to);
  const count = Math.max(FEWEST_POINTS - 1, Math.ceil(length / SPACING));
  const knots = knotsOf(before, start, end, after);
  const offsetAt = createBend(seedOf(start, end), { length, bow });
  const points: Point[] = [{ latitude: from.latitude, longitude: from.longitude }];
  for (let index = 1; index < count; index += 1) {
    const share = index / count;
    const offset = offsetAt(share);
    const x = curveAt(before[0], start[0], end[0], after[0], knots, share) + (start[1] - end[1]) * offset;
    const y = curveAt(before[1], start[1], end[1], after[1], knots, share) + (end[0] - start[0]) * offset;
    points.push({ latitude: latitudeOfY(y), longitude: longitudeOfX(x) });
  }
  points.push({ latitude: to.latitude, longitude: to.longitude });
  return points;
}

/**
 * How far to the right of the curve the road lies at a share of the way, as a share of the leg's length; nothing at both ends, where
 * the direction is kept too.
 */
function createBend(seed: number, { length, bow }: { length: number; bow: number }): (share: number) => number {
  const swings = Math.max(1, Math.round(length / BEND_LENGTH));
  const width = Math.min(WIDEST_BEND / Math.max(length, 1), BEND_WIDTH);
  return (share) => {
    const swing = Math.sin((share * swings + seed) * Math.PI);
    const slowSwing = Math.sin((share * swings * 0.86 + seed * 6) * Math.PI);
    return ((swing + 0.6 * slowSwing) * width + bow) * Math.sin(share * Math.PI) ** 2;
  };
}

/** 0…1, the same for the same ends. */
function seedOf(start: Place, end: Place): number {
  return Math.abs(Math.sin((start[0] + end[0]) * 9973 + (start[1] + end[1]) * 7919));
}

type Knots = readonly [t1: number, t2: number, t3: number];

function knotsOf(before: Place, start: Place, end: Place, after: Place): Knots {
  const t1 = knotAfter(0, before, start);
  const t2 = knotAfter(t1, start, end);
  return [t1, t2, knotAfter(t2, end, after)];
}

/** Centripetal: the square root of the distance, which keeps the curve from looping at a close pair of towns. */
function knotAfter(knot: number, from: Place, to: Place): number {
  return knot + Math.max(1e-9, Math.sqrt(Math.hypot(to[0] - from[0], to[1] - from[1])));
}

/** One coordinate of the curve between `start` and `end`. Plain numbers: 40,000 points are made before the map can be drawn. */
function curveAt(
  before: number,
  start: number,
  end: number,
  after: number,
  [t1, t2, t3]: Knots,
  share: number,
): number {
  const t = t1 + (t2 - t1) * share;
  const first = mixed(before, start, t / t1);
  const second = mixed(start, end, share);
  const third = mixed(end, after, (t - t2) / (t3 - t2));
  return mixed(mixed(first, second, t / t2), mixed(second, third, (t - t1) / (t3 - t1)), share);
}

function mixed(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function mirrored(at: Place, other: Place): Place {
  return [2 * at[0] - other[0], 2 * at[1] - other[1]];
}

function placeOf({ latitude, longitude }: Point): Place {
  return [worldX(longitude), worldY(latitude)];
}
