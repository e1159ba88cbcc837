import type { RouteSummary } from '@fleetmap/events';
import { layerGroup, type Map as LeafletMap, polyline } from 'leaflet';
import { unwrapped } from './leaflet-places.js';
import { listedLook } from './line-colours.js';

const REACH = 6; // pixels beside a thin line that still hit it: a wide line that is not seen takes the clicks

interface ListedOptions {
  readonly theme: 'dark' | 'light';
  readonly onChoose: (id: string) => void;
}

/** Draws the routes of the list as thin lines that can be clicked. @returns what takes them off the map */
export function addListedRoutes(
  map: LeafletMap,
  routes: readonly RouteSummary[],
  { theme, onChoose }: ListedOptions,
): () => void {
  const lines = routes.flatMap(({ id, name, preview }) => {
    const places = unwrapped(preview);
    const seen = polyline(places, { ...listedLook(theme), interactive: false, pmIgnore: true });
    const hit = polyline(places, { weight: 2 * REACH, opacity: 0, pmIgnore: true })
      .bindTooltip(textElement(name), { sticky: true })
      .on('click', () => onChoose(id));
    return [seen, hit];
  });
  const group = layerGroup(lines).addTo(map);
  return () => void group.remove();
}

/** Leaflet takes text for HTML. */
function textElement(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
