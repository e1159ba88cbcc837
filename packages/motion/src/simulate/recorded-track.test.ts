import { distanceBetween } from '@fleetmap/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aScenario } from '../../test/a-simulation.js';
import { createRecordedTrucks, type RecordedTruck } from '../index.js';
import type { SimulatedReport } from './simulated-report.js';
import { simulateTruck } from './simulate-truck.js';
import type { TruckControl } from './truck-control.js';

type Fix = [longitude: number, latitude: number, seconds: number, speed: number | null, heading: number | null];

const someFixes: fc.Arbitrary<Fix[]> = fc
  .array(
    fc.record({
      after: fc.integer({ min: 1, max: 900_000 }),
      east: fc.integer({ min: -5000, max: 5000 }),
      north: fc.integer({ min: -5000, max: 5000 }),
      speed: fc.option(fc.integer({ min: 0, max: 3000 })),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((steps) => {
    let [east, north, ms] = [-466_000_000, -235_000_000, 0];
    return steps.map((step) => {
      [east, north, ms] = [east + step.east, north + step.north, ms + step.after];
      return [east / 1e7, north / 1e7, ms / 1000, step.speed === null ? null : step.speed / 100, null];
    });
  });

function aRecordedTruck(fixes: Fix[], given: { departure?: object; faults?: object[] } = {}): RecordedTruck {
  const { faults = [], departure = {} } = given;
  const scenario = aScenario({ trucks: [{ id: 'T', route: { fixes }, departure }], faults });
  return createRecordedTrucks(scenario, scenario.trucks[0]!, fixes)(0);
}

function reportsOf(truck: RecordedTruck, until: number, controls: TruckControl[] = []): SimulatedReport[] {
  const reports: SimulatedReport[] = [];
  simulateTruck(truck, controls).forReports(-1, until, (report) => reports.push(report));
  return reports;
}

const placeOf = ({ fix, takenAt }: SimulatedReport) => [fix?.longitude, fix?.latitude, takenAt / 1000];
const LATE = 10 ** 9;

describe('recorded trucks', () => {
  it('SM8: report what was recorded, when it was recorded, and nothing in a gap', () => {
    fc.assert(
      fc.property(someFixes, fc.integer({ min: 0, max: 600 }), (fixes, after) => {
        const reports = reportsOf(aRecordedTruck(fixes, { departure: { after } }), LATE);
        expect(reports.map(placeOf)).toEqual(fixes.map(([east, north, time]) => [east, north, (time * 1000 + after * 1000) / 1000])); // prettier-ignore
        for (const [index, { fix }] of reports.entries()) expect(fix!.speed).toBe(fixes[index]![3] ?? fix!.speed);
      }),
    );
  });

  it('SM3: seeking shows the last fix before, and nothing before the first', () => {
    fc.assert(
      fc.property(someFixes, fc.nat({ max: 10_000_000 }), (fixes, at) => {
        const shown = simulateTruck(aRecordedTruck(fixes)).reportAt(at);
        const last = fixes.findLast(([, , seconds]) => seconds * 1000 <= at);
        expect(shown?.fix && [shown.fix.longitude, shown.fix.latitude]).toEqual(last && [last[0], last[1]]);
      }),
    );
  });

  it('SM8: between fixes a truck is on the line between them, in a gap of five minutes where it was', () => {
    const truck = simulateTruck(aRecordedTruck([[10, 50, 0, null, null], [10.01, 50, 60, null, null], [11, 50, 3600, null, null]])); // prettier-ignore
    expect(truck.driveAt(30_000)).toMatchObject({ longitude: expect.closeTo(10.005, 9), latitude: 50 });
    expect(truck.driveAt(1_800_000)).toMatchObject({ longitude: 10.01 });
    expect(truck.driveAt(3_600_000)).toMatchObject({ longitude: 11 });
  });

  it('SM8: one that was held goes on reporting until it has arrived, and alters nothing before', () => {
    const fixes = Array.from({ length: 30 }, (_none, index): Fix => [10 + index / 1000, 50, index * 10, null, null]);
    const truck = aRecordedTruck(fixes);
    const controls: TruckControl[] = [
      { at: 100_000, kind: 'pace', pace: 0 },
      { at: 200_000, kind: 'pace', pace: 1 },
    ];
    const held = reportsOf(truck, LATE, controls);
    expect(held.slice(0, 10)).toEqual(reportsOf(truck, LATE).slice(0, 10));
    expect(held.length).toBeGreaterThan(30);
    expect(distanceBetween(held.at(-1)!.fix!, { longitude: 10.029, latitude: 50 })).toBeLessThan(0.1);
    expect(reportsOf(truck, LATE, controls.slice(0, 1)).filter(({ takenAt }) => takenAt < 400_000)).not.toHaveLength(0);
  });

  it('SM6: faults befall recorded trucks as well', () => {
    const fixes = Array.from({ length: 30 }, (_none, index): Fix => [10 + index / 1000, 50, index * 10, null, null]);
    const tunnel = { id: 'tunnel', kind: 'tunnel', at: 95, duration: 50 };
    const blind = reportsOf(aRecordedTruck(fixes, { faults: [tunnel] }), LATE).filter(({ fix }) => !fix);
    expect(blind.map(({ takenAt }) => takenAt / 1000)).toEqual([100, 110, 120, 130, 140]);
  });

  it('SM4: crosses the antimeridian', () => {
    const fixes: Fix[] = [[179.9, -17, 0, null, null], [-179.9, -17, 60, null, null]]; // prettier-ignore
    const truck = aRecordedTruck(fixes);
    expect(simulateTruck(truck).driveAt(30_000).longitude).toBeCloseTo(180);
    expect(reportsOf(truck, LATE).map(placeOf)).toEqual(fixes.map((fix) => fix.slice(0, 3)));
  });
});
