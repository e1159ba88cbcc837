import { divIcon, type Map as LeafletMap, marker, polyline } from 'leaflet';
import { ghostAt } from '@fleetmap/motion';
import { quietPane } from '../map/layers/map-view.js';
import type { Ghost } from './use-truck-plan.js';
import './ghost.css';

const UNDER_TRUCKS = '446'; // and over the track

/** Lets the plan of the chosen truck drive beside it on the shown clock. @returns what takes it off the map */
export function addGhostLayer(map: LeafletMap, { line, departedAt }: Ghost, options: GhostLayerOptions): () => void {
  quietPane(map, 'ghost').style.zIndex = UNDER_TRUCKS;
  const way = polyline(
    line.path.points.map(({ latitude, longitude }) => [latitude, longitude] as [number, number]),
    { pane: 'ghost', interactive: false, className: 'ghost-way' },
  ).addTo(map);
  const icon = divIcon({ className: 'ghost-truck', iconSize: [26, 26], html: '' });
  const truck = marker([0, 0], { pane: 'ghost', icon, interactive: false, keyboard: false });
  let frame = 0;
  let shownFor = Number.NaN;

  function move(): void {
    frame = requestAnimationFrame(move);
    const at = options.now();
    if (at === shownFor) return; // paused
    shownFor = at;
    const { latitude, longitude, heading } = ghostAt(line, at - departedAt);
    truck.setLatLng([latitude, longitude]);
    truck.getElement()?.style.setProperty('--heading', `${heading}deg`);
  }

  truck.addTo(map);
  truck.getElement()?.setAttribute('role', 'img');
  truck.getElement()?.setAttribute('aria-label', options.name);
  move();
  return () => {
    cancelAnimationFrame(frame);
    truck.remove();
    way.remove();
  };
}

export interface GhostLayerOptions {
  /** Epoch ms of what is shown, live or in the past. */
  readonly now: () => number;
  readonly name: string;
}
