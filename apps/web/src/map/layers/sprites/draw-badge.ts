import { STATUS_LOOK } from '../../../ui/status-look.js';
import type { MapTheme } from './draw-truck.js';
import { STATUSES } from './truck-look.js';

/** What stands for many trucks on one spot. */
export interface Badge {
  readonly text: string;
  /** CSS pixels. */
  readonly radius: number;
  /** How many sixteenths of its trucks have each status, in the order of {@link STATUSES}; together sixteen. */
  readonly sixteenths: readonly number[];
}

const DISC = { dark: '#1b2128', light: '#ffffff' };
const OUTLINE = { dark: '#0b1117', light: '#ffffff' };
const INK = { dark: '#f2f6fa', light: '#0b1117' };
const RING = 3.5; // CSS pixels
const FULL_TURN = 2 * Math.PI;

/** Draws a badge around the origin: a number in a disc, and around it the shares of the statuses. */
export function drawBadge(
  context: OffscreenCanvasRenderingContext2D,
  { text, radius, sixteenths }: Badge,
  density: number,
  theme: MapTheme,
): void {
  context.scale(density, density);
  fillDisc(context, radius + 1, OUTLINE[theme]);
  let from = -FULL_TURN / 4;
  for (const [status, share] of sixteenths.entries()) {
    const until = from + (share / 16) * FULL_TURN;
    context.beginPath();
    context.moveTo(0, 0);
    context.arc(0, 0, radius, from, until);
    context.fillStyle = STATUS_LOOK[STATUSES[status]!][theme];
    context.fill();
    from = until;
  }
  fillDisc(context, radius - RING, DISC[theme]);
  context.font = `600 ${text.length > 3 ? 10 : 11}px system-ui, "Liberation Sans", sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = INK[theme];
  context.fillText(text, 0, 0.5);
}

function fillDisc(context: OffscreenCanvasRenderingContext2D, radius: number, colour: string): void {
  context.beginPath();
  context.arc(0, 0, radius, 0, FULL_TURN);
  context.fillStyle = colour;
  context.fill();
}
