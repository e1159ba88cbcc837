import { createDraws } from './draws.js';
import type { DriveClock } from './drive-clock.js';
import { lastIndexAt } from './recorded-track.js';
import type { RecordedTruck, TruckSetup } from './truck-setup.js';

/** The moments at which a device takes its fixes, by number from 0. Whole ms since the scenario's start, rising. */
export interface Beat {
  /** `Infinity` when there is no such fix. */
  timeOf(number: number): number;
  /** The number of the first fix after `timeMs`. */
  firstAfter(timeMs: number): number;
}

/** A steady beat of the device's own, each fix a little late by chance. */
export function createSteadyBeat({ seed, truckId, reporting }: TruckSetup): Beat {
  const draws = createDraws(`${seed}/${truckId}/beat`);
  const intervalMs = reporting.interval * 1000;
  const jitterMs = reporting.jitter * 1000;
  const phaseMs = draws(-1) * intervalMs;
  const timeOf = (number: number): number => Math.round(phaseMs + number * intervalMs + jitterMs * draws(number));
  return {
    timeOf,
    firstAfter(timeMs) {
      let number = Math.max(0, Math.floor((timeMs - phaseMs - jitterMs) / intervalMs));
      while (timeOf(number) <= timeMs) number += 1;
      return number;
    },
  };
}

/** The beat that was recorded. A truck that was held up on its way goes on reporting steadily until it has arrived. */
export function createRecordedBeat({ departureMs, track, reporting }: RecordedTruck, clock: DriveClock): Beat {
  const { timesMs } = track;
  const count = timesMs.length;
  const endMs = timesMs[count - 1]!;
  const intervalMs = reporting.interval * 1000;
  const extraTimeOf = (number: number): number => {
    const time = Math.round(departureMs + endMs + (number - count + 1) * intervalMs);
    return clock.elapsedAt(time - intervalMs) < endMs ? time : Infinity;
  };
  return {
    timeOf: (number) => (number < count ? departureMs + timesMs[number]! : extraTimeOf(number)),
    firstAfter(timeMs) {
      const number = lastIndexAt(timesMs, timeMs - departureMs) + 1;
      if (number < count) return number;
      let extra = count + Math.max(0, Math.floor((timeMs - departureMs - endMs) / intervalMs));
      while (extraTimeOf(extra) <= timeMs) extra += 1; // its time is rounded
      return extra;
    },
  };
}
