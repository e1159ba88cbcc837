import { DomUtil, type LatLng, type LeafletEvent, type Map as LeafletMap, point, type ZoomAnimEvent } from 'leaflet';
import { type MapView, quietPane, viewOf } from './map-view.js';

/**
 * Two canvases in a pane of their own, for pictures that somebody else paints and that come a little later. One is shown and
 * moves and stretches with the map like Leaflet's own layers; the other waits for the picture of the next view and takes its
 * place only when that is there. So no picture is ever shown at another picture's place.
 */
export interface TwinCanvas {
  readonly canvases: readonly [HTMLCanvasElement, HTMLCanvasElement];
  /** Begins to ask for pictures. @returns what takes the canvases off the map. */
  start(askForPicture: AskForPicture): () => void;
  /** The picture that was asked for is on its canvas. */
  painted(id: number): void;
}

/** Asks for a picture of a view, on one of the two canvases. */
export type AskForPicture = (picture: { id: number; slot: 0 | 1; view: MapView }) => void;

const PADDING = 96; // CSS pixels around the map, so that a drag finds trucks already there
const SLACK = 48; // how far the map may be dragged before the picture is asked for anew

interface Picture {
  readonly id: number;
  readonly slot: 0 | 1;
  readonly view: MapView;
}

export function createTwinCanvas(map: LeafletMap, pane: string): TwinCanvas {
  const parent = quietPane(map, pane);
  const create = (): HTMLCanvasElement => DomUtil.create('canvas', 'leaflet-zoom-animated', parent);
  const canvases = [create(), create()] as const;
  for (const canvas of canvases) canvas.style.visibility = 'hidden';
  let ask: AskForPicture | undefined;
  let lastId = 0;
  let shown: Picture | undefined;
  let awaited: Picture | undefined;
  let isOutdated = false; // the view changed again while a picture is awaited
  let isStretching = false;

  function lay(): void {
    if (awaited || isStretching) {
      isOutdated = true;
      return;
    }
    isOutdated = false;
    lastId += 1;
    awaited = { id: lastId, slot: shown?.slot === 0 ? 1 : 0, view: viewOf(map, PADDING).view };
    ask?.(awaited);
  }

  /** Puts a picture where its part of the world is when the map stands at an origin and a zoom. */
  function place(
    { slot, view }: Picture,
    { origin, zoom } = { origin: map.getPixelOrigin(), zoom: map.getZoom() },
  ): void {
    const canvas = canvases[slot];
    const scale = map.getZoomScale(zoom, view.zoom);
    const corner = point(view.left, view.top).multiplyBy(scale / view.density);
    const world = 256 * 2 ** zoom;
    const middle = map.project(map.getCenter(), zoom).x;
    const lap = Math.round((corner.x + (view.width * scale) / view.density / 2 - middle) / world);
    DomUtil.setTransform(canvas, corner.subtract(origin).subtract([lap * world, 0]), scale);
    canvas.style.width = `${view.width / view.density}px`;
    canvas.style.height = `${view.height / view.density}px`;
  }

  function stretch(event: LeafletEvent): void {
    isStretching = true;
    const { center, zoom } = event as ZoomAnimEvent;
    if (shown) place(shown, { origin: originAt(center, zoom), zoom });
  }

  function originAt(center: LatLng, zoom: number): ReturnType<LeafletMap['getPixelOrigin']> {
    const half = map.getSize().divideBy(2);
    const offset = DomUtil.getPosition(map.getPane('mapPane')!);
    return map.project(center, zoom).subtract(half).add(offset).round();
  }

  function rest(): void {
    isStretching = false;
    follow();
    lay();
  }

  /** Dragging moves the pane, and the picture with it; anything else moves the picture in the pane. */
  function follow(): void {
    if (shown && !isStretching) place(shown);
    if (!shown || isLeftBehind(shown)) lay();
  }

  function isLeftBehind({ view }: Picture): boolean {
    if (view.zoom !== map.getZoom()) return true;
    const wanted = viewOf(map, PADDING).view;
    return Math.max(Math.abs(wanted.left - view.left), Math.abs(wanted.top - view.top)) > SLACK * view.density;
  }

  const handlers = { move: follow, zoom: follow, viewreset: rest, zoomend: rest, resize: rest, zoomanim: stretch };
  return {
    canvases,
    start(askForPicture) {
      ask = askForPicture;
      map.on(handlers);
      lay();
      return () => {
        map.off(handlers);
        for (const canvas of canvases) canvas.remove();
      };
    },
    painted(id) {
      if (awaited?.id !== id) return;
      const picture = awaited;
      awaited = undefined;
      if (!isStretching) {
        place(picture);
        canvases[picture.slot].style.visibility = '';
        canvases[1 - picture.slot]!.style.visibility = 'hidden';
        shown = picture;
      }
      if (isOutdated) lay();
    },
  };
}
