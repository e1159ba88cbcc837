import type { Map as LeafletMap } from 'leaflet';
import type { DeskStore } from '../../../stores/desk-store.js';
import type { FleetStore } from '../../../stores/fleet-store.js';
import { createMapCanvas } from '../map-canvas.js';
import type { MapView } from '../map-view.js';
import type { MapTheme } from '../sprites/draw-truck.js';
import { truckRadiusAt } from '../sprites/truck-radius.js';
import { chooseLabels, type PlacedLabel } from './choose-labels.js';
import { drawLabel, drawMark, type Mark, nameWidth } from './truck-marks.js';
import { trucksInView } from './trucks-in-view.js';

const NAMES_FROM_ZOOM = 9;
const MOST_TRUCKS = 150; // in the view; among more, names are noise
const CHOOSE_EVERY_MS = 500;
const SIMULATED = 'SIM'; // the same in all languages of the desk

/**
 * Marks the chosen truck with a ring, and names it, the one under the pointer, and where there is room all others.
 * @returns what takes it off the map.
 */
export function addMarkLayer(map: LeafletMap, fleet: FleetStore, desk: DeskStore, theme: MapTheme): () => void {
  const place = { x: 0, y: 0, heading: 0 };
  let labels: Map<number, PlacedLabel> = new Map();
  let chosenAt = -Infinity;
  let drawn = '';
  const canvas = createMapCanvas(map, 'marks', (view) => {
    drawn = '';
    draw(view, performance.now());
  });

  function draw(view: MapView, nowMs: number): void {
    if (nowMs - chosenAt > CHOOSE_EVERY_MS) {
      chosenAt = nowMs;
      labels = choose(view, nowMs);
    }
    const { selectedId, hoveredId } = desk.getState();
    const marked = new Set(
      [hoveredId, selectedId].flatMap((id) => (id === undefined ? [] : (fleet.indexOf(id) ?? []))),
    );
    const marks = [...marked].map((index) => markOf(index, view, nowMs));
    const named = [...labels.values()].filter(({ index }) => !marked.has(index));
    const texts = named.map(({ index, side }) => ({ ...markOf(index, view, nowMs), side }));
    const wanted = [...marks, ...texts].map(({ x, y, name }) => `${x},${y},${name}`).join(';') + String(selectedId);
    if (wanted === drawn) return;
    drawn = wanted;
    canvas.context.clearRect(0, 0, view.width, view.height);
    for (const text of texts) drawLabel(canvas.context, text, theme);
    const selected = selectedId === undefined ? undefined : fleet.indexOf(selectedId);
    for (const [order, index] of [...marked].entries())
      drawMark(canvas.context, marks[order]!, theme, index === selected);
  }

  function choose(view: MapView, nowMs: number): Map<number, PlacedLabel> {
    const trucks = view.zoom < NAMES_FROM_ZOOM ? undefined : trucksInView(fleet, view, MOST_TRUCKS);
    if (!trucks) return new Map();
    const named = trucks.map((index) => {
      const mark = markOf(index, view, nowMs);
      return { index, ...mark, width: nameWidth(canvas.context, mark) };
    });
    return chooseLabels(named, labels, view.density);
  }

  function nameOf(index: number): string {
    const truckId = fleet.truckIds[index]!;
    return fleet.columns.simulated[index] === 1 ? `${truckId} ${SIMULATED}` : truckId;
  }

  function markOf(index: number, view: MapView, nowMs: number): Mark {
    fleet.drawnAt(index, nowMs, place);
    const lap = Math.round(place.x - (view.left + view.width / 2) / view.scale);
    const x = Math.round((place.x - lap) * view.scale - view.left);
    const y = Math.round(place.y * view.scale - view.top);
    return { x, y, radius: truckRadiusAt(view), density: view.density, name: nameOf(index) };
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
