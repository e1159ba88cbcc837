import { DomUtil, type LatLng, type LeafletEvent, type Map as LeafletMap, point, type ZoomAnimEvent } from 'leaflet';

const TILE_SIZE = 256; // pixels of the world at zoom 0

/** What part of the world the canvas shows. World units are Web Mercator, 0…1; pixels are the device's. */
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

/**
 * A canvas that lies exactly over the map, in a pane of its own, whatever the map does: it is laid anew on every move and
 * is stretched by CSS, as Leaflet's own layers are, while a zoom is animated.
 */
export interface MapCanvas {
  readonly context: CanvasRenderingContext2D;
  readonly view: MapView;
  remove(): void;
}

/** @param onView called whenever the view changed, after the canvas was laid. */
export function createMapCanvas(map: LeafletMap, pane: string, onView: (view: MapView) => void): MapCanvas {
  const parent = map.getPane(pane) ?? createQuietPane(map, pane);
  const canvas = DomUtil.create('canvas', 'leaflet-zoom-animated', parent);
  const context = canvas.getContext('2d')!;
  let view = layOver(map, canvas);
  let laidCentre: LatLng = map.getCenter();

  function lay(): void {
    view = layOver(map, canvas);
    laidCentre = map.getCenter();
    onView(view);
  }

  function stretch(event: LeafletEvent): void {
    const { center, zoom } = event as ZoomAnimEvent;
    const half = map.getSize().divideBy(2);
    const scale = map.getZoomScale(zoom, view.zoom);
    const corner = map.project(laidCentre, zoom).subtract(half.multiplyBy(scale));
    const newOrigin = map
      .project(center, zoom)
      .subtract(half)
      .add(DomUtil.getPosition(map.getPane('mapPane')!));
    DomUtil.setTransform(canvas, corner.subtract(newOrigin.round()), scale);
  }

  map.on('move zoomend resize viewreset', lay);
  map.on('zoomanim', stretch);
  return {
    context,
    get view() {
      return view;
    },
    remove() {
      map.off('move zoomend resize viewreset', lay);
      map.off('zoomanim', stretch);
      canvas.remove();
    },
  };
}

const DEPTH = '450'; // above the basemap's labels, below Leaflet's popups; later panes lie above earlier ones

/** A pane that lets the pointer through to the map. */
function createQuietPane(map: LeafletMap, name: string): HTMLElement {
  const pane = map.createPane(name);
  pane.style.zIndex = DEPTH;
  pane.style.pointerEvents = 'none';
  return pane;
}

function layOver(map: LeafletMap, canvas: HTMLCanvasElement): MapView {
  const density = globalThis.devicePixelRatio || 1;
  const size = map.getSize();
  const corner = map.containerPointToLayerPoint(point(0, 0)).round();
  DomUtil.setPosition(canvas, corner);
  const width = Math.round(size.x * density);
  const height = Math.round(size.y * density);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
  }
  const zoom = map.getZoom();
  const worldCorner = map.getPixelOrigin().add(corner);
  return {
    scale: TILE_SIZE * 2 ** zoom * density,
    left: worldCorner.x * density,
    top: worldCorner.y * density,
    width,
    height,
    density,
    zoom,
  };
}
