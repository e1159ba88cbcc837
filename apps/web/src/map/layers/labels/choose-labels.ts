import { type Box, createCollisionGrid } from '../../basemap/collision-grid.js';

/** A truck that may be named. Device pixels. */
export interface Named {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  /** Of its name as it is written. */
  readonly width: number;
  /** Of the truck's sprite: no name is written over it. */
  readonly radius: number;
}

export interface PlacedLabel {
  readonly index: number;
  readonly side: 'right' | 'left';
}

const HEIGHT = 16; // pixels of a line, by density
const GAP = 1.5; // of the radius, from the middle of a truck to its name

/** Pixels from the middle of a truck to where its name begins, or ends on its left side. */
export function labelGap(radius: number): number {
  return radius * GAP;
}

/**
 * Which trucks have room for their names, and on which side. Names that stood before are placed first, on the side where they
 * stood: a name must not come and go while its truck drives.
 */
export function chooseLabels(
  trucks: readonly Named[],
  before: ReadonlyMap<number, PlacedLabel>,
  density: number,
): Map<number, PlacedLabel> {
  const grid = createCollisionGrid();
  // Trucks on one spot share it; what counts is that no name covers them.
  for (const { x, y, radius } of trucks) {
    const half = radius * 0.7;
    grid.claim({ left: x - half, right: x + half, top: y - half, bottom: y + half });
  }
  const placed = new Map<number, PlacedLabel>();
  const kept = trucks.filter(({ index }) => before.has(index));
  for (const truck of [...kept, ...trucks.filter(({ index }) => !before.has(index))]) {
    const stood = before.get(truck.index)?.side ?? 'right';
    const sides = [stood, stood === 'right' ? 'left' : 'right'] as const;
    const side = sides.find((wanted) => grid.claim(labelBox(truck, wanted, density)));
    if (side) placed.set(truck.index, { index: truck.index, side });
  }
  return placed;
}

function labelBox({ x, y, width, radius }: Named, side: 'right' | 'left', density: number): Box {
  const left = side === 'right' ? x + labelGap(radius) : x - labelGap(radius) - width;
  const half = (HEIGHT * density) / 2;
  return { left, right: left + width, top: y - half, bottom: y + half };
}
