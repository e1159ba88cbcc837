import type { SharedTrack, TruckLocation } from '@fleetmap/events';
import { divIcon, latLngBounds, map as createMap, marker, type Marker, polyline } from 'leaflet';
import { addBasemap } from '../map/basemap/add-basemap.js';

const SIZE = 28;
const CLOSE = 12; // zoom of a truck that was chosen

export interface ShareMap {
  show(trucks: readonly TruckLocation[]): void;
  draw(track: SharedTrack): void;
  goTo(truckId: string): void;
}

/** A small map of a few trucks: one marker each. */
export function createShareMap(container: HTMLElement): ShareMap {
  const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const map = createMap(container, { center: [5, -75], zoom: 3, minZoom: 2, maxZoom: 18, worldCopyJump: true });
  map.attributionControl.setPrefix('<a href="https://leafletjs.com" rel="noreferrer">Leaflet</a>');
  addBasemap(map, theme);
  const markerById = new Map<string, Marker>();

  function place({ truckId, location }: TruckLocation): void {
    const at = [location.latitude, location.longitude] as const;
    const known = markerById.get(truckId) ?? marker([...at], { alt: truckId, title: truckId }).addTo(map);
    known.setLatLng([...at]).setIcon(arrow(location.heading ?? 0));
    known.getElement()?.setAttribute('aria-label', truckId); // Leaflet gives names to pictures only
    markerById.set(truckId, known);
  }

  return {
    show(trucks) {
      const isFirst = markerById.size === 0 && trucks.length > 0;
      for (const truck of trucks) place(truck);
      const bounds = latLngBounds(trucks.map(({ location }) => [location.latitude, location.longitude]));
      if (!isFirst) return;
      map.invalidateSize(false); // the list beneath it has come since
      map.fitBounds(bounds.pad(0.2), { maxZoom: CLOSE, animate: false });
    },
    draw({ points }) {
      const line = points.map(({ latitude, longitude }) => [latitude, longitude] as [number, number]);
      polyline(line, { color: theme === 'dark' ? '#37d399' : '#0b6e4f', weight: 3, opacity: 0.6 }).addTo(map);
    },
    goTo(truckId) {
      const known = markerById.get(truckId);
      if (known) map.setView(known.getLatLng(), Math.max(map.getZoom(), CLOSE));
    },
  };
}

function arrow(heading: number): ReturnType<typeof divIcon> {
  const html = `<svg viewBox="-14 -14 28 28" width="${SIZE}" height="${SIZE}" aria-hidden="true"><path d="M0-11 8 10 0 6-8 10z" transform="rotate(${heading})"/></svg>`;
  return divIcon({ html, className: 'shared-truck', iconSize: [SIZE, SIZE] });
}
