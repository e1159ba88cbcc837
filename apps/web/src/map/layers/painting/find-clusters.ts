import type { MapView } from '../map-view.js';
import { STATUS_OF_LOOK, STATUSES } from '../sprites/truck-look.js';
import type { TruckPixels } from './truck-pixels.js';

/** Many trucks on one spot, drawn as one badge. */
export interface Cluster {
  /** World units; the middle of its trucks. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels. */
  readonly radius: number;
  /** Trucks, in all and by status in the order of {@link STATUSES}. */
  readonly count: number;
  readonly byStatus: readonly number[];
  /** The cells of the grid whose trucks it stands for, see {@link cellOf}. */
  readonly cells: readonly number[];
}

export interface Clustering {
  /** Cells of the grid around the world; 0 while nothing is clustered. */
  readonly across: number;
  readonly clusters: readonly Cluster[];
}

export const NO_CLUSTERS: Clustering = { across: 0, clusters: [] };

const CELL = 40; // CSS pixels, about
const MOST_SIDE_BY_SIDE = 8; // trucks in a cell that one can still tell apart
const SLACK = 2; // a cell stays clustered until it has so many fewer: badges must not flicker
const UNTIL_ZOOM = 9; // nearer, trucks are told apart by zooming in once more
const FLEET_FROM = 500; // trucks on the picture: a smaller fleet looks better as trucks

/** The cell of a grid with `across` × `across` cells over the world that a place (world units) is in. */
export function cellOf(x: number, y: number, across: number): number {
  const column = Math.floor((x - Math.floor(x)) * across);
  return Math.floor(y * across) * across + column;
}

/** CSS pixels. */
export function badgeRadius(count: number): number {
  return Math.round(11 + 2.5 * Math.log10(count));
}

/** Sums over its trucks; x and y in world pixels. */
interface Cell {
  readonly id: number;
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly byStatus: readonly number[];
}

/** Finds the spots where trucks overlap hopelessly. The grid is fixed to the world, so that panning changes nothing. */
export function findClusters(pixels: TruckPixels, view: MapView, before: Clustering): Clustering {
  if (view.zoom >= UNTIL_ZOOM) return NO_CLUSTERS;
  // Steps of half a zoom, so that the grid is not another one in each frame of a flight.
  const across = Math.round((256 * 2 ** (Math.round(view.zoom * 2) / 2)) / CELL);
  const counted = countCells(pixels, view, across);
  if (counted.trucks <= FLEET_FROM) return NO_CLUSTERS;
  const clusteredBefore = new Set(before.across === across ? before.clusters.flatMap((cluster) => cluster.cells) : []);
  const full = counted
    .cellsAbove(MOST_SIDE_BY_SIDE - SLACK)
    .filter(({ id, count }) => count > MOST_SIDE_BY_SIDE || clusteredBefore.has(id));
  return { across, clusters: joinTouching(full, across, view) };
}

/** Counts the trucks on the picture and one cell around it, so that a cell at the border counts as a whole. */
function countCells(
  { size, x, y, look }: TruckPixels,
  { left, top, width, height, scale }: MapView,
  across: number,
): { trucks: number; cellsAbove(least: number): Cell[] } {
  const side = scale / across;
  const firstColumn = Math.floor(left / side) - 1;
  const firstRow = Math.floor(top / side) - 1;
  const columns = Math.ceil(width / side) + 3;
  const rows = Math.ceil(height / side) + 3;
  // Per cell, side by side: the sums of x and of y, and trucks by status.
  const stride = 2 + STATUSES.length;
  const sums = new Float64Array(columns * rows * stride);
  let trucks = 0;
  for (let index = 0; index < size; index += 1) {
    const column = Math.floor((x[index]! + left) / side) - firstColumn;
    const row = Math.floor((y[index]! + top) / side) - firstRow;
    if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
    trucks += 1;
    const at = (row * columns + column) * stride;
    sums[at]! += x[index]!;
    sums[at + 1]! += y[index]!;
    sums[at + 2 + STATUS_OF_LOOK[look[index]!]!]! += 1;
  }

  function cellAt(cell: number): Cell {
    const at = cell * stride;
    const byStatus = Array.from(sums.subarray(at + 2, at + stride));
    const count = byStatus.reduce((total, number) => total + number, 0);
    const column = firstColumn + (cell % columns);
    const id = (firstRow + Math.floor(cell / columns)) * across + (((column % across) + across) % across);
    return { id, count, x: sums[at]! + left * count, y: sums[at + 1]! + top * count, byStatus };
  }

  return {
    trucks,
    cellsAbove: (least) =>
      Array.from({ length: columns * rows }, (_none, cell) => cell)
        .map(cellAt)
        .filter(({ count }) => count > least),
  };
}

/** Largest first, each takes the neighbours whose badge would touch its own. */
function joinTouching(full: readonly Cell[], across: number, view: MapView): readonly Cluster[] {
  const free = new Map(full.map((cell) => [cell.id, cell]));
  const clusters: Cluster[] = [];
  for (const cell of full.toSorted((one, other) => other.count - one.count || one.id - other.id)) {
    if (!free.delete(cell.id)) continue;
    const joined = [cell];
    for (const neighbour of neighboursOf(cell.id, across).flatMap((id) => free.get(id) ?? [])) {
      const distance = Math.hypot(
        neighbour.x / neighbour.count - cell.x / cell.count,
        neighbour.y / neighbour.count - cell.y / cell.count,
      );
      if (distance > (badgeRadius(cell.count) + badgeRadius(neighbour.count)) * view.density) continue;
      free.delete(neighbour.id);
      joined.push(neighbour);
    }
    clusters.push(clusterOf(joined, view.scale));
  }
  return clusters;
}

function clusterOf(cells: readonly Cell[], scale: number): Cluster {
  const sum = (of: (cell: Cell) => number): number => cells.reduce((total, cell) => total + of(cell), 0);
  const count = sum((cell) => cell.count);
  return {
    x: sum(({ x }) => x) / count / scale,
    y: sum(({ y }) => y) / count / scale,
    radius: badgeRadius(count),
    count,
    byStatus: STATUSES.map((_status, at) => sum(({ byStatus }) => byStatus[at]!)),
    cells: cells.map(({ id }) => id),
  };
}

function neighboursOf(id: number, across: number): number[] {
  const row = Math.floor(id / across);
  const column = id % across;
  return [-1, 0, 1].flatMap((down) =>
    [-1, 0, 1].map((right) => (row + down) * across + ((column + right + across) % across)),
  );
}
