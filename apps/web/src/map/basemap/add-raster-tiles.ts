import { type Map as LeafletMap, tileLayer } from 'leaflet';

/** Draws the tiles of a server instead of our own map; `url` is a template with {z}, {x} and {y}. @returns what takes them off. */
export function addRasterTiles(
  map: LeafletMap,
  { url, attribution }: { url: string; attribution: string },
): () => void {
  const layer = tileLayer(url, { attribution, maxZoom: 19 }).addTo(map);
  return () => layer.remove();
}
