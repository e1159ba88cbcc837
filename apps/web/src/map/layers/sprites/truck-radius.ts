import type { MapView } from '../map-view.js';

/** CSS pixels from the middle of a truck to its tip, from this zoom on: small where hundreds share a screen. */
const RADIUS_FROM_ZOOM = [
  [9, 12],
  [6, 9.5],
  [0, 7],
] as const;

/** At most this radius when more trucks than this are on the picture: they would hide one another, and cost a frame. */
const RADIUS_IN_CROWD = [
  [30_000, 3.5],
  [15_000, 4.5],
  [5000, 6],
  [1500, 8],
] as const;

const SLACK = 0.8; // a crowd ends at fewer trucks than it began with, so that sizes do not flicker

/** Device pixels from the middle of a truck to its tip. @param before the radius with which the view was drawn last */
export function truckRadiusAt({ zoom, density }: MapView, drawn = 0, before = Infinity): number {
  const [, radius] = RADIUS_FROM_ZOOM.find(([from]) => zoom >= from) ?? RADIUS_FROM_ZOOM[2];
  const [, crowded] = RADIUS_IN_CROWD.find(
    ([from, small]) => drawn > (before <= small * density ? from * SLACK : from),
  ) ?? [0, Infinity];
  return Math.min(radius, crowded) * density;
}
