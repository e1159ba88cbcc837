import type { RoutePlace } from '@fleetmap/events';
import { circleMarker, LatLng, type LeafletMouseEvent, type Map as LeafletMap, type Polyline, polyline } from 'leaflet';
import '@geoman-io/leaflet-geoman-free';
import '@geoman-io/leaflet-geoman-free/dist/leaflet-geoman.css';
import { placeOf, unwrapped } from '../map/leaflet-places.js';
import { chosenLook } from '../map/line-colours.js';
import { hideHandles } from './hide-handles.js';
import type { LineStore } from './line-store.js';

const MOST_HANDLES = 50; // around the pointer; a route may have a hundred thousand points

/**
 * Lets a line be drawn with clicks, then its points be dragged, added (on the line, or by a click beyond its end) and removed (right
 * click). What the form changes is drawn at once. @returns what ends it
 */
export function addLineEditor(map: LeafletMap, store: LineStore, theme: 'dark' | 'light'): () => void {
  const look = chosenLook(theme);
  let line: Polyline | undefined;
  let start: ReturnType<typeof circleMarker> | undefined;

  function tell(points: readonly RoutePlace[], isDrawing: boolean): void {
    store.setState({ points, changedBy: 'map', isDrawing });
  }

  function draw(): void {
    map.pm.enableDraw('Line', {
      snappable: false,
      tooltips: false,
      finishOnEnter: true,
      finishOn: 'dblclick',
      templineStyle: look,
      hintlineStyle: { ...look, dashArray: '5 5' },
      pathOptions: look,
    });
  }

  function watchDrawing({ workingLayer }: { workingLayer: unknown }): void {
    const drawn = workingLayer as Polyline;
    drawn.on('pm:vertexadded', () => tell(pointsOf(drawn), true));
  }

  function takeDrawn({ layer }: { layer: unknown }): void {
    const drawn = layer as Polyline;
    drawn.remove();
    tell(pointsOf(drawn), false);
    edit();
  }

  /** Shows the line of the store with handles. */
  function edit(): void {
    removeLine();
    const places = unwrapped(store.getState().points);
    if (places.length === 1) start = circleMarker(places[0]!, { ...look, radius: 6, pmIgnore: true }).addTo(map);
    if (places.length < 2) return;
    line = polyline(places, look).addTo(map);
    line.pm.enable({
      snappable: false,
      allowSelfIntersection: true,
      removeLayerBelowMinVertexCount: false,
      limitMarkersToCount: MOST_HANDLES,
    });
    line.on('pm:edit', () => line && tell(pointsOf(line), false));
  }

  function removeLine(): void {
    line?.pm.disable();
    line?.remove();
    start?.remove();
    line = undefined;
    start = undefined;
  }

  function goOn({ latlng, originalEvent }: LeafletMouseEvent): void {
    if (store.getState().isDrawing || isHandle(originalEvent)) return;
    tell([...store.getState().points, placeOf(new LatLng(latlng.lat, latlng.lng))], false);
    edit();
  }

  function follow({ changedBy, isDrawing }: ReturnType<typeof store.getState>): void {
    if (changedBy === 'map') return;
    if (!isDrawing) map.pm.disableDraw();
    edit();
  }

  map.on('pm:drawstart', watchDrawing);
  map.on('pm:create', takeDrawn);
  map.on('click', goOn);
  map.doubleClickZoom.disable();
  const endHiding = hideHandles(map);
  const unsubscribe = store.subscribe(follow);
  if (store.getState().isDrawing) draw();
  else edit();
  return () => {
    unsubscribe();
    endHiding();
    map.off('pm:drawstart', watchDrawing);
    map.off('pm:create', takeDrawn);
    map.off('click', goOn);
    map.pm.disableDraw();
    map.doubleClickZoom.enable();
    removeLine();
  };
}

function isHandle({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('.leaflet-marker-icon') !== null;
}

function pointsOf(drawn: Polyline): RoutePlace[] {
  return drawn.getLatLngs().flat(2).map(placeOf);
}
