import type { Point } from '@fleetmap/geo';
import type { DrivePlan } from '../src/drive/drive-plan.js';

/** Metres from a place to the nearest of the path, on a plane around the place. */
export function distanceToPath({ path }: DrivePlan, place: Point): number {
  const scale = Math.cos((place.latitude * Math.PI) / 180);
  const plane = path.points.map(({ latitude, longitude }) => ({
    x: (longitude - place.longitude) * scale * 111_195,
    y: (latitude - place.latitude) * 111_195,
  }));
  const distances = plane.slice(1).map((to, index) => {
    const from = plane.at(index)!;
    const square = (to.x - from.x) ** 2 + (to.y - from.y) ** 2;
    const along = square > 0 ? -(from.x * (to.x - from.x) + from.y * (to.y - from.y)) / square : 0;
    const share = Math.max(0, Math.min(1, along));
    return Math.hypot(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
  });
  return Math.min(...distances);
}
