import type { Engine } from '../engine/engine.js';
import type { InTurn } from '../journal/in-turn.js';
import type { Journal } from '../journal/journal.js';
import type { TruckNames } from './truck-names.js';

/** What the parts of the position store share. */
export interface Context {
  readonly engine: Engine;
  readonly journal: Journal;
  readonly truckNames: TruckNames;
  /** Sealing and pruning, one at a time. */
  readonly inTurn: InTurn;
  /** Number of the last journal frame that the kept states tell of; infinite while none were ever kept. */
  statesTellOf: number;
}

const YIELD_AFTER_MS = 10;

/** Long work calls it often: now and then it lets others have a turn, appends before all. */
export function createBreather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < YIELD_AFTER_MS) return;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    since = performance.now();
  };
}

/** Parts of a list, for statements that take only so many values. */
export function partsOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_none, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}
