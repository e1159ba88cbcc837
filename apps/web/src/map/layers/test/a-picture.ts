import type { MapView } from '../map-view.js';
import { createTruckPixels, type TruckPixels } from '../painting/truck-pixels.js';
import { createTruckRows, type TruckRows } from '../painting/truck-rows.js';

/** A view of 800 × 600 pixels around the middle of the world. */
export function aView(zoom: number, given: Partial<MapView> = {}): MapView {
  const scale = 256 * 2 ** zoom;
  return { scale, left: scale / 2 - 400, top: scale / 2 - 300, width: 800, height: 600, density: 1, zoom, ...given };
}

export interface GivenTruck {
  /** Pixels of the view at the start of the glide. */
  readonly x: number;
  readonly y: number;
  /** Pixels to go in `glideMs`. */
  readonly goX?: number;
  readonly glideMs?: number;
  readonly heading?: number;
  /** Index in MOTIONS. */
  readonly motion?: number;
}

/** Trucks that stand and drive on a view, from 0 ms on. */
export function aPicture(view: MapView, trucks: readonly GivenTruck[]): { rows: TruckRows; pixels: TruckPixels } {
  const rows = createTruckRows();
  const pixels = createTruckPixels(rows);
  const packed = trucks.map(({ x, y, goX = 0, glideMs = 1000, heading = 90, motion = 0 }, index) => {
    const [worldX, worldY] = [(x + view.left) / view.scale, (y + view.top) / view.scale];
    return [index, worldX, worldY, worldX + goX / view.scale, worldY, heading, heading, 0, glideMs, 0, motion];
  });
  const columns = packed[0]!.flatMap((_number, column) => packed.map((row) => row[column]!));
  rows.put(Float64Array.from(columns), (index) => pixels.wake(index));
  return { rows, pixels };
}
