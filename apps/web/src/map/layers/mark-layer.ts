import type { Map as LeafletMap } from 'leaflet';
import type { DeskStore } from '../../stores/desk-store.js';
import type { FleetStore } from '../../stores/fleet-store.js';
import type { MapTheme } from './draw-truck.js';
import { createMapCanvas, type MapView } from './map-canvas.js';
import { drawMark } from './truck-marks.js';
import { truckRadiusAt } from './truck-radius.js';

/** Marks the chosen truck with a ring, and it and the one under the pointer with their names. @returns what takes it off the map. */
export function addMarkLayer(map: LeafletMap, fleet: FleetStore, desk: DeskStore, theme: MapTheme): () => void {
  const place = { x: 0, y: 0, heading: 0 };
  let drawn = '';
  const canvas = createMapCanvas(map, 'marks', (view) => {
    drawn = '';
    draw(view, performance.now());
  });

  function draw(view: MapView, nowMs: number): void {
    const { selectedId, hoveredId } = desk.getState();
    const marks = [...new Set([hoveredId, selectedId])].flatMap((truckId) => markOf(truckId, view, nowMs) ?? []);
    const wanted = marks.map(({ x, y, name }) => `${x},${y},${name}`).join(';') + String(selectedId);
    if (wanted === drawn) return;
    drawn = wanted;
    canvas.context.clearRect(0, 0, view.width, view.height);
    for (const mark of marks) drawMark(canvas.context, mark, theme, mark.name === selectedId);
  }

  function markOf(
    truckId: string | undefined,
    view: MapView,
    nowMs: number,
  ): Parameters<typeof drawMark>[1] | undefined {
    const index = truckId === undefined ? undefined : fleet.indexOf(truckId);
    if (truckId === undefined || index === undefined) return undefined;
    fleet.drawnAt(index, nowMs, place);
    const lap = Math.round(place.x - (view.left + view.width / 2) / view.scale);
    const x = Math.round((place.x - lap) * view.scale - view.left);
    const y = Math.round(place.y * view.scale - view.top);
    return { x, y, radius: truckRadiusAt(view), density: view.density, name: truckId };
  }

  let frame = requestAnimationFrame(function redraw(nowMs) {
    frame = requestAnimationFrame(redraw);
    draw(canvas.view, nowMs);
  });
  return function removeMarkLayer() {
    cancelAnimationFrame(frame);
    canvas.remove();
  };
}
