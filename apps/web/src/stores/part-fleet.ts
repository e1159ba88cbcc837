import { createFleetColumns, type FleetColumns, resizeFleetColumns } from './fleet-columns.js';
import type { FleetStore } from './fleet-store.js';

/** Some trucks of a fleet, for layers and panels that shall not know of the others. What is written goes to the whole. */
export interface PartFleet extends FleetStore {
  /** Keeps up with the whole from now on; before, there is no truck in it. @returns what ends it */
  follow(): () => void;
}

const FIRST_ROWS = 64; // grows by doubling

/** @param isPart says the same of a truck every time */
export function createPartFleet(whole: FleetStore, isPart: (truckId: string) => boolean): PartFleet {
  const listeners = new Set<() => void>();
  let wholeIds = whole.truckIds; // another list is another fleet: of now, or of the past
  let looked = 0; // rows of the whole that were looked at
  let copied = 0; // the version of the whole that is copied here
  let truckIds: string[] = [];
  let rows: number[] = []; // of the whole, by our own
  let indexById = new Map<string, number>();
  let columns = createFleetColumns(FIRST_ROWS);
  let version = 0;

  function beginAnew(): void {
    wholeIds = whole.truckIds;
    [looked, copied] = [0, 0];
    [truckIds, rows, indexById] = [[], [], new Map()];
  }

  function findNew(): void {
    for (; looked < whole.size; looked += 1) {
      const truckId = wholeIds[looked]!;
      if (!isPart(truckId)) continue;
      if (rows.length === columns.motion.length) columns = resizeFleetColumns(columns, rows.length * 2);
      indexById.set(truckId, rows.length);
      truckIds.push(truckId);
      rows.push(looked);
    }
  }

  function copyChanged(): boolean {
    const names = Object.keys(columns) as (keyof FleetColumns)[];
    let isOther = false;
    for (const [index, row] of rows.entries()) {
      if (whole.columns.changedAt[row]! <= copied) continue;
      for (const name of names) columns[name][index] = whole.columns[name][row]!;
      columns.changedAt[index] = version + 1; // the version that listeners are told next
      isOther = true;
    }
    copied = whole.version;
    return isOther;
  }

  function catchUp(): void {
    const isOtherFleet = whole.truckIds !== wholeIds;
    if (isOtherFleet) beginAnew();
    findNew();
    if (!copyChanged() && !isOtherFleet) return;
    version += 1;
    for (const listener of listeners) listener();
  }

  return {
    ...whole,
    get size() {
      return rows.length;
    },
    get columns() {
      return columns;
    },
    get version() {
      return version;
    },
    get truckIds() {
      return truckIds;
    },
    indexOf: (truckId) => indexById.get(truckId),
    motionOf: (index) => whole.motionOf(rows[index]!),
    placeOf: (index) => whole.placeOf(rows[index]!),
    drawnAt: (index, nowMs, place) => whole.drawnAt(rows[index]!, nowMs, place),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow() {
      catchUp();
      return whole.subscribe(catchUp);
    },
  };
}
