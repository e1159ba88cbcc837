import { distanceBetween } from '@fleetmap/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aScenario, aTruck, BENDY_ROAD, EVERY_FAULT, reportsOf, trucksOf } from '../../test/a-simulation.js';
import { distanceToPath } from '../../test/distance-to-path.js';
import { simulateTruck } from './simulate-truck.js';
import type { TruckControl } from './truck-control.js';

const HOUR_MS = 3_600_000;
const aMoment = fc.integer({ min: 0, max: HOUR_MS });
const somePieces = fc
  .uniqueArray(aMoment, { maxLength: 12 })
  .map((cuts) => [-1, ...cuts.toSorted((a, b) => a - b), HOUR_MS]);
const someFaults = fc.subarray(EVERY_FAULT);
const aSwitch = fc.record({
  at: aMoment,
  kind: fc.constant('fault' as const),
  faultId: fc.constantFrom('noise', 'burst', 'detour', 'breakdown', 'stuck', 'tunnel'),
  mode: fc.constantFrom('on' as const, 'off' as const, 'scripted' as const),
});
const aPace = fc.record({ at: aMoment, kind: fc.constant('pace' as const), pace: fc.constantFrom(0, 0.5, 1, 1.5) });
const someControls: fc.Arbitrary<TruckControl[]> = fc
  .array(fc.oneof(aSwitch, aPace), { maxLength: 6 })
  .map((controls) => controls.toSorted((one, other) => one.at - other.at));

