import type { LeafletMouseEvent, Map as LeafletMap } from 'leaflet';
import type { ServerClock } from '../../live/server-clock.js';
import { type DeskStore, selectTruck } from '../../stores/desk-store.js';
import type { FleetStore } from '../../stores/fleet-store.js';
import type { MapTheme } from './draw-truck.js';
import { createMapCanvas, type MapView } from './map-canvas.js';
import { createPixelBoard, type PixelBoard } from './pixel-board.js';
import { createSpriteAtlas, type SpriteAtlas } from './sprite-atlas.js';
import { truckRadiusAt } from './truck-radius.js';
import { createTruckPixels } from './truck-pixels.js';

export interface TruckLayerOptions {
  readonly fleet: FleetStore;
  readonly desk: DeskStore;
  readonly clock: ServerClock;
  readonly theme: MapTheme;
}

const PICK_WITHIN = 14; // CSS pixels: a finger's precision

/** Draws every truck of the store, gliding; lets them be pointed at and chosen. @returns what takes the layer off the map. */
export function addTruckLayer(map: LeafletMap, options: TruckLayerOptions): () => void {
  const { fleet, desk, clock, theme } = options;
  const pixels = createTruckPixels(fleet);
  let atlas: SpriteAtlas | undefined;
  let board: PixelBoard | undefined;

  const canvas = createMapCanvas(map, 'trucks', (view) => {
    board?.touchAll();
    paint(view, performance.now());
  });

  /** The board and the sprites for a view; new ones when its size or zoom asks for them. */
  function prepare(view: MapView): { atlas: SpriteAtlas; board: PixelBoard } {
    const radius = truckRadiusAt(view);
    if (atlas?.radius !== radius) atlas = createSpriteAtlas(radius, theme);
    const margin = 2 * atlas.reach;
    if (board?.width !== view.width || board.height !== view.height || board.margin !== margin) {
      board = createPixelBoard(view.width, view.height, margin);
      board.touchAll();
    }
    return { atlas, board };
  }

  function paint(view: MapView, nowMs: number): void {
    const { atlas: sprites, board: picture } = prepare(view);
    pixels.update(view, { nowMs, serverNow: clock.now() }, (x, y) => picture.touch(x, y));
    if (!picture.isTouched()) return;
    picture.clearTouched();
    for (let index = 0; index < pixels.size; index += 1) {
      picture.paint(sprites.spriteOf(pixels.look[index]!), pixels.x[index]!, pixels.y[index]!);
    }
    picture.show(canvas.context);
  }

  function truckUnder({ containerPoint }: LeafletMouseEvent): string | undefined {
    const { density } = canvas.view;
    const index = pixels.nearest(containerPoint.x * density, containerPoint.y * density, PICK_WITHIN * density);
    return index === undefined ? undefined : fleet.truckIds[index];
  }

  function hover(event: LeafletMouseEvent): void {
    const hoveredId = truckUnder(event);
    if (hoveredId === desk.getState().hoveredId) return;
    desk.setState({ hoveredId });
    map.getContainer().style.cursor = hoveredId === undefined ? '' : 'pointer';
  }

  const leave = (): void => desk.setState({ hoveredId: undefined });
  const choose = (event: LeafletMouseEvent): void => selectTruck(desk, truckUnder(event));
  map.on('mousemove', hover).on('mouseout', leave).on('click', choose);
  let frame = requestAnimationFrame(function draw(nowMs) {
    frame = requestAnimationFrame(draw);
    paint(canvas.view, nowMs);
  });

  return function removeTruckLayer() {
    cancelAnimationFrame(frame);
    map.off('mousemove', hover).off('mouseout', leave).off('click', choose);
    canvas.remove();
  };
}
