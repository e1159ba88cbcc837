import type { RouteSummary } from '@fleetmap/events';
import { canvas, layerGroup, type Map as LeafletMap, polyline } from 'leaflet';
import { unwrapped } from './leaflet-places.js';
import { listedLook } from './line-colours.js';

const REACH = 6; // pixels beside a thin line that still hit it

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
  const renderer = canvas({ tolerance: REACH });
  const lines = routes.map(({ id, name, preview }) =>
    polyline(unwrapped(preview), { ...listedLook(theme), renderer, pmIgnore: true })
      .bindTooltip(textElement(name), { sticky: true })
      .on('click', () => onChoose(id)),
  );
  const group = layerGroup(lines).addTo(map);
  return () => {
    group.remove();
    renderer.remove();
  };
}

/** Leaflet takes text for HTML. */
function textElement(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
