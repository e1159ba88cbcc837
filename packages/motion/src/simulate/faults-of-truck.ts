import type { FaultKind } from '@fleetmap/events';
import { createFaultTimeline, drawsOf, type FaultTimeline } from './fault-timeline.js';
import type { PaceChange } from './drive-clock.js';
import type { TruckControl } from './truck-control.js';
import type { TruckSetup } from './truck-setup.js';

/** The faults that befall one truck, by kind. */
export type FaultsOfTruck = { readonly [Kind in FaultKind]: readonly FaultTimeline<Kind>[] };

export function faultsOf(truck: TruckSetup, controls: readonly TruckControl[]): FaultsOfTruck {
  const timelines = truck.faults.flatMap((fault) => {
    const draws = drawsOf(fault, truck);
    return draws ? [createFaultTimeline(fault, draws, controls)] : [];
  });
  const ofKind = <Kind extends FaultKind>(kind: Kind): FaultTimeline<Kind>[] =>
    timelines.filter(({ fault }) => fault.kind === kind) as unknown as FaultTimeline<Kind>[];
  return {
    noise: ofKind('noise'),
    dropout: ofKind('dropout'),
    tunnel: ofKind('tunnel'),
    stuck: ofKind('stuck'),
    teleport: ofKind('teleport'),
    duplicate: ofKind('duplicate'),
    'out-of-order': ofKind('out-of-order'),
    'clock-skew': ofKind('clock-skew'),
    detour: ofKind('detour'),
    breakdown: ofKind('breakdown'),
    'long-stop': ofKind('long-stop'),
  };
}

/** Ids of the faults that befall the truck at a moment. */
export function activeFaults({ faults }: TruckSetup, timelines: FaultsOfTruck, timeMs: number): string[] {
  const active = new Set<string>();
  for (const { fault, windowAt } of Object.values(timelines).flat()) if (windowAt(timeMs)) active.add(fault.id);
  return faults.flatMap(({ id }) => (active.has(id) ? [id] : []));
}

/** How the truck's pace changes by what the operator and its breakdowns and stops do, in order of time. */
export function paceChangesOf(
  faults: FaultsOfTruck,
  controls: readonly TruckControl[],
  basePace: number,
): PaceChange[] {
  const halts = [...faults.breakdown, ...faults['long-stop']].flatMap((fault) => fault.windows());
  const paces = controls.flatMap((control) => (control.kind === 'pace' ? [control] : []));
  const times = [...halts.flatMap(({ start, end }) => [start, end]), ...paces.map(({ at }) => at)];
  const moments = [...new Set(times.filter((time) => Number.isFinite(time)))].toSorted((one, other) => one - other);
  const changes = moments.map((at) => {
    const isHalted = halts.some(({ start, end }) => start <= at && at < end);
    return { at, pace: isHalted ? 0 : basePace * (paces.findLast((pace) => pace.at <= at)?.pace ?? 1) };
  });
  return [{ at: -Infinity, pace: basePace }, ...changes];
}
