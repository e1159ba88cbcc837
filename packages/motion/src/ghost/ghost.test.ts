import { distanceBetween } from '@fleetmap/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTruck } from '../../test/a-simulation.js';
import { simulateTruck } from '../simulate/simulate-truck.js';
import { gapToPlan } from './gap-to-plan.js';
import { lineOfTruck } from './line-of-truck.js';
import { createTimedLine, ghostAt } from './timed-line.js';

const HOUR_MS = 3_600_000;
const north = (metres: number): number => metres / 111_195.08;

describe('a ghost', () => {
  it('GH1: is where the truck of the plan would be', () => {
    for (const trip of ['once', 'return'] as const) {
      const truck = aTruck([], { trip });
      const line = createTimedLine(lineOfTruck(truck, 10_000));
      const simulated = simulateTruck(truck);
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: trip === 'once' ? 3 * HOUR_MS : Math.floor(truck.plan.periodMs) }),
          (at) => {
            expect(distanceBetween(ghostAt(line, at), simulated.driveAt(at))).toBeLessThan(60);
          },
        ),
        { numRuns: 60 },
      );
    }
  });

  it('GH2: the gap is none when the truck keeps to its plan, whatever the moment', () => {
    const truck = aTruck([], { trip: 'return' });
    const line = createTimedLine(lineOfTruck(truck, 10_000));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Math.floor(truck.plan.periodMs) }), (at) => {
        const { metres, ms, aside } = gapToPlan(line, ghostAt(line, at), at);
        expect(Math.abs(metres)).toBeLessThan(1);
        expect(Math.abs(ms)).toBeLessThan(1000);
        expect(aside).toBeLessThan(1);
      }),
    );
  });

  it('GH2: a truck that is late is so much behind, in metres along the line and in time; one that is early ahead', () => {
    // 10 m/s, a stop of 600 s after 6 km, 10 m/s again
    const line = createTimedLine([[0, 0, 0], [0, north(6000), 600], [0, north(6000), 1200], [0, north(12_000), 1800]]); // prettier-ignore
    const at = (metres: number, seconds: number) => gapToPlan(line, { longitude: 0.001, latitude: north(metres) }, seconds * 1000); // prettier-ignore
    expect(at(2000, 300)).toMatchObject({ metres: expect.closeTo(-1000, 0), ms: expect.closeTo(-100_000, -2) });
    expect(at(4000, 300)).toMatchObject({ metres: expect.closeTo(1000, 0), ms: expect.closeTo(100_000, -2) });
    expect(at(6000, 900)).toMatchObject({ metres: expect.closeTo(0, 0), ms: 0 });
    expect(at(5000, 900)).toMatchObject({ metres: expect.closeTo(-1000, 0), ms: expect.closeTo(-400_000, -2) });
    expect(at(7000, 1000)).toMatchObject({ metres: expect.closeTo(1000, 0), ms: expect.closeTo(300_000, -2) });
    expect(at(2000, 300).aside).toBeCloseTo(111, 0);
  });

  it('GH1: stands at the start before the departure and at the end after the arrival, also over the antimeridian', () => {
    const line = createTimedLine([[179.9, 0, 0], [-179.9, 0, 1000]]); // prettier-ignore
    expect(ghostAt(line, -5000).longitude).toBe(179.9);
    expect(ghostAt(line, 500_000).longitude).toBeCloseTo(180);
    expect(ghostAt(line, 5_000_000).longitude).toBeCloseTo(180.1);
    expect(gapToPlan(line, { latitude: 0, longitude: -179.95 }, 500_000).ms).toBeCloseTo(250_000, -2);
  });

  it('GH1: a long line is thinned out to the points there is room for, ends kept', () => {
    const truck = aTruck();
    const [whole, thin] = [lineOfTruck(truck, 10_000), lineOfTruck(truck, 20)];
    expect(thin).toHaveLength(20);
    expect([thin[0], thin.at(-1)]).toEqual([whole[0], whole.at(-1)]);
  });
});
