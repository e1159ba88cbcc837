import { worldX, worldY } from '@fleetmap/geo';
import { FREEZE_AFTER_MS } from '@fleetmap/motion';
import type { MapView } from '../../map/layers/map-view.js';
import type { MapTheme } from '../../map/layers/sprites/draw-truck.js';
import type { ChosenTrack } from '../../replay/chosen-track.js';
import { speedColour } from './speed-colour.js';

/** A track in world units (Web Mercator, 0…1), projected once. */
export interface ProjectedTrack extends ChosenTrack {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export function projectTrack(track: ChosenTrack): ProjectedTrack {
  return { ...track, x: track.longitudes.map(worldX), y: track.latitudes.map(worldY) };
}

/** Draws the track, each piece in the colour of the speed it was driven at; nothing over gaps, where nobody knows the way. */
export function drawTrack(
  context: CanvasRenderingContext2D,
  track: ProjectedTrack,
  { view, theme, sayDuration }: { view: MapView; theme: MapTheme; sayDuration: (ms: number) => string },
): void {
  context.clearRect(0, 0, view.width, view.height);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const [width, colourOf] of [
    [6, () => (theme === 'dark' ? 'rgba(11, 17, 23, 0.7)' : 'rgba(255, 255, 255, 0.85)')],
    [3, (speed: number) => speedColour(speed, theme)],
  ] as const) {
    context.lineWidth = width * view.density;
    strokePieces(context, track, view, colourOf);
  }
  for (const { latitude, longitude, startedAt, endedAt } of track.stops) {
    const place = pixelOf(worldX(longitude), worldY(latitude), view);
    drawStop(context, { ...place, density: view.density, text: sayDuration(endedAt - startedAt) }, theme);
  }
}

function strokePieces(
  context: CanvasRenderingContext2D,
  { x, y, times, speeds }: ProjectedTrack,
  view: MapView,
  colourOf: (speed: number) => string,
): void {
  let colour = '';
  for (let row = 1; row < times.length; row += 1) {
    const isGap = times[row]! - times[row - 1]! > FREEZE_AFTER_MS;
    const next = colourOf(speeds[row]!);
    if (isGap || next !== colour) {
      if (colour) context.stroke();
      colour = isGap ? '' : next;
      context.beginPath();
      context.strokeStyle = next;
      const from = pixelOf(x[row - 1]!, y[row - 1]!, view);
      if (!isGap) context.moveTo(from.x, from.y);
    }
    if (isGap) continue;
    const to = pixelOf(x[row]!, y[row]!, view);
    context.lineTo(to.x, to.y);
  }
  if (colour) context.stroke();
}

/** On the copy of the world that is nearest to the middle of the view. */
export function pixelOf(x: number, y: number, { scale, left, top, width }: MapView): { x: number; y: number } {
  const lap = Math.round(x - (left + width / 2) / scale);
  return { x: (x - lap) * scale - left, y: y * scale - top };
}

function drawStop(
  context: CanvasRenderingContext2D,
  { x, y, density, text }: { x: number; y: number; density: number; text: string },
  theme: MapTheme,
): void {
  const half = 5 * density;
  context.beginPath();
  context.roundRect(x - half, y - half, 2 * half, 2 * half, 2 * density);
  context.fillStyle = theme === 'dark' ? '#86b0ff' : '#2b55b8';
  context.strokeStyle = theme === 'dark' ? '#0b1117' : '#ffffff';
  context.lineWidth = 2 * density;
  context.stroke();
  context.fill();
  context.font = `600 ${11 * density}px system-ui, "Liberation Sans", sans-serif`;
  context.textBaseline = 'middle';
  context.lineWidth = 4 * density;
  context.strokeStyle = theme === 'dark' ? 'rgba(11, 17, 23, 0.85)' : 'rgba(255, 255, 255, 0.9)';
  context.strokeText(text, x + half * 1.8, y);
  context.fillText(text, x + half * 1.8, y);
}
