import { type Coords, GridLayer, type Map as LeafletMap } from 'leaflet';
import type { Ground } from './basemap-data.js';
import { drawTile } from './draw-tile.js';
import { createFrameQueue } from './frame-queue.js';
import type { Palette } from './palette.js';

const TILE = 256;
const OVERLAP = 1; // pixels that each tile reaches into the next: at fractional zooms the browser would leave hairlines
const MARGIN = 16; // pixels around a tile in which lines are still followed: more than half of the widest line
const SHARPNESS = 2; // at fractional zooms Leaflet enlarges tiles by up to 1.4: then they have more pixels than needed

/** Draws land, water, borders and highways as canvas tiles. @returns a function that takes them off the map. */
export function addGroundLayer(map: LeafletMap, ground: Ground, palette: Palette): () => void {
  const queue = createFrameQueue();
  const tiles = new Map<HTMLElement, GroundTile>();

  function drawSoon(tile: HTMLElement, coords: Coords, done?: (error: undefined, tile: HTMLElement) => void): void {
    function draw(): void {
      const sharpness = sharpnessAt(map.getZoom());
      tile.replaceChildren(createTileCanvas(coords, sharpness, { ground, palette }));
      tiles.set(tile, { coords, sharpness, cancel });
      done?.(undefined, tile);
    }
    tiles.get(tile)?.cancel();
    const cancel = queue.add(draw);
    tiles.set(tile, { coords, cancel });
  }

  class GroundLayer extends GridLayer {
    protected override createTile(coords: Coords, done: (error: undefined, tile: HTMLElement) => void): HTMLElement {
      // Leaflet sets the size of what it is given, so the overlapping canvas stands in a box.
      const tile = document.createElement('div');
      drawSoon(tile, coords, done);
      return tile;
    }
  }

  function sharpen(): void {
    const wanted = sharpnessAt(map.getZoom());
    for (const [tile, { coords, sharpness = wanted }] of tiles) if (sharpness !== wanted) drawSoon(tile, coords);
  }

  const layer = new GroundLayer({ tileSize: TILE, updateWhenZooming: false });
  layer.on('tileunload', ({ tile }) => {
    tiles.get(tile)?.cancel();
    tiles.delete(tile);
  });
  layer.addTo(map);
  map.on('zoomend', sharpen);
  return () => {
    map.off('zoomend', sharpen);
    layer.remove();
    queue.clear();
  };
}

interface GroundTile {
  readonly coords: Coords;
  /** Undefined until it is drawn. */
  readonly sharpness?: number;
  cancel(): void;
}

/**
 * Pixels of a tile's canvas per CSS pixel. At whole zooms one for one with the screen's: without a GPU, a browser that must
 * scale the ground beneath moving trucks takes four times as long for every frame.
 */
function sharpnessAt(zoom: number): number {
  const density = globalThis.devicePixelRatio || 1;
  return Number.isInteger(zoom) ? density : Math.max(SHARPNESS, density);
}

function createTileCanvas(
  coords: Coords,
  sharpness: number,
  { ground, palette }: { ground: Ground; palette: Palette },
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const size = TILE + OVERLAP;
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
