import { type Point } from './point.js';

const RADIANS = Math.PI / 180;

type Vector = readonly [x: number, y: number, z: number];

/**
 * Moves places over the earth as one: `from` comes to lie at `to`, and all around it is turned clockwise by `turn` degrees.
 * Distances stay the same.
 */
export function createRotation(from: Point, to: Point, turn: number): (place: Point) => Point {
  const old = frameAt(from);
  const next = frameAt(to);
  const sine = Math.sin(turn * RADIANS);
  const cosine = Math.cos(turn * RADIANS);
  return (place) => {
    const { up } = frameAt(place);
    const east = dot(up, old.east);
    const north = dot(up, old.north);
    const parts = [east * cosine + north * sine, north * cosine - east * sine, dot(up, old.up)] as const;
    const [x, y, z] = [0, 1, 2].map(
      (axis) => parts[0] * next.east[axis]! + parts[1] * next.north[axis]! + parts[2] * next.up[axis]!,
    ) as unknown as Vector;
    return { latitude: Math.atan2(z, Math.hypot(x, y)) / RADIANS, longitude: Math.atan2(y, x) / RADIANS };
  };
}

/** The directions east, north and up at a place, as unit vectors; up is the place itself. */
function frameAt({ latitude, longitude }: Point): { east: Vector; north: Vector; up: Vector } {
  const [sinePhi, cosinePhi] = [Math.sin(latitude * RADIANS), Math.cos(latitude * RADIANS)];
  const [sineLambda, cosineLambda] = [Math.sin(longitude * RADIANS), Math.cos(longitude * RADIANS)];
  return {
    east: [-sineLambda, cosineLambda, 0],
    north: [-sinePhi * cosineLambda, -sinePhi * sineLambda, cosinePhi],
    up: [cosinePhi * cosineLambda, cosinePhi * sineLambda, sinePhi],
  };
}

function dot(one: Vector, other: Vector): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}
