import type { FleetStore } from '../../stores/fleet-store.js';
import { type PackedRows, packRows } from './painting/truck-rows.js';

/** Rows that changed, until the next are asked for. */
export interface ChangedRows {
  readonly packed: PackedRows;
  /** Their indexes, ascending. */
  readonly indexes: Uint32Array;
  /** The store shows another fleet from now on: forget all rows told before. These are all it has. */
  readonly isOtherFleet: boolean;
}

/**
 * Knows which rows of the store changed since it was asked last. One look at one column, a few times a second, is cheaper than
 * a note for each of ten thousand positions.
 */
export function createRowChanges(fleet: FleetStore): { take(): ChangedRows | undefined } {
  let scratch = new Uint32Array(0);
  let version = 0;
  let { truckIds } = fleet; // the live fleet and the past have rows of their own

  return {
    take() {
      const isOtherFleet = fleet.truckIds !== truckIds;
      if (isOtherFleet) version = 0;
      else if (fleet.version === version) return undefined;
      ({ truckIds } = fleet);
      const { columns, size } = fleet;
      if (scratch.length < size) scratch = new Uint32Array(columns.motion.length);
      const { changedAt } = columns;
      let count = 0;
      for (let index = 0; index < size; index += 1) if (changedAt[index]! > version) scratch[count++] = index;
      ({ version } = fleet);
      const indexes = scratch.subarray(0, count);
      return count > 0 || isOtherFleet ? { packed: packRows(columns, indexes), indexes, isOtherFleet } : undefined;
    },
  };
}
