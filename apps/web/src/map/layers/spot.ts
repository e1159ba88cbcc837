import type { MapView } from './map-view.js';

/** A place on the map: world units, and how near counts. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly within: number;
}

const PICK_WITHIN = 14; // CSS pixels: a finger's precision

export function spotAt({ left, top, scale, density }: MapView, at: { x: number; y: number }): Spot {
  return {
    x: (at.x * density + left) / scale,
    y: (at.y * density + top) / scale,
    within: (PICK_WITHIN * density) / scale,
  };
}
