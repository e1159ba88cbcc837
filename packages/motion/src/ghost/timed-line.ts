import { createPath, type Path, placeAlong, type PathPlace, type Point, shortestTurn } from '@fleetmap/geo';
import { lastIndexAt } from '../simulate/recorded-track.js';

/** A way with times: where a plan is when. */
export interface TimedLine {
  readonly path: Path;
  /** Ms since the departure, one for each point of the path, never falling. */
  readonly timesMs: Float64Array;
}

/** @param points longitude, latitude and seconds since the departure, two or more. */
export function createTimedLine(points: readonly (readonly [number, number, number])[]): TimedLine {
  let longitude = points[0]?.[0] ?? 0;
  const places = points.map(([east, latitude]): Point => {
    longitude += shortestTurn(longitude, east); // goes on beyond ±180 over the antimeridian
    return { latitude, longitude };
  });
  return { path: createPath(places), timesMs: Float64Array.from(points, ([, , seconds]) => seconds * 1000) };
}

/** Metres driven at a moment: none before the departure, all after the arrival. */
export function metresAt({ path, timesMs }: TimedLine, elapsedMs: number): number {
  return mixedAt(timesMs, path.distances, elapsedMs);
}

/** When a place on the line is reached, ms since the departure: at a stop the moment of arrival. */
export function timeAtMetres({ path, timesMs }: TimedLine, metres: number): number {
  const { distances } = path;
  const index = distances.findIndex((distance) => distance >= metres);
  if (index <= 0) return timesMs[Math.max(0, index)]!;
  const share = (metres - distances[index - 1]!) / (distances[index]! - distances[index - 1]!);
  return timesMs[index - 1]! + (timesMs[index]! - timesMs[index - 1]!) * share;
}

/** Where the plan is at a moment. */
export function ghostAt(line: TimedLine, elapsedMs: number): PathPlace {
  return placeAlong(line.path, metresAt(line, elapsedMs));
}

function mixedAt(keys: Float64Array, values: Float64Array, key: number): number {
  const index = lastIndexAt(keys, key);
  if (index < 0) return values[0]!;
  if (index >= keys.length - 1) return values.at(-1)!;
  const share = (key - keys[index]!) / (keys[index + 1]! - keys[index]!);
  return values[index]! + (values[index + 1]! - values[index]!) * share;
}
