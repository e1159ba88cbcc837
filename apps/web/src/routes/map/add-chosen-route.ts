import type { RouteCourse } from '@fleetmap/events';
import { circleMarker, layerGroup, type Map as LeafletMap, polyline } from 'leaflet';
import { unwrapped } from './leaflet-places.js';
import { chosenLook, gapLook } from './line-colours.js';

/** Draws a whole route: its way, its gaps, a ring where it begins and a dot where it ends. @returns what takes it off the map */
export function addChosenRoute(
  map: LeafletMap,
  { points, gaps }: Pick<RouteCourse, 'points' | 'gaps'>,
  theme: 'dark' | 'light',
): () => void {
  const places = unwrapped(points);
  const starts = [0, ...gaps];
  const look = { ...chosenLook(theme), pmIgnore: true, interactive: false };
  const end = { radius: 6, weight: 3, color: look.color!, fillOpacity: 1, pmIgnore: true, interactive: false };
  const group = layerGroup([
    ...starts.map((start, index) => polyline(places.slice(start, starts[index + 1]), look)),
    ...gaps.map((gap) => polyline([places[gap - 1]!, places[gap]!], { ...gapLook(theme), pmIgnore: true })),
    circleMarker(places[0]!, { ...end, fillColor: theme === 'dark' ? '#151a1f' : '#ffffff' }),
    circleMarker(places.at(-1)!, { ...end, fillColor: look.color! }),
  ]).addTo(map);
  return () => group.remove();
}
