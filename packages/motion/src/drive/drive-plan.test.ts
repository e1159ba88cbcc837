import type { Point } from '@fleetmap/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRoad } from '../../test/a-road.js';
import { createRandom } from '../random.js';
import { planDrive, type DrivePlan } from './drive-plan.js';
import { LOADED_TRUCK, type DrivingProfile } from './driving-profile.js';
import { createRoad, type Road } from './road.js';

const HOUR_MS = 3_600_000;

const aProfile: fc.Arbitrary<DrivingProfile> = fc.record({
  speedFactor: fc.double({ min: 0.7, max: 1.2, noNaN: true }),
  acceleration: fc.double({ min: 0.1, max: 2, noNaN: true }),
  braking: fc.double({ min: 0.2, max: 4, noNaN: true }),
  corneringAcceleration: fc.double({ min: 0.5, max: 3, noNaN: true }),
  restEveryMs: fc.integer({ min: HOUR_MS, max: 6 * HOUR_MS }),
  restMs: fc.constant([900_000, 2_700_000] as const),
  loadMs: fc.constantFrom([0, 0] as const, [1_200_000, 2_400_000] as const),
  trafficEveryMetres: fc.constantFrom(800, 15_000, Infinity),
  trafficMs: fc.constant([20_000, 90_000] as const),
});

/** A road due north of as many legs, 30 km each, at 25 m/s (90 km/h). */
function aStraightRoad(legs: number): Road {
  const towns = Array.from({ length: legs + 1 }, (_, index): Point => ({
    latitude: -25 + index * 0.27,
    longitude: -47,
  }));
  return createRoad(towns.slice(1).map((town, index) => ({ points: [towns.at(index)!, town], speedLimit: 25 })));
}

/** Stands of a plan, in order: where (metres driven) and how long. */
function standsOf({ timesMs, distances }: DrivePlan): { at: number; durationMs: number }[] {
  return [...timesMs.keys()]
    .filter((row) => row > 0 && distances[row] === distances[row - 1])
    .map((row) => ({ at: distances.at(row)!, durationMs: timesMs.at(row)! - timesMs.at(row - 1)! }));
}

