import type { View } from './trace-line.js';

/** Something to write on the map, if there is room. Pixels. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  /** Between letters. */
  readonly spacing: number;
  readonly color: string;
  /** Where the text may stand, seen from the place; the first that is free is taken. */
  readonly sides: readonly LabelSide[];
  /** Kept free around the text. */
  readonly distance: number;
  /** The text must fit into this width, or it is not written. */
  readonly room: number;
  readonly isDotted: boolean;
  readonly isShield: boolean;
}

export type LabelSide = 'centre' | 'right' | 'left' | 'above' | 'below';

export const FONT_FAMILY = 'system-ui, "Liberation Sans", sans-serif';

/** Where a place of the unit square is seen in a view: once for every copy of the world that shows. */
export function pixelsOf({ x, y }: { x: number; y: number }, view: View): readonly { x: number; y: number }[] {
  const top = (y - view.y) * view.scale;
  if (top < 0 || top > view.height) return [];
  const seen: { x: number; y: number }[] = [];
  const east = view.x + view.width / view.scale;
  for (let copy = Math.ceil(view.x - x); copy <= Math.floor(east - x); copy += 1) {
    seen.push({ x: (x + copy - view.x) * view.scale, y: top });
  }
  return seen;
}
