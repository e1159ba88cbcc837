import type { FaultsOfTruck } from './faults-of-truck.js';

/** A held burst arrives within so many ms, in any order. */
const BURST_MS = 1000;
/** What of a fault's draws is whose: report numbers stay below, see the limits of a scenario. */
const PLACE_IN_BURST = 0x10_00_00_00;

const NEVER: readonly number[] = [];

/** When reports arrive that a device sent late, twice, or not at all. */
export interface Delivery {
  /** Whether every report arrives once and when it is taken. */
  readonly isPlain: boolean;
  /** When the report `number`, taken at `takenAt`, arrives: never, once, or several times. */
  arrivalsOf(number: number, takenAt: number): readonly number[];
  /** No report taken before this moment arrives after `timeMs`. */
  oldestAfter(timeMs: number): number;
}

export function createDelivery(faults: FaultsOfTruck): Delivery {
  const { dropout, duplicate, 'out-of-order': bursts } = faults;
  const longestMs =
    (bursts.length > 0 ? BURST_MS : 0) +
    duplicate.reduce((sum, { fault }) => sum + fault.copies * fault.delay * 1000, 0);
  return {
    isPlain: dropout.length + duplicate.length + bursts.length === 0,
    arrivalsOf(number, takenAt) {
      for (const drop of dropout) if (drop.windowAt(takenAt) && drop.draws(number) < drop.fault.loss) return NEVER;
      let arrival = takenAt;
      for (const burst of bursts) {
        const window = burst.windowAt(takenAt);
        if (window) arrival = Math.round(window.end + burst.draws(number + PLACE_IN_BURST) * (BURST_MS - 1));
      }
      let arrivals = [arrival];
      for (const { fault, windowAt } of duplicate) {
        if (!windowAt(takenAt)) continue;
        const copies = Array.from({ length: fault.copies + 1 }, (_none, copy) => Math.round(copy * fault.delay * 1000));
        arrivals = arrivals.flatMap((first) => copies.map((delayMs) => first + delayMs));
      }
      return arrivals;
    },
    oldestAfter(timeMs) {
      const before = timeMs - longestMs;
      const starts = bursts.flatMap(({ windowAt }) => [
        windowAt(before)?.start ?? before,
        windowAt(timeMs)?.start ?? before,
      ]);
      return Math.min(before, ...starts);
    },
  };
}
