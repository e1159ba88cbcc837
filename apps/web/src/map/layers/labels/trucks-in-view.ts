import type { FleetStore } from '../../../stores/fleet-store.js';
import type { MapView } from '../map-view.js';

/** The rows of the trucks in a view, or undefined if they are more than `most`. Looks at newest fixes: near enough. */
export function trucksInView(fleet: FleetStore, view: MapView, most: number): number[] | undefined {
  const { toX, toY } = fleet.columns;
  const halfWidth = view.width / 2 / view.scale;
  const halfHeight = view.height / 2 / view.scale;
  const middleX = view.left / view.scale + halfWidth;
  const middleY = view.top / view.scale + halfHeight;
  const found: number[] = [];
  for (let index = 0; index < fleet.truckIds.length; index += 1) {
    if (Math.abs(toY[index]! - middleY) > halfHeight) continue;
    const way = toX[index]! - middleX;
    if (Math.abs(way - Math.round(way)) > halfWidth || fleet.indexOf(fleet.truckIds[index]!) !== index) continue;
    if (found.length === most) return undefined;
    found.push(index);
  }
  return found;
}
