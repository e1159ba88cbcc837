import type { MapView } from './map-canvas.js';

/** CSS pixels from the middle of a truck to its tip, from this zoom on: small where hundreds share a screen. */
const RADIUS_FROM_ZOOM = [
  [9, 12],
  [6, 9.5],
  [0, 7],
] as const;

/** Device pixels from the middle of a truck to its tip. */
export function truckRadiusAt({ zoom, density }: MapView): number {
  const [, radius] = RADIUS_FROM_ZOOM.find(([from]) => zoom >= from) ?? RADIUS_FROM_ZOOM[2];
  return radius * density;
}
