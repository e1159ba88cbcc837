import type { Map as LeafletMap } from 'leaflet';
import type { DeskStore } from '../stores/desk-store.js';

/** Keeps the desk told where the map looks, and the map of the size of its place on the page. @returns what ends it. */
export function keepCamera(map: LeafletMap, desk: DeskStore): () => void {
  const tell = (): void => {
    const { lat: latitude, lng: longitude } = map.getCenter();
    desk.setState({ camera: { latitude, longitude, zoom: map.getZoom() } });
  };
  const observer = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  observer.observe(map.getContainer());
  map.on('moveend', tell);
  return () => {
    observer.disconnect();
    map.off('moveend', tell);
  };
}
