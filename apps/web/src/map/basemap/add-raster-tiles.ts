import { type Map as LeafletMap, tileLayer } from 'leaflet';

/** Draws the tiles of a server instead of our own map; `url` is a template with {z}, {x} and {y}. @returns what takes them off. */
export function addRasterTiles(
  map: LeafletMap,
  { url, attribution }: { url: string; attribution: string },
): () => void {
  const layer = tileLayer(url, { attribution: escapeHtml(attribution), maxZoom: 19 }).addTo(map);
  return () => layer.remove();
}

/** Leaflet writes the credit as HTML; ours is plain text. */
function escapeHtml(text: string): string {
  const element = document.createElement('span');
  element.textContent = text;
  return element.innerHTML;
}
