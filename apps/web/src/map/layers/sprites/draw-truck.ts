import { type Look, STATUS_LOOK } from '../../../ui/status-look.js';
import type { TruckLook } from './truck-look.js';

export type MapTheme = 'dark' | 'light';

const OUTLINE = { dark: '#0b1117', light: '#ffffff' }; // keeps sprites apart from each other and from the map
const STATUS_OF: Record<TruckLook['shape'], Look> = {
  arrow: 'moving',
  moving: 'moving',
  idle: 'idle',
  stopped: 'stopped',
  silent: 'silent',
};

/** Draws a truck around the origin; its shape says what its colour says. @param radius pixels */
export function drawTruck(
  context: OffscreenCanvasRenderingContext2D,
  look: TruckLook,
  radius: number,
  theme: MapTheme,
): void {
  const colour = STATUS_LOOK[STATUS_OF[look.shape]][theme];
  context.lineJoin = 'round';
  context.fillStyle = colour;
  context.strokeStyle = OUTLINE[theme];
  context.lineWidth = Math.max(1.5, radius / 5);
  if (look.isLate) drawLateRing(context, radius, colour);
  context.beginPath();
  if (look.shape === 'arrow') traceArrow(context, radius, look.direction ?? 0);
  else if (look.shape === 'stopped')
    context.roundRect(-radius * 0.68, -radius * 0.68, radius * 1.36, radius * 1.36, radius * 0.25);
  else context.arc(0, 0, radius * 0.72, 0, 2 * Math.PI);
  context.stroke();
  context.fill();
  drawMark(context, look, radius, theme);
}

/** A navigation arrow: pointed ahead, notched behind. */
function traceArrow(context: OffscreenCanvasRenderingContext2D, radius: number, direction: number): void {
  const angle = (direction * Math.PI) / 180;
  for (const [ahead, right] of ARROW) {
    const x = (right * Math.cos(angle) + ahead * Math.sin(angle)) * radius;
    const y = (right * Math.sin(angle) - ahead * Math.cos(angle)) * radius;
    context.lineTo(x, y);
  }
  context.closePath();
}

const ARROW = [
  [1, 0],
  [-0.75, 0.72],
  [-0.4, 0],
  [-0.75, -0.72],
] as const;

/** Two bars for idle, a cross for silent. */
function drawMark(
  context: OffscreenCanvasRenderingContext2D,
  { shape }: TruckLook,
  radius: number,
  theme: MapTheme,
): void {
  context.fillStyle = OUTLINE[theme];
  if (shape === 'idle') {
    for (const side of [-1, 1]) {
      context.fillRect(side * radius * 0.23 - radius * 0.09, -radius * 0.32, radius * 0.18, radius * 0.64);
    }
  } else if (shape === 'silent') {
    context.lineWidth = Math.max(1.2, radius * 0.18);
    context.beginPath();
    for (const side of [-1, 1]) {
      context.moveTo(-radius * 0.28, -side * radius * 0.28);
      context.lineTo(radius * 0.28, side * radius * 0.28);
    }
    context.stroke();
  }
}

function drawLateRing(context: OffscreenCanvasRenderingContext2D, radius: number, colour: string): void {
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, radius / 8);
  context.setLineDash([radius / 2.5, radius / 4]);
  context.beginPath();
  context.arc(0, 0, radius * 1.25, 0, 2 * Math.PI);
  context.stroke();
  context.restore();
}
