import type { Journey } from '@fleetmap/events';
import { distanceBetween } from '@fleetmap/geo';
import { hasAcceptance, NOON, readAcceptance } from '@fleetmap/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fix } from './fix.js';
import { createTripFold } from './trip-fold.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DEGREES_PER_METRE = 180 / (Math.PI * 6_371_008.8);
const KNOT = 1852 / 3600;

/** A fix so many metres north of the depot, so many seconds after noon. */
function aFix(metres: number, seconds: number, more: Partial<Fix> = {}): Fix {
  const place = { latitude: metres * DEGREES_PER_METRE, longitude: 0 };
  return { ...place, speed: null, recordedAt: NOON + seconds * SECOND, ...more };
}

function journeyOf(...fixes: Fix[]): Journey {
  const fold = createTripFold();
  for (const fix of fixes) fold.add(fix);
  return fold.finish();
}

/** Fixes every so many seconds, from one distance to another, `speed` as the device tells it. */
function drive(from: number, to: number, start: number, end: number, speed: number | null = null): Fix[] {
  const count = Math.round((end - start) / 10);
  return Array.from({ length: count }, (_, index) =>
    aFix(from + ((to - from) * index) / count, start + index * 10, { speed }),
  );
}

const span = ({ startedAt, endedAt }: { startedAt: number; endedAt: number }): [number, number] => [
  (startedAt - NOON) / SECOND,
  (endedAt - NOON) / SECOND,
];

interface Case {
  id: string;
  positions: { time: string; speed_kn: number; total_distance_m: number }[];
  expect_trips: {
    start: string;
    end: string;
    duration_s: number;
    avg_speed_kn: number;
    max_speed_kn: number;
    distance_m: number;
  }[];
  expect_stops: { start: string; end: string; duration_s: number }[];
}
const cases = readAcceptance<{ trips_and_stops: Case[] }>('geo/trips-stops-overspeed.json')?.trips_and_stops ?? [];

it.skipIf(!hasAcceptance).each(['trip-simple', 'trip-fluctuation'])('P29: %s', (wantedId) => {
  const given = cases.find(({ id }) => id === wantedId)!;
  const fixes = given.positions.map(({ time, speed_kn, total_distance_m }) =>
    aFix(total_distance_m, 0, { speed: speed_kn * KNOT, recordedAt: Date.parse(time) }),
  );
  const { trips, stops } = journeyOf(...fixes);
  expect(trips).toHaveLength(given.expect_trips.length);
  for (const [index, trip] of trips.entries()) {
    const wanted = given.expect_trips[index]!;
    expect([trip.startedAt, trip.endedAt]).toEqual([Date.parse(wanted.start), Date.parse(wanted.end)]);
    expect(trip.movingMs).toBe(wanted.duration_s * SECOND);
    expect(trip.distance).toBeCloseTo(wanted.distance_m, 3);
    expect(trip.maxSpeed! / KNOT).toBeCloseTo(wanted.max_speed_kn, 6);
    expect(trip.meanSpeed / KNOT).toBeCloseTo(wanted.avg_speed_kn, 1);
  }
  const spans = stops.map(({ startedAt, endedAt }) => [startedAt, endedAt]);
  expect(spans).toEqual(given.expect_stops.map(({ start, end }) => [Date.parse(start), Date.parse(end)]));
});

it.skipIf(!hasAcceptance)('P29: there is no other case', () => {
  expect(cases).toHaveLength(2);
});

