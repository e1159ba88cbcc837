import { createDriveCursor, driveAt, type Drive } from '../drive/drive-at.js';
import { createRecordedBeat, createSteadyBeat } from './beat.js';
import { createDelivery } from './delivery.js';
import { createDriveClock } from './drive-clock.js';
import { activeFaults, faultsOf, type FaultsOfTruck, paceChangesOf } from './faults-of-truck.js';
import { fixAt } from './fix.js';
import { trackAt } from './recorded-track.js';
import type { SimulatedReport } from './simulated-report.js';
import { progressOf, type TripProgress } from './trip-progress.js';
import type { TruckControl } from './truck-control.js';
import type { TruckSetup } from './truck-setup.js';

/** A truck whose every moment is a function of its scenario and of what operators did; times are ms since the scenario's start. */
export interface SimulatedTruck {
  readonly truckId: string;
  /** Where it is in truth; longitude may go beyond ±180 on a road that does. */
  driveAt(timeMs: number): Drive;
  /** How far it is on its way. */
  progressAt(timeMs: number): TripProgress;
  /** Ids of the faults that befall it then, in the order of the scenario. */
  faultsAt(timeMs: number): string[];
  /** The report it would send if asked now, unless it is silent. */
  reportAt(timeMs: number): SimulatedReport | undefined;
  /** Reports that arrive after `fromMs` and not after `untilMs`, in that order. */
  forReports(fromMs: number, untilMs: number, visit: (report: SimulatedReport) => void): void;
  /** When it takes its first fix after `timeMs`. */
  nextFixAfter(timeMs: number): number;
  /** How many fixes it takes after `fromMs` and not after `untilMs`. */
  fixesBetween(fromMs: number, untilMs: number): number;
  /** The latest moment after which it takes `count` fixes until `untilMs`. */
  timeBeforeLast(count: number, untilMs: number): number;
}

/**
 * Drives one truck. It draws from its own streams only, so nothing that happens to another truck changes it, and any moment
 * costs the same. A control alters nothing that was before it.
 * @param controls in order of time
 */
export function simulateTruck(truck: TruckSetup, controls: readonly TruckControl[] = []): SimulatedTruck {
  const faults = faultsOf(truck, controls);
  const delivery = createDelivery(faults);
  const killedAt = controls.find(({ kind }) => kind === 'kill')?.at ?? Infinity;
  const clock = createDriveClock(truck.departureMs, paceChangesOf(faults, controls, truck.basePace), {
    risingMs: (1000 * truck.topSpeed) / truck.profile.acceleration,
    fallingMs: (1000 * truck.topSpeed) / truck.profile.braking,
  });
  const beat = 'track' in truck ? createRecordedBeat(truck, clock) : createSteadyBeat(truck);
  const cursor = createDriveCursor();
  const plannedAt = (elapsedMs: number): Drive =>
    'track' in truck ? trackAt(truck.track, elapsedMs) : driveAt(truck.plan, elapsedMs, cursor);

  function drive(timeMs: number): Drive {
    const planned = plannedAt(clock.elapsedAt(timeMs));
    const pace = clock.paceAt(timeMs);
    if (pace === 1) return planned;
    const { latitude, longitude, heading, speed } = planned; // not spread: this runs for every report
    return { latitude, longitude, heading, speed: speed * pace };
  }

  function reportOf(takenAt: number, sentAt: number, placedAt = takenAt): SimulatedReport {
    const fix = isAnyAt(faults.tunnel, takenAt) ? undefined : fixAt(placedAt, drive, faults);
    return { takenAt, recordedAt: takenAt + skewAt(faults, takenAt), sentAt, fix };
  }

  function forPlainReports(fromMs: number, untilMs: number, visit: (report: SimulatedReport) => void): void {
    for (let number = beat.firstAfter(fromMs); ; number += 1) {
      const at = beat.timeOf(number);
      if (at > untilMs) return;
      visit(reportOf(at, at));
    }
  }

  function forShuffledReports(fromMs: number, untilMs: number, visit: (report: SimulatedReport) => void): void {
    const arrived: { takenAt: number; sentAt: number }[] = [];
    let isInOrder = true; // as most are: sorting would be in vain
    for (let number = beat.firstAfter(delivery.oldestAfter(fromMs) - 1); ; number += 1) {
      const takenAt = beat.timeOf(number);
      if (takenAt > untilMs) break;
      for (const sentAt of delivery.arrivalsOf(number, takenAt)) {
        if (!(sentAt > fromMs && sentAt <= untilMs)) continue;
        isInOrder &&= sentAt >= (arrived.at(-1)?.sentAt ?? sentAt);
        arrived.push({ takenAt, sentAt });
      }
    }
    if (!isInOrder) arrived.sort((one, other) => one.sentAt - other.sentAt);
    for (const { takenAt, sentAt } of arrived) visit(reportOf(takenAt, sentAt));
  }

  return {
    truckId: truck.truckId,
    driveAt: drive,
    progressAt: (timeMs) => progressOf(truck, clock.elapsedAt(timeMs)),
    faultsAt: (timeMs) => activeFaults(truck, faults, timeMs),
    reportAt(timeMs) {
      const isSilent = timeMs > killedAt || isAnyAt(faults.dropout, timeMs);
      if (isSilent) return undefined;
      if (!('track' in truck)) return reportOf(timeMs, timeMs);
      // Of a recording only what was recorded is told: nothing before its first fix, and in between the last one.
      const last = beat.firstAfter(timeMs) - 1;
      return last < 0 ? undefined : reportOf(timeMs, timeMs, Math.min(timeMs, beat.timeOf(last)));
    },
    forReports(fromMs, untilMs, visit) {
      const lastMs = Math.min(untilMs, killedAt);
      if (delivery.isPlain) forPlainReports(fromMs, lastMs, visit);
      else forShuffledReports(fromMs, lastMs, visit);
    },
    nextFixAfter: (timeMs) => (timeMs >= killedAt ? Infinity : beat.timeOf(beat.firstAfter(timeMs))),
    fixesBetween: (fromMs, untilMs) => Math.max(0, beat.firstAfter(untilMs) - beat.firstAfter(fromMs)),
    timeBeforeLast: (count, untilMs) => beat.timeOf(beat.firstAfter(untilMs) - count) - 1,
  };
}

function isAnyAt(faults: FaultsOfTruck['tunnel' | 'dropout'], timeMs: number): boolean {
  for (const { windowAt } of faults) if (windowAt(timeMs)) return true;
  return false;
}

function skewAt(faults: FaultsOfTruck, timeMs: number): number {
  let skewMs = 0;
  for (const { fault, windowAt } of faults['clock-skew']) if (windowAt(timeMs)) skewMs += fault.skew * 1000;
  return Math.round(skewMs);
}
