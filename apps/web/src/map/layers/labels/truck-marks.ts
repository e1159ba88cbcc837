import type { MapTheme } from '../sprites/draw-truck.js';
import { labelGap, type PlacedLabel } from './choose-labels.js';

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

/** Writes the name of a truck where room was found for it, quieter than a mark. */
export function drawLabel(
  context: CanvasRenderingContext2D,
  label: Mark & Pick<PlacedLabel, 'side'>,
  theme: MapTheme,
): void {
  const { x, y, radius, density, name } = label;
  const width = nameWidth(context, label);
  const left = label.side === 'right' ? x + labelGap(radius) : x - labelGap(radius) - width;
  context.beginPath();
  const [padding, height] = [3 * density, 15 * density];
  context.roundRect(Math.round(left) - padding, y - height / 2, width + 2 * padding, height, padding);
  context.fillStyle = HALO[theme];
  context.fill();
  context.font = labelFont(density);
  context.textBaseline = 'middle';
  context.fillStyle = INK[theme];
  context.fillText(name, Math.round(left), y + density / 2);
}

const widthByName = new Map<string, number>();
const MOST_WIDTHS = 5000; // kept

export function nameWidth(
  context: CanvasRenderingContext2D,
  { name, density }: Pick<Mark, 'name' | 'density'>,
): number {
  const key = `${density} ${name}`;
  const known = widthByName.get(key);
  if (known !== undefined) return known;
  context.font = labelFont(density);
  const { width } = context.measureText(name);
  if (widthByName.size >= MOST_WIDTHS) widthByName.clear();
  widthByName.set(key, width);
  return width;
}

const labelFont = (density: number): string => `500 ${11 * density}px ${FONT}`;

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
