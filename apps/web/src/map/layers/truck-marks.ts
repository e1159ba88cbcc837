import type { MapTheme } from './draw-truck.js';

const INK = { dark: '#f2f6fa', light: '#0b1117' };
const HALO = { dark: 'rgba(11, 17, 23, 0.85)', light: 'rgba(255, 255, 255, 0.9)' };
const FONT = 'system-ui, "Liberation Sans", sans-serif';

/** Sizes in device pixels. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  /** Of the truck's sprite. */
  readonly radius: number;
  readonly density: number;
  readonly name: string;
}

/** Draws the name of a truck beside it, legible on any ground; a chosen truck also gets a ring. */
export function drawMark(context: CanvasRenderingContext2D, mark: Mark, theme: MapTheme, isSelected: boolean): void {
  const { x, y, radius, density, name } = mark;
  if (isSelected) drawRing(context, mark, theme);
  context.font = `600 ${12 * density}px ${FONT}`;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4 * density;
  context.strokeStyle = HALO[theme];
  context.fillStyle = INK[theme];
  const gap = radius * 1.9;
  const right = x + gap + context.measureText(name).width;
  // At the right border the name stands on the other side, and a very long one begins at the left border.
  const left = right < context.canvas.width ? x + gap : Math.max(gap, 2 * x - right);
  context.strokeText(name, left, y);
  context.fillText(name, left, y);
}

function drawRing(context: CanvasRenderingContext2D, { x, y, radius, density }: Mark, theme: MapTheme): void {
  for (const [colour, width] of [
    [HALO[theme], 5],
    [INK[theme], 2],
  ] as const) {
    context.beginPath();
    context.arc(x, y, radius * 1.55, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width * density;
    context.stroke();
  }
}
