import { distanceBetween, type Point } from '@fleetmap/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRoad } from '../../test/a-road.js';
import { createRoad } from './road.js';

const south: Point = { latitude: -24, longitude: -47 };
const middle: Point = { latitude: -23.8, longitude: -47 };
const north: Point = { latitude: -23.6, longitude: -47 };

describe('createRoad', () => {
  it('joins legs without repeating the place they share', () => {
    const road = createRoad([
      { points: [south, middle], speedLimit: 25 },
      { points: [middle, north], speedLimit: 20 },
    ]);
    expect(road.path.points).toEqual([south, middle, north]);
    expect(road.path.length).toBeCloseTo(distanceBetween(south, north), 3);
  });

  it('is a town for 3 km around the ends of legs, and keeps the limit of each leg', () => {
    const { stretches, path } = createRoad([
      { points: [south, middle], speedLimit: 25 },
      { points: [middle, north], speedLimit: 20 },
    ]);
    const half = path.length / 2;
    const rounded = stretches.map(({ start, end, speedLimit, isTown }) => [
      Math.round(start),
      Math.round(end),
      speedLimit,
      isTown,
    ]);
    expect(rounded).toEqual([
      [0, 3000, 25, true],
      [3000, Math.round(half - 3000), 25, false],
      [Math.round(half - 3000), Math.round(half), 25, true],
      [Math.round(half), Math.round(half + 3000), 20, true],
      [Math.round(half + 3000), Math.round(path.length - 3000), 20, false],
      [Math.round(path.length - 3000), Math.round(path.length), 20, true],
    ]);
  });

  it('measures the radius of an arc, and knows that a straight line has none', () => {
    const radius = 400;
    const metresPerDegree = distanceBetween({ latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 });
    const arc = Array.from({ length: 80 }, (_, index): Point => {
      const angle = (index * 10) / radius;
      return {
        latitude: (radius * Math.sin(angle)) / metresPerDegree,
        longitude: (radius * (1 - Math.cos(angle))) / metresPerDegree,
      };
    });
    for (const { bendRadius } of createRoad([{ points: arc, speedLimit: 25 }]).stretches) {
      expect(bendRadius).toBeGreaterThan(300);
      expect(bendRadius).toBeLessThanOrEqual(401);
    }
    const straight = createRoad([{ points: [south, middle, north], speedLimit: 25 }]);
    expect(straight.stretches.every(({ bendRadius }) => bendRadius === Infinity)).toBe(true);
  });

  it('slows a hairpin down without stopping anyone', () => {
    const { stretches } = createRoad([{ points: [south, middle, south], speedLimit: 25 }]);
    const tightest = Math.min(...stretches.map(({ bendRadius }) => bendRadius));
    expect(tightest).toBe(12);
  });

  it('takes two bends close together as one, so that nobody speeds up in between', () => {
    const zigzag = [0, 0.005, 0, 0.005].map((east, index): Point => ({ latitude: 0.005 * index, longitude: east }));
    const winding = createRoad([{ points: zigzag, speedLimit: 25 }]).stretches.map(({ bendRadius }) => bendRadius);
    const firstBend = winding.findIndex((radius) => radius < Infinity);
    const lastBend = winding.findLastIndex((radius) => radius < Infinity);
    expect(lastBend).toBeGreaterThan(firstBend);
    expect(winding.slice(firstBend, lastBend + 1)).not.toContain(Infinity);
  });

  it('lays its stretches end to end over the whole path', () => {
    fc.assert(
      fc.property(aRoad, ({ path, stretches }) => {
        expect(stretches.at(0)!.start).toBe(0);
        expect(stretches.at(-1)!.end).toBe(path.length);
        for (const [index, { start, end }] of stretches.entries()) {
          expect(end).toBeGreaterThan(start);
          expect(start).toBe(stretches[index - 1]?.end ?? 0);
        }
      }),
    );
  });

  it.each([
    ['no leg', []],
    ['one place', [{ points: [south, south], speedLimit: 25 }]],
    ['no limit', [{ points: [south, north], speedLimit: 0 }]],
    ['an endless limit', [{ points: [south, north], speedLimit: Infinity }]],
    ['a place that is none', [{ points: [south, { latitude: Number.NaN, longitude: 0 }], speedLimit: 25 }]],
  ])('refuses %s', (_, legs) => {
    expect(() => createRoad(legs)).toThrow(RangeError);
  });
});
