import { highwayNumber } from '@fleetmap/basemap';
import type { Highway } from './basemap-data.js';
import { FONT_FAMILY, type Label, pixelsOf } from './label.js';
import type { View } from './trace-line.js';

const EVERY = 240; // pixels along a road from one shield to the next
const MINOR_FROM = 7;

/**
 * The numbers along the highways. They stand at whole steps from the start of a highway, counted at the whole zoom, so that moving
 * the map does not move them along the road.
 */
export function createHighwayShields(
  highways: readonly Highway[],
  view: View,
  { zoom, color }: { zoom: number; color: string },
): readonly Label[] {
  const step = EVERY / (256 * 2 ** Math.floor(zoom));
  const labels: Label[] = [];
  let name = '';
  let along = 0;
  for (const highway of highways) {
    if (highway.name !== name) along = step / 2;
    name = highway.name;
    if (highway.isMajor || zoom >= MINOR_FROM) along = addShields(highway, along);
  }
  return labels;

  /** @returns how far the next shield is from the start of the next leg. */
  function addShields({ line: { coordinates } }: Highway, toNext: number): number {
    let left = toNext;
    for (let index = 2; index < coordinates.length; index += 2) {
      const x = coordinates[index - 2]!;
      const y = coordinates[index - 1]!;
      const stepX = coordinates[index]! - x;
      const stepY = coordinates[index + 1]! - y;
      const length = Math.hypot(stepX, stepY);
      while (left < length) {
        const share = left / length;
        for (const place of pixelsOf({ x: x + stepX * share, y: y + stepY * share }, view))
          labels.push(shieldAt(place));
        left += step;
      }
      left -= length;
    }
    return left;
  }

  function shieldAt(place: { x: number; y: number }): Label {
    return {
      ...place,
      text: highwayNumber(name),
      font: `500 10px ${FONT_FAMILY}`,
      spacing: 0,
      color,
      sides: ['centre'],
      distance: 12,
      room: Infinity,
      isDotted: false,
      isShield: true,
    };
  }
}
