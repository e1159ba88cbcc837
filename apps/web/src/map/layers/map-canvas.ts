import { DomUtil, type LatLng, type LeafletEvent, type Map as LeafletMap, type ZoomAnimEvent } from 'leaflet';
import { type MapView, quietPane, viewOf } from './map-view.js';

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
  const canvas = DomUtil.create('canvas', 'leaflet-zoom-animated', quietPane(map, pane));
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

function layOver(map: LeafletMap, canvas: HTMLCanvasElement): MapView {
  const { view, corner } = viewOf(map);
  DomUtil.setPosition(canvas, corner);
  if (canvas.width !== view.width || canvas.height !== view.height) {
    canvas.width = view.width;
    canvas.height = view.height;
    canvas.style.width = `${view.width / view.density}px`;
    canvas.style.height = `${view.height / view.density}px`;
  }
  return view;
}
