import { type Coords, GridLayer, type Map as LeafletMap } from 'leaflet';
import type { Ground } from './basemap-data.js';
import { drawTile } from './draw-tile.js';
import { createFrameQueue } from './frame-queue.js';
import type { Palette } from './palette.js';

const TILE = 256;
const OVERLAP = 1; // pixels that each tile reaches into the next: at fractional zooms the browser would leave hairlines
const MARGIN = 16; // pixels around a tile in which lines are still followed: more than half of the widest line
const SHARPNESS = 2; // device pixels per CSS pixel at least: between whole zooms Leaflet enlarges tiles by up to 1.4

/** Draws land, water, borders and highways as canvas tiles. @returns a function that takes them off the map. */
export function addGroundLayer(map: LeafletMap, ground: Ground, palette: Palette): () => void {
  const queue = createFrameQueue();
  const jobs = new WeakMap<HTMLElement, () => void>();

  class GroundLayer extends GridLayer {
    protected override createTile(coords: Coords, done: (error: undefined, tile: HTMLElement) => void): HTMLElement {
      // Leaflet sets the size of what it is given, so the overlapping canvas stands in a box.
      const tile = document.createElement('div');
      jobs.set(
        tile,
        queue.add(() => {
          tile.append(createTileCanvas(coords, ground, palette));
          done(undefined, tile);
        }),
      );
      return tile;
    }
  }

  const layer = new GroundLayer({ tileSize: TILE, updateWhenZooming: false });
  layer.on('tileunload', ({ tile }) => jobs.get(tile)?.());
  layer.addTo(map);
  return () => {
    layer.remove();
    queue.clear();
  };
}

function createTileCanvas(coords: Coords, ground: Ground, palette: Palette): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const size = TILE + OVERLAP;
  const sharpness = Math.max(SHARPNESS, globalThis.devicePixelRatio);
  canvas.width = size * sharpness;
  canvas.height = size * sharpness;
  canvas.style.cssText = `position: absolute; width: ${size}px; height: ${size}px`;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return canvas;
  context.scale(sharpness, sharpness);
  const scale = TILE * 2 ** coords.z;
  const view = { x: (coords.x * TILE) / scale, y: (coords.y * TILE) / scale, scale, width: size, height: size };
  drawTile(context, ground, { view: { ...view, margin: MARGIN }, zoom: coords.z, palette });
  return canvas;
}
