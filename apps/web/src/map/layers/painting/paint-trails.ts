import { STATUS_LOOK } from '../../../ui/status-look.js';
import type { MapView } from '../map-view.js';
import type { MapTheme } from '../sprites/draw-truck.js';
import { type LineTarget, paintLine } from './paint-line.js';
import { SHORT_TRAIL_MS, type Trails, WATCHED_TRAIL_MS } from './trails.js';
import type { TruckPixels } from './truck-pixels.js';

export interface TrailScene {
  readonly trails: Trails;
  readonly pixels: TruckPixels;
  readonly view: MapView;
  /** Pixels around the picture on the target. */
  readonly margin: number;
  readonly theme: MapTheme;
  readonly nowMs: number;
}

const OPACITY = { newest: 0.85, oldest: 0.12 };
const MOST_LENGTH = 100_000; // pixels; a line that long is no trail but a place on the other side of the world

/** Paints the short trails of all trucks on the picture that are drawn. */
export function paintShortTrails(target: LineTarget, scene: TrailScene, isHidden: (index: number) => boolean): void {
  const { pixels, view, margin } = scene;
  for (let index = 0; index < pixels.size; index += 1) {
    const x = pixels.x[index]!;
    const y = pixels.y[index]!;
    const isNear = x > -margin && y > -margin && x < view.width + margin && y < view.height + margin;
    if (isNear && !isHidden(index)) paintTrail(target, scene, { index, width: 1.5, spanMs: SHORT_TRAIL_MS });
  }
}

/** Paints the long trail of the chosen truck. */
export function paintChosenTrail(target: LineTarget, scene: TrailScene, index: number): void {
  paintTrail(target, scene, { index, width: 3, spanMs: WATCHED_TRAIL_MS });
}

function paintTrail(
  target: LineTarget,
  { trails, pixels, view, margin, theme, nowMs }: TrailScene,
  { index, width, spanMs }: { index: number; width: number; spanMs: number },
): void {
  const { left, top, scale, density } = view;
  const colour = abgrOf(STATUS_LOOK.moving[theme]);
  const endX = pixels.x[index]! + margin;
  const endY = pixels.y[index]! + margin;
  let fromX = Number.NaN;
  let fromY = Number.NaN;
  let fromAge = 0;

  function lineTo(toX: number, toY: number): void {
    if (Math.abs(toX - fromX) + Math.abs(toY - fromY) < MOST_LENGTH) {
      const opacity = OPACITY.newest - (OPACITY.newest - OPACITY.oldest) * Math.min(1, fromAge / spanMs);
      paintLine(target, [fromX, fromY, toX, toY], { width: width * density, colour, opacity });
    }
  }

  trails.each(index, nowMs - spanMs, nowMs, (worldX, worldY, reachedAt) => {
    // The copy of the world nearest to the truck.
    const x = worldX * scale - left + margin;
    const toX = x - Math.round((x - endX) / scale) * scale;
    const toY = worldY * scale - top + margin;
    lineTo(toX, toY);
    fromX = toX;
    fromY = toY;
    fromAge = nowMs - reachedAt;
  });
  lineTo(endX, endY);
}

/** '#rrggbb' as the pixels of ImageData have it: 0xBBGGRR. */
function abgrOf(colour: string): number {
  const rgb = Number.parseInt(colour.slice(1), 16);
  return ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16);
}
