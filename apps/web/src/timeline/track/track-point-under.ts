import type { MapView } from '../../map/layers/map-view.js';
import { pixelOf, type ProjectedTrack } from './draw-track.js';

const WITHIN = 12; // CSS pixels: a finger's precision

/** The row of the track nearest to a place on the map (CSS pixels from its corner), if one is near. */
export function trackPointUnder(
  { x, y }: Pick<ProjectedTrack, 'x' | 'y'>,
  view: MapView,
  at: { x: number; y: number },
): number | undefined {
  let nearest: number | undefined;
  let least = WITHIN * view.density;
  for (let row = 0; row < x.length; row += 1) {
    const pixel = pixelOf(x[row]!, y[row]!, view);
    const distance = Math.hypot(pixel.x - at.x * view.density, pixel.y - at.y * view.density);
    if (distance > least) continue;
    least = distance;
    nearest = row;
  }
  return nearest;
}
