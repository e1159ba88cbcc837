import { Control, DomEvent, DomUtil, type Map as LeafletMap } from 'leaflet';
import { toggleTrails, type TrailsSwitch } from './trails-switch.js';

/** A button under the zoom buttons that shows and hides trails. @returns what takes it off the map. */
export function addTrailsButton(map: LeafletMap, trails: TrailsSwitch, label: string): () => void {
  const bar = DomUtil.create('div', 'leaflet-bar');
  const button = DomUtil.create('button', 'trails-button', bar);
  button.type = 'button';
  button.title = label;
  button.setAttribute('aria-label', label);
  button.innerHTML = ICON;
  const tell = (): void => button.setAttribute('aria-pressed', String(trails.getState().areShown));
  tell();
  DomEvent.disableClickPropagation(bar);
  DomEvent.on(button, 'click', () => toggleTrails(trails));
  const unsubscribe = trails.subscribe(tell);
  const control = new Control({ position: 'topleft' });
  control.onAdd = () => bar;
  control.addTo(map);
  return () => {
    unsubscribe();
    control.remove();
  };
}

// A dotted way that ends in an arrow, in the stroke of the other icons of the desk.
const ICON =
  '<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M4 19h.01M8 18h.01M11.5 15.5h.01M13.5 12h.01M20 4l-7 3 3.5.8L17.500 11z"/></svg>';