describe('trips and stops', () => {
  it('TR1: five minutes at one place part two trips, dated back to the first still fix', () => {
    const { trips, stops } = journeyOf(
      ...drive(0, 6000, 0, 600),
      ...drive(6000, 6020, 600, 910),
      ...drive(6020, 9000, 910, 1200),
      aFix(9000, 1200),
    );
    expect(trips.map(span)).toEqual([
      [0, 600],
      [910, 1200],
    ]);
    expect(stops.map(span)).toEqual([[600, 910]]);
    expect(stops[0]!.latitude / DEGREES_PER_METRE).toBeCloseTo(6000);
    expect(trips[0]!.distance).toBeCloseTo(6000, 3);
    expect(trips[0]!.to).toEqual({ latitude: stops[0]!.latitude, longitude: 0 });
    expect(trips[1]).toMatchObject({ maxSpeed: null });
  });

  it('TR2: a shorter pause stays in the trip, is no moving time, and its scatter is not driven', () => {
    const scatter = Array.from({ length: 12 }, (_, index) => aFix(6000 + 20 * (index % 2), 600 + index * 10));
    const { trips, stops } = journeyOf(...drive(0, 6000, 0, 600), ...scatter, ...drive(6100, 9000, 720, 1000));
    expect(stops).toEqual([]);
    expect(trips).toHaveLength(1);
    expect(trips[0]!.movingMs).toBe((990 - 110) * SECOND);
    expect(trips[0]!.distance).toBeLessThan(9000);
    expect(trips[0]!.meanSpeed).toBeCloseTo(trips[0]!.distance / 880, 6);
  });

  it('TR1: where the speedometer tells, the stay begins at the fix that stands and not up to a radius before it', () => {
    const rolling = [0, 400, 470].map((metres, index) => aFix(metres, index * 20, { speed: 15 }));
    const parked = Array.from({ length: 40 }, (_, index) => aFix(490 + (index % 3) * 8, 60 + index * 10, { speed: 0 }));
    expect(journeyOf(...rolling, ...parked).stops.map(span)).toEqual([[60, 450]]);
  });

  it('TR1: a speedometer that is stuck does not hide a stop', () => {
    const { stops } = journeyOf(...drive(0, 5000, 0, 500, 10), ...drive(5000, 5000, 500, 1000, 10));
    expect(stops.map(span)).toEqual([[500, 990]]);
  });

  it('TR3: a quarter of an hour without a fix, and then another place, ends the trip at the last fix', () => {
    const { trips, stops } = journeyOf(...drive(0, 6000, 0, 600), ...drive(50_000, 56_000, 3600, 4200));
    expect(trips.map(span)).toEqual([
      [0, 590],
      [3600, 4190],
    ]);
    expect(stops).toEqual([]);
  });

  it('TR3: a silent truck that is heard again where it stood has been standing there', () => {
    const { trips, stops } = journeyOf(
      ...drive(0, 6000, 0, 600),
      aFix(6000, 600),
      aFix(6010, 40_000),
      ...drive(6400, 9000, 40_010, 40_300),
    );
    expect(trips.map(span)).toEqual([
      [0, 600],
      [40_000, 40_290],
    ]);
    expect(stops.map(span)).toEqual([[600, 40_000]]);
  });

  it('TR4: a stay cut off by a gap or an end of the range is a stop after one minute', () => {
    const { trips, stops } = journeyOf(
      ...drive(0, 0, 0, 90),
      ...drive(0, 6000, 90, 600),
      ...drive(6000, 6000, 600, 700),
    );
    expect(stops.map(span)).toEqual([
      [0, 90],
      [600, 690],
    ]);
    expect(trips.map(span)).toEqual([[90, 600]]);
  });

  it('TR5: one slow fix far away does not end a stop, two do; noise and yard moves are no trips', () => {
    const parked = drive(0, 0, 0, 600);
    const one = journeyOf(...parked, aFix(120, 600), ...drive(0, 0, 610, 1200));
    expect(one.trips).toEqual([]);
    expect(one.stops.map(span)).toEqual([[0, 1190]]);
    const two = journeyOf(...parked, aFix(120, 600), aFix(130, 610), ...drive(0, 0, 620, 1200));
    expect(two.trips).toEqual([]);
    expect(two.stops.map(span)).toEqual([[0, 1190]]);
    const away = journeyOf(...parked, aFix(120, 600), aFix(240, 610), ...drive(400, 4000, 620, 900));
    expect(away.trips.map(span)).toEqual([[590, 890]]);
  });

  it('nothing comes of nothing, nor of one fix', () => {
    expect(journeyOf()).toEqual({ trips: [], stops: [] });
    expect(journeyOf(aFix(0, 0))).toEqual({ trips: [], stops: [] });
  });

  it('TR6: whatever the fixes, trips and stops are in time order, do not overlap, and no trip is longer than its legs', () => {
    const aStep = fc.record({
      seconds: fc.integer({ min: -5, max: 2000 }),
      metres: fc.integer({ min: -3000, max: 3000 }),
      isStill: fc.boolean(),
      speed: fc.option(fc.double({ min: 0, max: 40, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 80 }), (steps) => {
        let [at, metres] = [0, 0];
        const fixes = steps.map((step) => {
          at += step.seconds;
          metres += step.isStill ? step.metres / 100 : step.metres;
          return aFix(metres, at, { speed: step.speed });
        });
        const { trips, stops } = journeyOf(...fixes);
        const spans = [...trips, ...stops].toSorted((one, other) => one.startedAt - other.startedAt);
        for (const [index, each] of spans.entries()) {
          expect(each.endedAt).toBeGreaterThan(each.startedAt);
          if (index > 0) expect(each.startedAt).toBeGreaterThanOrEqual(spans[index - 1]!.endedAt);
        }
        for (const trip of trips) {
          expect(trip.movingMs).toBeGreaterThan(0);
          expect(trip.movingMs).toBeLessThanOrEqual(trip.endedAt - trip.startedAt);
          expect(trip.distance).toBeGreaterThanOrEqual(distanceBetween(trip.from, trip.to) - 1e-6);
          expect(trip.meanSpeed).toBeCloseTo(trip.distance / (trip.movingMs / SECOND), 6);
        }
        for (const stop of stops) expect(stop.endedAt - stop.startedAt).toBeGreaterThanOrEqual(MINUTE);
      }),
    );
  });
});
