import { distanceBetween, shortestTurn } from '@fleetmap/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRoad } from '../../test/a-road.js';
import { distanceToPath } from '../../test/distance-to-path.js';
import { createRandom } from '../random.js';
import { driveAt } from './drive-at.js';
import { planDrive } from './drive-plan.js';
import { LOADED_TRUCK } from './driving-profile.js';
import { createRoad } from './road.js';

const aPlan = fc
  .record({ road: aRoad, seed: fc.string() })
  .map(({ road, seed }) => planDrive(road, { profile: LOADED_TRUCK, random: createRandom(seed) }));

const aTurn = fc.double({ min: -3, max: 3, noNaN: true });

describe('driveAt', () => {
  it('is on the road at any time, before and after the first round trip', () => {
    fc.assert(
      fc.property(aPlan, aTurn, (plan, turn) => {
        const drive = driveAt(plan, turn * plan.periodMs);
        expect(distanceToPath(plan, drive)).toBeLessThan(1);
        expect(drive.speed).toBeGreaterThanOrEqual(0);
        expect(drive.heading).toBeGreaterThanOrEqual(0);
        expect(drive.heading).toBeLessThan(360);
      }),
    );
  });

  it('covers between two moments what its speed says, and speed changes as the truck can', () => {
    fc.assert(
      fc.property(aPlan, aTurn, (plan, turn) => {
        const stepMs = 250;
        const startMs = turn * plan.periodMs;
        let covered = 0;
        let integral = 0;
        for (let step = 0; step < 400; step += 1) {
          const from = driveAt(plan, startMs + step * stepMs);
          const to = driveAt(plan, startMs + (step + 1) * stepMs);
          const gain = ((to.speed - from.speed) * 1000) / stepMs;
          expect(gain).toBeLessThanOrEqual(LOADED_TRUCK.acceleration + 1e-3);
          expect(-gain).toBeLessThanOrEqual(LOADED_TRUCK.braking + 1e-3);
          covered += distanceBetween(from, to);
          integral += ((from.speed + to.speed) / 2 / 1000) * stepMs;
        }
        // Five metres for the corners that a step cuts.
        expect(Math.abs(covered - integral)).toBeLessThanOrEqual(integral * 0.01 + 5);
      }),
    );
  });

  it('is the same whether sought or stepped to, and the same in every round trip', () => {
    fc.assert(
      fc.property(aPlan, fc.nat(1000), (plan, at) => {
        const stepMs = Math.floor(plan.periodMs / 1000);
        const stepped = Array.from({ length: at + 1 }, (_, step) => driveAt(plan, step * stepMs)).at(-1)!;
        expect(driveAt(plan, at * stepMs)).toEqual(stepped);
        const next = driveAt(plan, at * stepMs + plan.periodMs);
        expect(distanceBetween(next, stepped)).toBeLessThan(1e-3);
      }),
    );
  });

  it('arrives where it departs: nothing jumps when the round trip starts again', () => {
    fc.assert(
      fc.property(aPlan, fc.constantFrom(-1, 0, 1, 1000), (plan, trip) => {
        const before = driveAt(plan, trip * plan.periodMs - 1);
        const after = driveAt(plan, trip * plan.periodMs + 1);
        expect(distanceBetween(before, after)).toBeLessThan(0.01);
        expect(distanceBetween(before, plan.path.points.at(0)!)).toBeLessThan(0.01);
        expect(Math.max(before.speed, after.speed)).toBeLessThan(0.01);
      }),
    );
  });

  it('never jumps: in a millisecond no truck gets further than its speed', () => {
    fc.assert(
      fc.property(aPlan, (plan) => {
        for (const timeMs of plan.timesMs) {
          const before = driveAt(plan, timeMs - 1);
          const after = driveAt(plan, timeMs + 1);
          expect(distanceBetween(before, after)).toBeLessThan(
            0.002 * Math.max(before.speed, after.speed) * 1.01 + 1e-4,
          );
        }
      }),
    );
  });

  it('points along the road, back on the way back, and stays pointed while it stands', () => {
    const road = createRoad([
      {
        points: [
          { latitude: -24, longitude: -47 },
          { latitude: -23.6, longitude: -47 },
        ],
        speedLimit: 25,
      },
    ]);
    const plan = planDrive(road, { profile: LOADED_TRUCK, random: createRandom('demo/heading') });
    const arrivedMs = plan.timesMs.at(plan.distances.indexOf(road.path.length))!;
    const headings = [1, arrivedMs - 1, arrivedMs + 60_000, arrivedMs + 40 * 60_000 + 1000, -60_000].map((timeMs) =>
      driveAt(plan, timeMs),
    );
    expect(headings.map(({ heading }) => heading)).toEqual([0, 0, 0, 180, 180]);
    expect(headings.at(2)!.speed).toBe(0);
    expect(headings.at(4)!.speed).toBe(0);
    expect(Math.abs(shortestTurn(headings.at(0)!.heading, headings.at(3)!.heading))).toBe(180);
  });
});
