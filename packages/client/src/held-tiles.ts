/** Which tiles hold which trucks, by slot: at most one of each level. */
export interface HeldTiles {
  enter(slot: number, level: number, tile: number): void;
  /** @returns whether the truck was in that tile. */
  leave(slot: number, level: number, tile: number): boolean;
  leaveAll(slot: number): void;
  isHeld(slot: number): boolean;
}

const LEVELS = 16;
const FIRST_SLOTS = 1024; // grows by doubling

export function createHeldTiles(): HeldTiles {
  // One more than the tile, by level and slot; 0: none. A level that nobody looked at has no column.
  const columns: Uint32Array[] = Array.from({ length: LEVELS }, () => new Uint32Array(0));
  const counts: number[] = [];

  function grow(level: number, slot: number): Uint32Array {
    const larger = new Uint32Array(Math.max(FIRST_SLOTS, 2 ** Math.ceil(Math.log2(slot + 1))));
    larger.set(columns[level]!);
    columns[level] = larger;
    return larger;
  }

  return {
    enter(slot, level, tile) {
      let column = columns[level]!;
      if (slot >= column.length) column = grow(level, slot);
      if (column[slot] === 0) counts[slot] = (counts[slot] ?? 0) + 1;
      column[slot] = tile + 1;
    },
    leave(slot, level, tile) {
      const column = columns[level]!;
      if (column[slot] !== tile + 1) return false;
      column[slot] = 0;
      counts[slot]! -= 1;
      return true;
    },
    leaveAll(slot) {
      for (const column of columns) if (slot < column.length) column[slot] = 0;
      counts[slot] = 0;
    },
    isHeld: (slot) => counts[slot]! > 0,
  };
}
