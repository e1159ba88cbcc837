import type { RoutePlace } from '@fleetmap/events';
import { latLngBounds, type Map as LeafletMap } from 'leaflet';
import { unwrapped } from './leaflet-places.js';

const CLOSEST = 14; // a route of one street is shown with the streets around it

/** Moves the map so that all places are on it. */
export function showPlaces(map: LeafletMap, places: readonly RoutePlace[]): void {
  if (places.length === 0) return;
  map.fitBounds(latLngBounds(unwrapped(places)), { padding: [32, 32], maxZoom: CLOSEST, animate: false });
}
