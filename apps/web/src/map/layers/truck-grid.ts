import type { FleetStore } from '../../stores/fleet-store.js';
import type { Spot } from './spot.js';

/** Finds the trucks near a place without looking at all of them. */
export interface TruckGrid {
  /** These rows of the store changed. */
  put(indexes: Uint32Array): void;
  /** Tells each truck that may be drawn near a spot at some moment of its glide, and some that are not. */
  eachNear(spot: Spot, visit: (index: number) => void): void;
}

const FINEST = 14; // 2^14 cells around the world: 2.4 km at the equator
const COARSEST = 2;
const NONE = -1;

/**
 * Grids over the world (0…1), each twice as fine as the one before. A truck is in the finest whose cells are as long as its
 * glide, in the cell of the glide's middle: so it is drawn at most half a cell outside, and a truck that stands, or moves as
 * trucks do, seldom changes its cell. The trucks of a cell are a linked list through the rows.
 */
export function createTruckGrid(fleet: FleetStore): TruckGrid {
  const firstByCell = Array.from({ length: FINEST + 1 }, () => new Map<number, number>());
  let levels = new Int8Array(0);
  let cells = new Int32Array(0);
  let next = new Int32Array(0);
  let previous = new Int32Array(0);

  function grow(rows: number): void {
    const before = { levels, cells, next, previous };
    levels = new Int8Array(rows);
    cells = new Int32Array(rows);
    next = new Int32Array(rows);
    previous = new Int32Array(rows);
    levels.set(before.levels);
    cells.set(before.cells);
    next.set(before.next);
    previous.set(before.previous);
  }

  function takeOut(index: number): void {
    if (levels[index] === 0) return; // never put
    const before = previous[index]!;
    const after = next[index]!;
    if (after !== NONE) previous[after] = before;
    if (before !== NONE) next[before] = after;
    else if (after !== NONE) firstByCell[levels[index]!]!.set(cells[index]!, after);
    else firstByCell[levels[index]!]!.delete(cells[index]!);
  }

  function place(index: number): void {
    const { fromX, toX, fromY, toY } = fleet.columns;
    const wayX = toX[index]! - fromX[index]!;
    const wayY = toY[index]! - fromY[index]!;
    const level = levelFor(Math.max(Math.abs(wayX), Math.abs(wayY)));
    const x = fromX[index]! + wayX / 2;
    const across = 1 << level;
    const cell = Math.floor((fromY[index]! + wayY / 2) * across) * across + Math.floor((x - Math.floor(x)) * across);
    if (cells[index] === cell && levels[index] === level) return;
    takeOut(index);
    const first = firstByCell[level]!.get(cell) ?? NONE;
    if (first !== NONE) previous[first] = index;
    next[index] = first;
    previous[index] = NONE;
    levels[index] = level;
    cells[index] = cell;
    firstByCell[level]!.set(cell, index);
  }

  function visitList(first: number | undefined, visit: (index: number) => void): void {
    for (let index = first ?? NONE; index !== NONE; index = next[index]!) visit(index);
  }

  function visitLevel(level: number, { x, y, within }: Spot, visit: (index: number) => void): void {
    const first = firstByCell[level]!;
    const across = 1 << level;
    const reach = within * across + 0.5;
    const west = Math.floor(x * across - reach);
    const north = Math.floor(y * across - reach);
    const columns = Math.min(across, Math.floor(x * across + reach) - west + 1);
    const rows = Math.floor(y * across + reach) - north + 1;
    if (columns * rows > first.size) {
      for (const index of first.values()) visitList(index, visit);
      return;
    }
    for (let row = north; row < north + rows; row += 1) {
      for (let column = west; column < west + columns; column += 1) {
        visitList(first.get(row * across + (((column % across) + across) % across)), visit);
      }
    }
  }

  return {
    put(indexes) {
      if (cells.length < fleet.size) grow(fleet.columns.motion.length);
      for (const index of indexes) place(index);
    },
    eachNear(spot, visit) {
      for (let level = COARSEST; level <= FINEST; level += 1) {
        if (firstByCell[level]!.size > 0) visitLevel(level, spot, visit);
      }
    },
  };
}

/** The finest grid whose cells are as long as a way (world units): the zeros before its first binary digit tell. */
function levelFor(way: number): number {
  return Math.max(COARSEST, Math.min(FINEST, Math.clz32(way * 2 ** 31) - 1));
}
