import type { LeafletMouseEvent, Map as LeafletMap } from 'leaflet';
import type { ServerClock } from '../../live/server-clock.js';
import { type DeskStore, selectTruck } from '../../stores/desk-store.js';
import type { FleetStore } from '../../stores/fleet-store.js';
import type { MapTheme } from './draw-truck.js';
import { createMapCanvas, type MapView } from './map-canvas.js';
import { createPixelBoard, type PixelBoard } from './pixel-board.js';
import { createSpriteAtlas, type SpriteAtlas } from './sprite-atlas.js';
import { drawMark } from './truck-marks.js';
import { createTruckPixels } from './truck-pixels.js';

export interface TruckLayerOptions {
  readonly fleet: FleetStore;
  readonly desk: DeskStore;
  readonly clock: ServerClock;
  readonly theme: MapTheme;
}

const PANE = 'trucks';
const PANE_DEPTH = '450'; // above the basemap's labels, below Leaflet's popups
const PICK_WITHIN = 14; // CSS pixels: a finger's precision
/** CSS pixels from the middle of a truck to its tip, from this zoom on. */
const RADIUS_FROM_ZOOM = [
  [9, 12],
  [6, 9.5],
  [0, 7],
] as const;

/** Draws every truck of the store, gliding; lets them be pointed at and chosen. @returns what takes the layer off the map. */
export function addTruckLayer(map: LeafletMap, options: TruckLayerOptions): () => void {
  const { fleet, desk, clock, theme } = options;
  map.createPane(PANE).style.cssText += `z-index: ${PANE_DEPTH}; pointer-events: none`;
  const pixels = createTruckPixels(fleet);
  let hovered: number | undefined;
  let isStale = true;
  let radius = 0;
  let atlas: SpriteAtlas | undefined;
  let board: PixelBoard | undefined;

  const canvas = createMapCanvas(map, PANE, (view) => {
    isStale = true;
    paintIfChanged(view, performance.now());
  });

  function paintIfChanged(view: MapView, nowMs: number): void {
    const changed = pixels.update(view, nowMs, clock.now());
    if (changed || isStale) paint(view);
    isStale = false;
  }

  function paint(view: MapView): void {
    const wanted = radiusAt(view.zoom) * view.density;
    if (!atlas || wanted !== radius) atlas = createSpriteAtlas((radius = wanted), theme);
    const margin = 2 * atlas.reach;
    if (board?.width !== view.width || board.height !== view.height || board.margin !== margin) {
      board = createPixelBoard(view.width, view.height, margin);
    }
    board.clear();
    for (let index = 0; index < pixels.size; index += 1) {
      board.paint(atlas.spriteOf(pixels.look[index]!), pixels.x[index]!, pixels.y[index]!);
    }
    board.show(canvas.context);
    const { selectedId } = desk.getState();
    const selected = selectedId === undefined ? undefined : fleet.indexOf(selectedId);
    for (const index of new Set([hovered, selected])) if (index !== undefined) mark(view, index, index === selected);
  }

  function mark(view: MapView, index: number, isSelected: boolean): void {
    const place = { x: pixels.x[index]!, y: pixels.y[index]! };
    drawMark(
      canvas.context,
      { ...place, radius, density: view.density, name: fleet.truckIds[index]! },
      theme,
      isSelected,
    );
  }

  function truckUnder({ containerPoint }: LeafletMouseEvent): number | undefined {
    const { density } = canvas.view;
    return pixels.nearest(containerPoint.x * density, containerPoint.y * density, PICK_WITHIN * density);
  }

  function hover(event: LeafletMouseEvent): void {
    const index = truckUnder(event);
    if (index === hovered) return;
    hovered = index;
    isStale = true;
    map.getContainer().style.cursor = index === undefined ? '' : 'pointer';
  }

  function choose(event: LeafletMouseEvent): void {
    const index = truckUnder(event);
    selectTruck(desk, index === undefined ? undefined : fleet.truckIds[index]);
  }

  const stopWatching = desk.subscribe((state, before) => {
    if (state.selectedId !== before.selectedId) isStale = true;
  });
  map.on('mousemove', hover);
  map.on('click', choose);
  let frame = requestAnimationFrame(function draw(nowMs) {
    paintIfChanged(canvas.view, nowMs);
    frame = requestAnimationFrame(draw);
  });

  return function removeTruckLayer() {
    cancelAnimationFrame(frame);
    stopWatching();
    map.off('mousemove', hover);
    map.off('click', choose);
    canvas.remove();
    map.getPane(PANE)?.remove();
  };
}

function radiusAt(zoom: number): number {
  return (RADIUS_FROM_ZOOM.find(([from]) => zoom >= from) ?? RADIUS_FROM_ZOOM[0])[1];
}
