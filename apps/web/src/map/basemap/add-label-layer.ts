import {
  DomUtil,
  type LatLng,
  type LeafletEvent,
  type Map as LeafletMap,
  type Point,
  type ZoomAnimEvent,
} from 'leaflet';
import { worldX } from '@fleetmap/geo';
import type { Highway, Places } from './basemap-data.js';
import { chooseLabels } from './choose-labels.js';
import { drawLabels } from './draw-labels.js';
import type { Palette } from './palette.js';
import type { View } from './trace-line.js';

const PANE = 'basemap-labels';
const PANE_Z_INDEX = '250'; // above the tiles (200), below the trucks and everything drawn (400 and more)
const PADDING = 0.25; // of the map's size on each side, so that a drag finds the labels already there

/**
 * Writes all names and highway numbers on one canvas. It moves with the map and is drawn anew when the map rests, or when a drag
 * leaves it behind. @returns a function that takes it off the map.
 */
export function addLabelLayer(
  map: LeafletMap,
  named: { places: Places; highways: readonly Highway[] },
  palette: Palette,
): () => void {
  const pane = map.getPane(PANE) ?? map.createPane(PANE);
  pane.style.zIndex = PANE_Z_INDEX;
  pane.style.pointerEvents = 'none';
  const canvas = DomUtil.create('canvas', 'leaflet-zoom-animated', pane);
  const context = canvas.getContext('2d');
  let drawnCorner: LatLng;
  let drawnZoom: number;

  function draw(): void {
    if (!context) return;
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-PADDING)).round();
    const { x: width, y: height } = size.multiplyBy(1 + 2 * PADDING).round();
    drawnZoom = map.getZoom();
    drawnCorner = map.layerPointToLatLng(corner);
    sizeCanvas(canvas, width, height);
    DomUtil.setTransform(canvas, corner, 1);
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, width, height);
    const scale = 256 * 2 ** drawnZoom;
    const view: View = { x: worldX(drawnCorner.lng), y: yOf(corner, scale), scale, width, height, margin: 0 };
    drawLabels(context, chooseLabels(named, { view, zoom: drawnZoom, palette }), palette);
  }

  function yOf(corner: Point, scale: number): number {
    return (corner.y + map.getPixelOrigin().y) / scale;
  }

  function follow({ center, zoom }: { center: LatLng; zoom: number }): void {
    // Where the corner will be when the map stands at `center` and `zoom`: as Leaflet's own renderers do it.
    const half = map.getSize().divideBy(2);
    const offset = DomUtil.getPosition(map.getPane('mapPane')!);
    const origin = map.project(center, zoom).subtract(half).add(offset).round();
    DomUtil.setTransform(canvas, map.project(drawnCorner, zoom).subtract(origin), map.getZoomScale(zoom, drawnZoom));
  }

  function followAnimation(event: LeafletEvent): void {
    follow(event as ZoomAnimEvent);
  }

  function followZoom(): void {
    follow({ center: map.getCenter(), zoom: map.getZoom() });
  }

  function drawIfLeft(): void {
    if (map.getZoom() !== drawnZoom) return;
    const moved = map.latLngToContainerPoint(drawnCorner);
    const { x, y } = map.getSize().multiplyBy(PADDING);
    if (Math.abs(moved.x + x) > x || Math.abs(moved.y + y) > y) draw();
  }

  draw();
  const handlers = { moveend: draw, resize: draw, zoomanim: followAnimation, zoom: followZoom, move: drawIfLeft };
  map.on(handlers);
  return () => {
    map.off(handlers);
    canvas.remove();
  };
}

function sizeCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  const pixelWidth = Math.round(width * devicePixelRatio);
  const pixelHeight = Math.round(height * devicePixelRatio);
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
