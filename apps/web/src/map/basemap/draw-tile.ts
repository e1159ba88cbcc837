import type { WorldLine } from '@fleetmap/basemap';
import type { Ground } from './basemap-data.js';
import type { Palette } from './palette.js';
import { traceLine, type View } from './trace-line.js';

// Widths in pixels at some zooms; between them they grow evenly.
const HIGHWAY = [[3, 0.4], [5, 0.9], [7, 1.6], [9, 2.6], [12, 5], [16, 14]] as const; // prettier-ignore
const MINOR_HIGHWAY = [[4, 0.3], [6, 0.8], [8, 1.3], [10, 2.2], [12, 3.6], [16, 10]] as const; // prettier-ignore
const STATE_BORDER = [
  [3, 0.5],
  [6, 0.9],
  [12, 1.6],
] as const;
const COUNTRY_BORDER = [
  [2, 0.6],
  [5, 1],
  [12, 2],
] as const;
const RIVER = [
  [4, 0.4],
  [7, 1.1],
  [12, 4],
] as const;

const STATES_FROM = 3;
const RIVERS_FROM = 5;
const RIVERS_UNTIL = 8; // nearer by one sees how coarse they are
const MINOR_HIGHWAYS_FROM = 4;
const CASINGS_FROM = 8;
const CASING = 2; // pixels wider than the road, both sides together

type Stops = readonly (readonly [zoom: number, width: number])[];

/** Paints one view of the ground, all of it, at a zoom. The context is scaled to CSS pixels. */
export function drawTile(
  context: CanvasRenderingContext2D,
  ground: Ground,
  { view, zoom, palette }: { view: View; zoom: number; palette: Palette },
): void {
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.fillStyle = palette.water;
  context.fillRect(0, 0, view.width, view.height);
  fill(ground.land, palette.land);
  if (zoom >= RIVERS_FROM && zoom <= RIVERS_UNTIL) stroke(ground.rivers, palette.river, widthAt(RIVER, zoom));
  fill(ground.lakes, palette.water);
  if (zoom >= STATES_FROM) stroke(ground.stateBorders, palette.stateBorder, widthAt(STATE_BORDER, zoom));
  stroke(ground.countryBorders, palette.countryBorder, widthAt(COUNTRY_BORDER, zoom));

  const major = ground.highways.filter(({ isMajor }) => isMajor).map(({ line }) => line);
  const minor = ground.highways.filter(({ isMajor }) => !isMajor).map(({ line }) => line);
  const width = widthAt(HIGHWAY, zoom);
  const minorWidth = widthAt(MINOR_HIGHWAY, zoom);
  if (zoom >= CASINGS_FROM) {
    stroke(minor, palette.highwayCasing, minorWidth + CASING);
    stroke(major, palette.highwayCasing, width + CASING);
  }
  if (zoom >= MINOR_HIGHWAYS_FROM) stroke(minor, palette.minorHighway, minorWidth);
  stroke(major, palette.highway, width);

  function fill(lines: readonly WorldLine[], style: string): void {
    trace(lines, view);
    context.fillStyle = style;
    // Islands in lakes and lakes in land are rings inside rings, whatever their direction.
    context.fill('evenodd');
  }

  function stroke(lines: readonly WorldLine[], style: string, lineWidth: number): void {
    trace(lines, view);
    context.strokeStyle = style;
    context.lineWidth = lineWidth;
    context.stroke();
  }

  function trace(lines: readonly WorldLine[], seen: View): void {
    context.beginPath();
    for (const line of lines) traceLine(context, line, seen);
  }
}

function widthAt(stops: Stops, zoom: number): number {
  const above = stops.findIndex(([at]) => at >= zoom);
  if (above === 0) return stops[0]![1];
  if (above === -1) return stops.at(-1)![1];
  const [fromZoom, from] = stops[above - 1]!;
  const [toZoom, to] = stops[above]!;
  return from + ((to - from) * (zoom - fromZoom)) / (toZoom - fromZoom);
}
