import { latitudeOfY, longitudeOfX } from '@fleetmap/geo';
import { DomUtil, type Map as LeafletMap, popup } from 'leaflet';
import type { DeskTools } from '../desk-context.js';
import { selectTruck } from '../stores/desk-store.js';

const MOST_NAMES = 100; // more nobody reads here; the list beside the map has them all

export interface Pile {
  readonly truckIds: readonly string[];
  readonly title: string;
  /** Says how many more there are than names. */
  readonly more: (count: number) => string;
}

/** Lists trucks that share one place, to choose one by name. @returns what takes the list off the map. */
export function listPile(
  map: LeafletMap,
  { fleet, desk }: Pick<DeskTools, 'fleet' | 'desk'>,
  { truckIds, title, more }: Pile,
): () => void {
  const index = fleet.indexOf(truckIds[0]!);
  if (index === undefined) return () => undefined;
  const place = { x: 0, y: 0, heading: 0 };
  fleet.drawnAt(index, performance.now(), place);
  const content = DomUtil.create('section', 'pile');
  DomUtil.create('h3', '', content).textContent = title;
  content.setAttribute('aria-label', title);
  const list = DomUtil.create('ul', '', content);
  const isSimulated = (truckId: string): boolean => fleet.columns.simulated[fleet.indexOf(truckId)!] === 1;
  const sorted = truckIds.toSorted((one, other) => one.localeCompare(other, undefined, { numeric: true }));
  for (const truckId of sorted.slice(0, MOST_NAMES)) {
    const button = DomUtil.create('button', '', DomUtil.create('li', '', list));
    button.type = 'button';
    button.textContent = truckId;
    if (isSimulated(truckId)) DomUtil.create('abbr', '', button).textContent = 'SIM';
    button.addEventListener('click', () => {
      selectTruck(desk, truckId);
      opened.close();
    });
  }
  if (truckIds.length > MOST_NAMES) {
    DomUtil.create('p', '', content).textContent = more(truckIds.length - MOST_NAMES);
  }
  const opened = popup({ className: 'pile-popup', minWidth: 160, maxWidth: 240, closeButton: false })
    .setLatLng([latitudeOfY(place.y), longitudeOfX(place.x)])
    .setContent(content)
    .openOn(map);
  list.querySelector('button')?.focus();
  return () => opened.close();
}
