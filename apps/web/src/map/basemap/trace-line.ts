import type { WorldLine } from '@fleetmap/basemap';

/** A rectangle of the world as drawn: pixels = (world − origin) · scale. Width and height in pixels, with the margin to draw around. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

const SMALLEST_STEP = 1; // pixels: nearer points look the same

const LEFT = 1;
const RIGHT = 2;
const ABOVE = 4;
const BELOW = 8;

/**
 * Adds a line to the path of the context, as often as the world shows in the view. Points that change nothing in the view are left
 * out: those nearer than a pixel and, of a run beyond one edge, all but its ends. So a coast of 30,000 points costs what is seen.
 */
export function traceLine(
  context: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo'>,
  line: WorldLine,
  view: View,
): void {
  const margin = view.margin / view.scale;
  const north = view.y - margin;
  const south = view.y + view.height / view.scale + margin;
  if (line.south < north || line.north > south) return;
  const west = view.x - margin;
  const east = view.x + view.width / view.scale + margin;
  for (let copy = Math.ceil(west - line.east); copy <= Math.floor(east - line.west); copy += 1) {
    traceCopy(context, line.coordinates, { ...view, x: view.x - copy });
  }
}

function traceCopy(
  context: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo'>,
  coordinates: Float64Array,
  view: View,
): void {
  const { scale, margin } = view;
  const right = view.width + margin;
  const bottom = view.height + margin;
  let drawnX = (coordinates[0]! - view.x) * scale;
  let drawnY = (coordinates[1]! - view.y) * scale;
  let lastX = drawnX;
  let lastY = drawnY;
  let runSides = sidesOf(drawnX, drawnY); // the edges beyond which all points since the last drawn one lie
  let isHeldBack = false;
  context.moveTo(drawnX, drawnY);
  for (let index = 2; index < coordinates.length; index += 2) {
    const x = (coordinates[index]! - view.x) * scale;
    const y = (coordinates[index + 1]! - view.y) * scale;
    const sides = sidesOf(x, y);
    if ((runSides & sides) !== 0) {
      runSides &= sides;
      isHeldBack = true;
    } else {
      if (isHeldBack) {
        context.lineTo(lastX, lastY);
        drawnX = lastX;
        drawnY = lastY;
        isHeldBack = false;
      }
      if (sides !== 0 || Math.abs(x - drawnX) + Math.abs(y - drawnY) > SMALLEST_STEP) {
        context.lineTo(x, y);
        drawnX = x;
        drawnY = y;
      }
      runSides = sides;
    }
    lastX = x;
    lastY = y;
  }
  if (isHeldBack) context.lineTo(lastX, lastY);

  function sidesOf(x: number, y: number): number {
    return (x < -margin ? LEFT : 0) | (x > right ? RIGHT : 0) | (y < -margin ? ABOVE : 0) | (y > bottom ? BELOW : 0);
  }
}
