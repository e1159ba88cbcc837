import { type Fault, readScenario, type Scenario, isRejection } from '@fleetmap/events';
import { createGroupTrucks, type PlannedTruck, type TruckSetup } from '../src/index.js';
import type { Road } from '../src/drive/road.js';
import type { SimulatedReport } from '../src/simulate/simulated-report.js';
import { layRoad } from '../src/simulate/lay-road.js';
import { simulateTruck } from '../src/simulate/simulate-truck.js';
import type { TruckControl } from '../src/simulate/truck-control.js';

/** A road of about 120 km that bends all the way, longitude first. */
export const BENDY_ROAD = Array.from({ length: 60 }, (_none, index): [number, number] => [
  -47 + index * 0.018 + 0.004 * Math.sin(index),
  -23 - index * 0.006 + 0.006 * Math.cos(index / 3),
]);

export type Draft = Omit<Partial<Scenario>, 'trucks' | 'faults'> & { trucks?: object[]; faults?: object[] };

/** A valid scenario; every part can be given. */
export function aScenario(draft: Draft = {}): Scenario {
  const scenario = readScenario({
    version: 1,
    name: 'Test',
    seed: 'seed',
    trucks: [{ id: 'T', route: { points: BENDY_ROAD } }],
    ...draft,
  });
  if (isRejection(scenario)) throw new Error(scenario.message);
  return scenario;
}

/** All trucks of a scenario whose routes are points. */
export function trucksOf(scenario: Scenario): PlannedTruck[] {
  return scenario.trucks.flatMap((group) => {
    const createTruck = createGroupTrucks(scenario, group, roadOf(scenario, group));
    return Array.from({ length: group.count ?? 1 }, (_none, number) => createTruck(number));
  });
}

function roadOf(_scenario: Scenario, group: Scenario['trucks'][number]): Road {
  const points = 'points' in group.route ? group.route.points : [];
  const road = layRoad(
    [{ points: points.map(([longitude, latitude]) => ({ latitude, longitude })), highwayClass: 'road' }],
    group,
  );
  if (isRejection(road)) throw new Error(road.message);
  return road;
}

/** A truck on its own, with these faults. */
export function aTruck(faults: object[] = [], group: object = {}): PlannedTruck {
  const trucks = [{ id: 'T', route: { points: BENDY_ROAD }, reporting: { interval: 5, jitter: 1 }, ...group }];
  return trucksOf(aScenario({ trucks, faults }))[0]!;
}

/** What a truck sends after `from` and until `until`, ms. */
export function reportsOf(
  truck: TruckSetup,
  [from, until]: readonly [number, number],
  controls: readonly TruckControl[] = [],
): SimulatedReport[] {
  const reports: SimulatedReport[] = [];
  simulateTruck(truck, controls).forReports(from, until, (report) => reports.push(report));
  return reports;
}

/** One fault of each kind, several of them at the same time. */
export const EVERY_FAULT: (Omit<Fault, 'share' | 'spread'> & object)[] = [
  { id: 'noise', kind: 'noise', at: 0, duration: 3600, metres: 15 },
  { id: 'dropout', kind: 'dropout', at: 300, duration: 60, every: 900, spread: 120, loss: 0.5 },
  { id: 'tunnel', kind: 'tunnel', at: 200, duration: 30, every: 700 },
  { id: 'stuck', kind: 'stuck', at: 500, duration: 90, every: 1100 },
  { id: 'teleport', kind: 'teleport', at: 600, duration: 20, metres: 5000 },
  { id: 'duplicate', kind: 'duplicate', at: 100, duration: 300, copies: 2, delay: 7 },
  { id: 'burst', kind: 'out-of-order', at: 250, duration: 100, every: 400, spread: 60 },
  { id: 'skew', kind: 'clock-skew', at: 700, duration: 600, skew: -120 },
  { id: 'detour', kind: 'detour', at: 1000, duration: 600, metres: 2000 },
  { id: 'breakdown', kind: 'breakdown', at: 1500, duration: 300 },
  { id: 'long-stop', kind: 'long-stop', at: 2200, duration: 600 },
] as Fault[];
