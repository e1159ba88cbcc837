import { type Map as LeafletMap, type Point, point } from 'leaflet';

const TILE_SIZE = 256; // pixels of the world at zoom 0

/** What part of the world a canvas shows. World units are Web Mercator, 0…1; pixels are the device's. */
export interface MapView {
  /** Pixels of one world unit. */
  readonly scale: number;
  /** World pixel of the canvas's top left corner. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly density: number;
  readonly zoom: number;
}

/** The view of a canvas that covers the map and `padding` CSS pixels around it, and the corner to lay it at. */
export function viewOf(map: LeafletMap, padding = 0): { view: MapView; corner: Point } {
  const density = globalThis.devicePixelRatio || 1;
  const size = map.getSize();
  const corner = map.containerPointToLayerPoint(point(-padding, -padding)).round();
  const worldCorner = map.getPixelOrigin().add(corner);
  const zoom = map.getZoom();
  const view = {
    scale: TILE_SIZE * 2 ** zoom * density,
    left: worldCorner.x * density,
    top: worldCorner.y * density,
    width: Math.round((size.x + 2 * padding) * density),
    height: Math.round((size.y + 2 * padding) * density),
    density,
    zoom,
  };
  return { view, corner };
}

/** A pane that lets the pointer through to the map. */
export function quietPane(map: LeafletMap, name: string): HTMLElement {
  const known = map.getPane(name);
  if (known) return known;
  const pane = map.createPane(name);
  pane.style.zIndex = DEPTH;
  pane.style.pointerEvents = 'none';
  return pane;
}

const DEPTH = '450'; // above the basemap's labels, below Leaflet's popups; later panes lie above earlier ones
