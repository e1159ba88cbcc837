import { normalizeLongitude, placeAlong, type Point } from '@fleetmap/geo';
import type { DrivePlan } from '../drive/drive-plan.js';
import type { TruckSetup } from '../simulate/truck-setup.js';

type TimedPoint = [longitude: number, latitude: number, seconds: number];

/** One trip of a truck as a line with times, seconds since its departure: the points of its way, and where its speed changes. */
export function lineOfTruck(truck: TruckSetup, mostPoints: number): TimedPoint[] {
  const points = 'track' in truck ? recordedLine(truck) : plannedLine(truck.plan, truck.basePace);
  if (points.length <= mostPoints) return points;
  const step = (points.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_none, index) => points[Math.round(index * step)]!);
}

function recordedLine({ track }: Extract<TruckSetup, { track: unknown }>): TimedPoint[] {
  return track.drives.map((drive, index) => timedPoint(drive, track.timesMs[index]!));
}

function plannedLine(plan: DrivePlan, pace: number): TimedPoint[] {
  const { path, timesMs, distances, speeds } = plan;
  const inOrder = metresOfPoints(plan);
  const points: TimedPoint[] = [];
  let next = 0;
  for (let row = 0; row < timesMs.length; row += 1) {
    points.push(timedPoint(placeOn(path, distances[row]!), timesMs[row]! / pace));
    const end = distances[row + 1] ?? -Infinity;
    while (next < inOrder.length && inOrder[next]! <= distances[row]!) next += 1;
    for (; next < inOrder.length && inOrder[next]! < end; next += 1) {
      const driven = inOrder[next]! - distances[row]!;
      const [speed, nextSpeed] = [speeds[row]!, speeds[row + 1]!];
      const seconds = (timesMs[row + 1]! - timesMs[row]!) / 1000;
      const gain = (nextSpeed - speed) / seconds;
      const passed = (2 * driven) / (speed + Math.sqrt(Math.max(0, speed * speed + 2 * gain * driven)));
      points.push(timedPoint(placeOn(path, inOrder[next]!), (timesMs[row]! + Math.min(passed, seconds) * 1000) / pace));
    }
  }
  return points;
}

/** Metres driven at every point of the way, there and, on a return trip, back. */
function metresOfPoints({ path, distances }: DrivePlan): number[] {
  const there = [...path.distances];
  const isReturn = distances.at(-1)! > path.length * 1.5;
  return isReturn ? [...there, ...there.toReversed().map((metres) => 2 * path.length - metres)] : there;
}

function placeOn(path: DrivePlan['path'], driven: number): Point {
  return placeAlong(path, driven > path.length ? 2 * path.length - driven : driven);
}

function timedPoint({ longitude, latitude }: Point, ms: number): TimedPoint {
  const east = longitude >= -180 && longitude < 180 ? longitude : normalizeLongitude(longitude);
  return [Math.round(east * 1e6) / 1e6, Math.round(latitude * 1e6) / 1e6, Math.round(ms) / 1000];
}
