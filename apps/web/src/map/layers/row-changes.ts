import type { FleetStore } from '../../stores/fleet-store.js';
import { type PackedRows, packRows } from './painting/truck-rows.js';

/** Compared to know that a row changed: whatever is painted changes with one of them. */
const TELLTALES = ['recordedAt', 'heardAt', 'glideStart', 'motion'] as const;

/**
 * Knows which rows of the store changed since it was asked last, also when a row was given to another truck. One look at
 * the columns, a few times a second, is cheaper than a note for each of ten thousand positions.
 */
export function createRowChanges(fleet: FleetStore): { take(): PackedRows | undefined } {
  const ids: (string | undefined)[] = [];
  let seen = TELLTALES.map(() => new Float64Array(0));
  let version = -1;

  function grow(rows: number): void {
    seen = seen.map((before) => {
      const larger = new Float64Array(rows).fill(Number.NaN);
      larger.set(before);
      return larger;
    });
  }

  /** A row without a truck has no id, or the id of a truck that is somewhere else now. */
  function isGone(index: number): boolean {
    const truckId = fleet.truckIds[index];
    return truckId === undefined || truckId === '' || fleet.indexOf(truckId) !== index;
  }

  return {
    take() {
      if (fleet.version === version) return undefined;
      version = fleet.version;
      const { columns: now, truckIds } = fleet;
      const rows = truckIds.length;
      if (rows > seen[0]!.length) grow(now.motion.length);
      const [recordedAt, heardAt, glideStart, motion] = seen as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      const indexes: number[] = [];
      const isNew: boolean[] = [];
      const isGoneNow: boolean[] = [];
      for (let index = 0; index < rows; index += 1) {
        if (
          recordedAt[index] === now.recordedAt[index] &&
          heardAt[index] === now.heardAt[index] &&
          glideStart[index] === now.glideStart[index] &&
          motion[index] === now.motion[index] &&
          ids[index] === truckIds[index]
        )
          continue;
        recordedAt[index] = now.recordedAt[index]!;
        heardAt[index] = now.heardAt[index]!;
        glideStart[index] = now.glideStart[index]!;
        motion[index] = now.motion[index]!;
        indexes.push(index);
        const isOther = ids[index] !== truckIds[index];
        ids[index] = truckIds[index];
        isNew.push(isOther);
        // Asked of every changed row: a truck may have left its row without another one having come.
        isGoneNow.push(isGone(index));
      }
      return indexes.length > 0 ? packRows(now, { indexes, isNew, isGone: isGoneNow }) : undefined;
    },
  };
}