describe('planDrive', () => {
  it('is the same to the bit for the same seed, and another for another', () => {
    fc.assert(
      fc.property(aRoad, aProfile, fc.string(), (road, profile, seed) => {
        const plan = planDrive(road, { profile, random: createRandom(seed) });
        expect(planDrive(road, { profile, random: createRandom(seed) })).toEqual(plan);
      }),
    );
    const road = aStraightRoad(3);
    const [one, other] = ['demo/A', 'demo/B'].map((seed) =>
      planDrive(road, { profile: LOADED_TRUCK, random: createRandom(seed) }),
    );
    expect(one?.periodMs).not.toBe(other?.periodMs);
  });

  it('drives there and back without ever standing still unplanned, and time never stops', () => {
    fc.assert(
      fc.property(aRoad, aProfile, fc.string(), (road, profile, seed) => {
        const { timesMs, distances, speeds, periodMs } = planDrive(road, { profile, random: createRandom(seed) });
        expect([timesMs[0], distances[0], speeds[0], speeds.at(-1)]).toEqual([0, 0, 0, 0]);
        expect(timesMs.at(-1)).toBe(periodMs);
        expect(distances.at(-1)).toBeCloseTo(2 * road.path.length, 6);
        for (let row = 1; row < timesMs.length; row += 1) {
          expect(timesMs[row]).toBeGreaterThan(timesMs.at(row - 1)!);
          expect(distances[row]).toBeGreaterThanOrEqual(distances.at(row - 1)!);
          if (speeds[row] === 0 && speeds[row - 1] === 0) expect(distances[row]).toBe(distances[row - 1]);
        }
      }),
    );
  });

  it('keeps within the engine, the brakes, 105 % of the limit and the grip in bends', () => {
    fc.assert(
      fc.property(aRoad, aProfile, fc.string(), (road, profile, seed) => {
        const { timesMs, distances, speeds } = planDrive(road, { profile, random: createRandom(seed) });
        const { length } = road.path;
        for (let row = 1; row < timesMs.length; row += 1) {
          const metres = distances.at(row)! - distances.at(row - 1)!;
          const gain = speeds.at(row)! ** 2 - speeds.at(row - 1)! ** 2;
          // Beside the bounds, what the shortest pieces (a micrometre) may round.
          expect(gain).toBeLessThanOrEqual(2 * profile.acceleration * metres + 1e-4);
          expect(-gain).toBeLessThanOrEqual(2 * profile.braking * metres + 1e-4);
          const middle = (distances.at(row)! + distances.at(row - 1)!) / 2;
          const onRoad = middle > length ? 2 * length - middle : middle;
          const stretch = road.stretches.findLast(({ start }) => start <= onRoad)!;
          const fastest = Math.max(speeds.at(row)!, speeds.at(row - 1)!);
          expect(fastest).toBeLessThanOrEqual(stretch.speedLimit * 1.05 * (1 + 1e-9));
          if (metres > 1e-3)
            expect(fastest ** 2).toBeLessThanOrEqual(profile.corneringAcceleration * stretch.bendRadius + 1e-4);
        }
      }),
    );
  });

  it('loads at both ends, rests about every four hours and halts only in towns', () => {
    const road = aStraightRoad(25);
    const stands = standsOf(planDrive(road, { profile: LOADED_TRUCK, random: createRandom('demo/rest') }));
    const { length } = road.path;
    const loads = stands.filter(({ at }) => at === length || at === stands.at(-1)!.at);
    expect(loads.length).toBe(2);
    for (const { durationMs } of loads) expect(durationMs).toBeGreaterThanOrEqual(LOADED_TRUCK.loadMs[0]);
    const onTheWay = stands.filter((stand) => !loads.includes(stand));
    const rests = onTheWay.filter(({ durationMs }) => durationMs >= LOADED_TRUCK.restMs[0]);
    expect(rests.length).toBe(4); // 750 km are 9½ hours: two rests on each way
    const halts = onTheWay.filter((stand) => !rests.includes(stand));
    expect(halts.length).toBeGreaterThan(5);
    for (const { at, durationMs } of halts) {
      expect(durationMs).toBeLessThanOrEqual(LOADED_TRUCK.trafficMs[1]);
      const onRoad = at > length ? 2 * length - at : at;
      expect(road.stretches.findLast(({ start }) => start <= onRoad)!.isTown).toBe(true);
    }
  });

  it('speeds up and brakes at once where the road is too short to cruise', () => {
    const points = [-23, -23.001].map((latitude): Point => ({ latitude, longitude: -47 }));
    const road = createRoad([{ points, speedLimit: 25 }]);
    const { timesMs, distances } = planDrive(road, { profile: LOADED_TRUCK, random: createRandom('') });
    const { acceleration, braking } = LOADED_TRUCK;
    const peak = Math.sqrt((2 * acceleration * braking * road.path.length) / (acceleration + braking));
    const arrived = distances.indexOf(road.path.length);
    expect(timesMs.at(arrived)! / 1000).toBeCloseTo(peak / acceleration + peak / braking, 6);
  });

  it('keeps stops apart, however thick the traffic', () => {
    const road = aStraightRoad(13);
    const plan = planDrive(road, {
      profile: { ...LOADED_TRUCK, trafficEveryMetres: 300 },
      random: createRandom('demo/thick'),
    });
    const places = standsOf(plan).map(({ at }) => at);
    expect(places.length).toBeGreaterThan(100);
    for (const [index, at] of places.slice(1).entries()) {
      expect(at - places.at(index)!).toBeGreaterThanOrEqual(500 - 1e-6);
    }
  });

  it('makes a believable day: usual speeds, steady, standing for about a tenth of the time', () => {
    const road = aStraightRoad(13);
    for (const seed of ['demo/1', 'demo/2', 'demo/3', 'demo/4']) {
      const plan = planDrive(road, { profile: LOADED_TRUCK, random: createRandom(seed) });
      const standingMs = standsOf(plan).reduce((sum, { durationMs }) => sum + durationMs, 0);
      expect(standingMs / plan.periodMs).toBeGreaterThan(0.05);
      expect(standingMs / plan.periodMs).toBeLessThan(0.2);
      const drivingSeconds = (plan.periodMs - standingMs) / 1000;
      const meanKmh = ((2 * plan.path.length) / drivingSeconds) * 3.6;
      expect(meanKmh).toBeGreaterThan(72);
      expect(meanKmh).toBeLessThan(86);
      expect(plan.timesMs.byteLength * 3).toBeLessThan(50_000);
    }
  });

  it.each(['speedFactor', 'acceleration', 'braking', 'corneringAcceleration', 'restEveryMs', 'trafficEveryMetres'])(
    'refuses a profile without %s',
    (name) => {
      const profile = { ...LOADED_TRUCK, [name]: 0 };
      expect(() => planDrive(aStraightRoad(1), { profile, random: createRandom('') })).toThrow(RangeError);
    },
  );
});