describe('simulateTruck', () => {
  it('SM1: gives the same reports to the bit, in one piece or in many', () => {
    fc.assert(
      fc.property(someFaults, someControls, somePieces, (faults, controls, cuts) => {
        const whole = reportsOf(aTruck(faults), [-1, HOUR_MS], controls);
        const truck = aTruck(faults);
        const pieces = cuts.slice(1).flatMap((until, index) => reportsOf(truck, [cuts[index]!, until], controls));
        expect(pieces).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('SM1: another seed gives other reports', () => {
    const [one, other] = ['a', 'b'].map((seed) => reportsOf(trucksOf(aScenario({ seed }))[0]!, [0, HOUR_MS]));
    expect(one).not.toEqual(other);
  });

  it('SM1: reports arrive in order, each within its turn', () => {
    const sent = reportsOf(aTruck(EVERY_FAULT), [0, HOUR_MS]).map(({ sentAt }) => sentAt);
    expect(sent).toEqual(sent.toSorted((one, other) => one - other));
    const taken = reportsOf(aTruck(), [0, HOUR_MS]).map(({ takenAt }) => takenAt);
    expect(taken).toHaveLength(720);
    for (const [index, at] of taken.slice(1).entries()) {
      expect(at - taken[index]!).toBeGreaterThanOrEqual(4000);
      expect(at - taken[index]!).toBeLessThanOrEqual(6000);
    }
  });

  it('SM2: other trucks, groups and a larger count change nothing', () => {
    const route = { points: BENDY_ROAD };
    const alone = aScenario({ trucks: [{ id: 'A', count: 2, route }], faults: EVERY_FAULT });
    const among = aScenario({
      trucks: [
        { id: 'X', count: 3, route: { points: BENDY_ROAD.slice(5) }, trip: 'once' },
        { id: 'A', count: 40, route },
      ],
      faults: EVERY_FAULT,
    });
    for (const truck of trucksOf(alone)) {
      const same = trucksOf(among).find(({ truckId }) => truckId === truck.truckId)!;
      expect(reportsOf(same, [0, HOUR_MS])).toEqual(reportsOf(truck, [0, HOUR_MS]));
    }
  });

  it('SM3: seeking to a moment is running to it', () => {
    fc.assert(
      fc.property(someFaults, aMoment, (faults, at) => {
        const run = simulateTruck(aTruck(faults));
        let last: unknown;
        for (let time = 0; time <= at; time += Math.max(1, Math.floor(at / 50))) run.driveAt(time);
        run.forReports(-1, at, (report) => (last = report));
        const sought = simulateTruck(aTruck(faults));
        expect(sought.driveAt(at)).toEqual(run.driveAt(at));
        expect(reportsOf(aTruck(faults), [at - 20 * 60_000, at]).at(-1)).toEqual(last);
      }),
      { numRuns: 60 },
    );
  });

  it('SM4: is on its route to a metre, whatever is done to it', () => {
    fc.assert(
      fc.property(someControls, fc.array(aMoment, { minLength: 1, maxLength: 20 }), (controls, moments) => {
        const truck = aTruck(EVERY_FAULT.filter(({ kind }) => kind === 'breakdown' || kind === 'long-stop'));
        const simulated = simulateTruck(truck, controls);
        for (const at of moments) expect(distanceToPath(truck.plan, simulated.driveAt(at))).toBeLessThan(1);
        for (const { fix } of reportsOf(truck, [0, HOUR_MS / 4], controls)) {
          expect(distanceToPath(truck.plan, fix!)).toBeLessThan(1);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('SM4: tells longitudes within ±180 on a road over the antimeridian', () => {
    const points = [[179.5, -17], [-179.5, -17.2], [-179.1, -17.6]]; // prettier-ignore
    const truck = aTruck([], { route: { points }, trip: 'once', departure: { after: 0 } });
    const fixes = reportsOf(truck, [0, 4 * HOUR_MS]).map(({ fix }) => fix!);
    expect(fixes.every(({ longitude }) => Math.abs(longitude) <= 180)).toBe(true);
    expect(fixes.some(({ longitude }) => longitude > 179)).toBe(true);
    expect(fixes.some(({ longitude }) => longitude < -179)).toBe(true);
    for (const [index, fix] of fixes.slice(1).entries()) expect(distanceBetween(fixes[index]!, fix)).toBeLessThan(200);
  });

  it('SM5: keeps within limits and profile alone, and within twice that when it is held', () => {
    fc.assert(
      fc.property(someControls, aMoment, (controls, start) => {
        for (const [given, share] of [
          [[], 1],
          [controls, 2],
        ] as const) {
          const truck = aTruck([], { driving: { acceleration: 0.5, braking: 0.9 } });
          const simulated = simulateTruck(truck, given);
          for (let at = start; at < start + 60_000; at += 250) {
            const [from, to] = [simulated.driveAt(at), simulated.driveAt(at + 250)];
            const gain = (to.speed - from.speed) * 4;
            const paces = given.flatMap((control) => (control.kind === 'pace' ? control.pace : []));
            const pace = Math.max(1, ...paces);
            expect(to.speed).toBeLessThanOrEqual(22.2 * 1.05 * pace);
            expect(gain).toBeLessThanOrEqual(0.5 * share * pace * pace + 1e-3);
            expect(-gain).toBeLessThanOrEqual(0.9 * share * pace * pace + 1e-3);
            expect(distanceBetween(from, to)).toBeLessThanOrEqual((Math.max(from.speed, to.speed) / 4) * 1.01 + 1e-3);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('SM7: a control alters nothing that was before it', () => {
    fc.assert(
      fc.property(someControls, (controls) => {
        const last = controls.at(-1);
        if (!last) return;
        const truck = aTruck(EVERY_FAULT);
        const without = reportsOf(truck, [0, last.at - 1], controls.slice(0, -1));
        expect(reportsOf(truck, [0, last.at - 1], controls)).toEqual(without);
      }),
      { numRuns: 60 },
    );
  });

  it('SM7: a held truck stands until it is released, a killed one is silent, a slowed one falls behind', () => {
    const truck = aTruck();
    const free = simulateTruck(truck);
    const held = simulateTruck(truck, [
      { at: 600_000, kind: 'pace', pace: 0 },
      { at: 1_200_000, kind: 'pace', pace: 1 },
    ]);
    expect(free.driveAt(590_000).speed).toBeGreaterThan(5);
    expect(held.driveAt(700_000)).toEqual(held.driveAt(1_199_000));
    expect(held.driveAt(700_000).speed).toBe(0);
    expect(held.driveAt(1_300_000).speed).toBeGreaterThan(5);
    const slowed = simulateTruck(truck, [{ at: 0, kind: 'pace', pace: 0.5 }]);
    const start = truck.plan.path.points[0]!;
    expect(distanceBetween(start, slowed.driveAt(1_200_000))).toBeLessThan(
      distanceBetween(start, free.driveAt(1_200_000)) * 0.7,
    );
    const killed = reportsOf(truck, [0, HOUR_MS], [{ at: 600_000, kind: 'kill' }]);
    expect(killed.at(-1)!.sentAt).toBeLessThanOrEqual(600_000);
    expect(killed).toEqual(reportsOf(truck, [0, 600_000]));
    expect(simulateTruck(truck, [{ at: 600_000, kind: 'kill' }]).nextFixAfter(600_000)).toBe(Infinity);
  });
});

describe('trips', () => {
  it('SF4: once parks at the end for good and waits at the start', () => {
    const truck = aTruck([], { trip: 'once', departure: { after: 600 } });
    const simulated = simulateTruck(truck);
    const { points } = truck.plan.path;
    expect(distanceBetween(simulated.driveAt(599_000), points[0]!)).toBeLessThan(0.01);
    expect(simulated.driveAt(599_000).speed).toBe(0);
    const arrived = simulated.driveAt(100 * HOUR_MS);
    expect(distanceBetween(arrived, points.at(-1)!)).toBeLessThan(0.01);
    expect(arrived.speed).toBe(0);
  });

  it('SF4: a loop goes round without ever turning back or jumping', () => {
    const corners = [[0, 0], [0.1, 0], [0.1, 0.1], [0, 0.1], [0, 0.001]]; // prettier-ignore
    const truck = aTruck([], { route: { points: corners }, trip: 'loop', driving: { loading: [0, 0], traffic: null } });
    const simulated = simulateTruck(truck);
    let eastwards = 0;
    for (let at = 0; at < 2 * truck.plan.periodMs; at += 1000) {
      const [from, to] = [simulated.driveAt(at), simulated.driveAt(at + 1000)];
      expect(distanceBetween(from, to)).toBeLessThan(30);
      if (from.latitude < 0.0001 && to.longitude < from.longitude) eastwards += 1;
    }
    expect(eastwards).toBe(0);
  });
});
