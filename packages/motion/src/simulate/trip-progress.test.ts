import { distanceBetween } from '@fleetmap/geo';
import { expect, it } from 'vitest';
import { aScenario, aTruck, BENDY_ROAD, EVERY_FAULT, trucksOf } from '../../test/a-simulation.js';
import { simulateTruck } from './simulate-truck.js';

const HOUR_MS = 3_600_000;

const roadLength = BENDY_ROAD.slice(1).reduce((sum, [longitude, latitude], index) => {
  const [fromLongitude, fromLatitude] = BENDY_ROAD[index]!;
  return sum + distanceBetween({ latitude: fromLatitude, longitude: fromLongitude }, { latitude, longitude });
}, 0);

it('SM9: a truck has driven as many metres as its speed adds up to, from none to its whole trip', () => {
  const truck = simulateTruck(aTruck([], { trip: 'once' }));
  let driven = 0;
  for (let second = 0; second < 3600; second += 1) driven += truck.driveAt(second * 1000 + 500).speed;
  expect(truck.progressAt(HOUR_MS).driven).toBeCloseTo(driven, -2);
  expect(truck.progressAt(-1).driven).toBe(0);
  const end = truck.progressAt(30 * HOUR_MS);
  expect(end.driven).toBe(end.length);
  expect(Math.abs(end.length - roadLength)).toBeLessThan(1);
});

it('SM9: there and back are one trip, which begins anew', () => {
  const setup = aTruck([], { trip: 'return' });
  const truck = simulateTruck(setup);
  const { length } = truck.progressAt(0);
  expect(Math.abs(length - 2 * roadLength)).toBeLessThan(2);
  const periodMs = setup.plan.periodMs / setup.basePace;
  expect(truck.progressAt(periodMs * 0.999).driven).toBeGreaterThan(length / 2);
  expect(truck.progressAt(periodMs + 60_000).driven).toBeLessThan(length / 2);
});

it('SM9: a held truck gets no further', () => {
  const truck = simulateTruck(aTruck(), [{ at: 600_000, kind: 'pace', pace: 0 }]);
  const held = truck.progressAt(HOUR_MS).driven;
  expect(held).toBeGreaterThan(0);
  expect(truck.progressAt(2 * HOUR_MS).driven).toBe(held);
});

it('SM9: tells the faults of a moment, as scripted or as switched', () => {
  const truck = aTruck(EVERY_FAULT);
  expect(simulateTruck(truck).faultsAt(610_000)).toEqual(['noise', 'teleport']);
  expect(simulateTruck(truck).faultsAt(3 * HOUR_MS)).not.toContain('noise');
  const switched = simulateTruck(truck, [{ at: 600_000, kind: 'fault', faultId: 'skew', mode: 'on' }]);
  expect(switched.faultsAt(599_999)).not.toContain('skew');
  expect(switched.faultsAt(10 * HOUR_MS)).toContain('skew');
});

it('SM9: of a scenario without faults, or a fault of other trucks, none is told', () => {
  const fault = { id: 'noise', kind: 'noise', at: 0, duration: 3600, metres: 15, trucks: ['B'] };
  const trucks = ['A', 'B'].map((id) => ({ id, route: { points: BENDY_ROAD } }));
  const [one, other] = trucksOf(aScenario({ trucks, faults: [fault] })).map((setup) => simulateTruck(setup));
  expect(one!.faultsAt(10_000)).toEqual([]);
  expect(other!.faultsAt(10_000)).toEqual(['noise']);
});
