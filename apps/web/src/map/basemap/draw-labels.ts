import { type Box, createCollisionGrid } from './collision-grid.js';
import type { Label, LabelSide } from './label.js';
import type { Palette } from './palette.js';

const DOT = 2.5; // pixels, radius
const BESIDE = 6; // pixels from the place to the text
const HALO = 3; // pixels
const SHIELD_PADDING = 4; // pixels

const widthByText = new Map<string, number>();

/** Writes every label that finds room, in the order given. */
export function drawLabels(context: CanvasRenderingContext2D, labels: readonly Label[], palette: Palette): void {
  const grid = createCollisionGrid();
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const label of labels) {
    context.font = label.font;
    context.letterSpacing = `${label.spacing}px`;
    const width = widthOf(context, label);
    const height = heightOf(label);
    if (width > label.room) continue;
    const text = label.sides
      .map((side) => boxAt(label, side, { width, height }))
      .find((box) => grid.claim(around(box, label)));
    if (text) drawLabel(context, label, { text, palette });
  }
}

function drawLabel(
  context: CanvasRenderingContext2D,
  label: Label,
  { text, palette }: { text: Box; palette: Palette },
): void {
  const middle = (text.top + text.bottom) / 2 + 0.5;
  if (label.isShield) drawShield(context, text, palette);
  else {
    context.strokeStyle = palette.halo;
    context.lineWidth = HALO;
    context.strokeText(label.text, text.left, middle);
  }
  if (label.isDotted) {
    context.beginPath();
    context.arc(label.x, label.y, DOT, 0, 2 * Math.PI);
    context.strokeStyle = palette.halo;
    context.lineWidth = 2;
    context.stroke();
    context.fillStyle = palette.dot;
    context.fill();
  }
  context.fillStyle = label.color;
  context.fillText(label.text, text.left, middle);
}

function drawShield(context: CanvasRenderingContext2D, text: Box, palette: Palette): void {
  context.beginPath();
  context.roundRect(
    text.left - SHIELD_PADDING,
    text.top - 2,
    text.right - text.left + 2 * SHIELD_PADDING,
    text.bottom - text.top + 4,
    3,
  );
  context.fillStyle = palette.shield;
  context.fill();
  context.strokeStyle = palette.shieldBorder;
  context.lineWidth = 1;
  context.stroke();
}

function boxAt({ x, y }: Label, side: LabelSide, { width, height }: { width: number; height: number }): Box {
  const lefts = {
    centre: x - width / 2,
    above: x - width / 2,
    below: x - width / 2,
    right: x + BESIDE,
    left: x - BESIDE - width,
  };
  const tops = { centre: y, right: y, left: y, above: y - BESIDE - height / 2, below: y + BESIDE + height / 2 };
  // Whole pixels keep the letters sharp.
  const left = Math.round(lefts[side]);
  const top = Math.round(tops[side] - height / 2);
  return { left, top, right: left + width, bottom: top + height };
}

/** The text with its dot, and the distance to keep. */
function around({ left, top, right, bottom }: Box, { x, y, isDotted, distance }: Label): Box {
  const dot = isDotted ? DOT : -Infinity;
  return {
    left: Math.min(left, x - dot) - distance,
    top: Math.min(top, y - dot) - distance / 4,
    right: Math.max(right, x + dot) + distance,
    bottom: Math.max(bottom, y + dot) + distance / 4,
  };
}

function widthOf(context: CanvasRenderingContext2D, { text, font, spacing }: Label): number {
  const key = `${font}|${text}`;
  const known = widthByText.get(key);
  if (known !== undefined) return known;
  const width = context.measureText(text).width - spacing;
  widthByText.set(key, width);
  return width;
}

function heightOf({ font }: Label): number {
  return Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
}
