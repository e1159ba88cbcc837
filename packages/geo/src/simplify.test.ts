import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceBetween, type Point, simplifyLine } from './index.js';

const aPlace = fc.record({
  latitude: fc.double({ min: -80, max: 80, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const aStep = fc.record({
  north: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
  east: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
});

/** Steps of up to a kilometre from anywhere, over the antimeridian too. */
const aTrack = fc.tuple(aPlace, fc.array(aStep, { maxLength: 200 })).map(([start, steps]) => {
  const track: Point[] = [start];
  for (const { north, east } of steps) {
    const { latitude, longitude } = track.at(-1)!;
    track.push({ latitude: latitude + north, longitude: ((longitude + east + 540) % 360) - 180 });
  }
  return track;
});

/** Metres from a place to the nearest of a thousand places on a straight stretch of the map. */
function distanceTo(place: Point, from: Point, to: Point): number {
  const east = to.longitude - from.longitude - 360 * Math.round((to.longitude - from.longitude) / 360);
  const places = Array.from({ length: 1001 }, (_, index) => ({
    latitude: from.latitude + ((to.latitude - from.latitude) * index) / 1000,
    longitude: from.longitude + (east * index) / 1000,
  }));
  return Math.min(...places.map((each) => distanceBetween(place, each)));
}

/** Points beside a straight road: far from it at first, then ever less. Each split takes one point off. */
function aFunnel(count: number): Point[] {
  return Array.from({ length: count }, (_, index) => ({
    latitude: (index % 2 === 0 ? 1 : -1) * (1 - index / count),
    longitude: index / count,
  }));
}

describe('simplifyLine', () => {
  it('HS1: keeps the ends and the order, and leaves no point out that is further off than the tolerance', () => {
    fc.assert(
      fc.property(aTrack, fc.double({ min: 1, max: 2000, noNaN: true }), (track, tolerance) => {
        const kept = simplifyLine(track, tolerance);
        const places = kept.map((point) => track.indexOf(point));
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        expect([places[0], places.at(-1)]).toEqual([0, track.length - 1]);
        for (const [index, end] of places.slice(1).entries()) {
          const start = places[index]!;
          for (const left of track.slice(start + 1, end)) {
            // The thousand places are as far apart as the stretch is long over a thousand.
            const coarse = distanceBetween(track[start]!, track[end]!) / 1000;
            expect(distanceTo(left, track[start]!, track[end]!)).toBeLessThanOrEqual(tolerance * 1.005 + coarse + 0.5);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('HS1: a straight road is its ends, a corner stays, and a loop does not vanish', () => {
    const straight = Array.from({ length: 500 }, (_, index) => ({ latitude: 0, longitude: index / 1000 }));
    expect(simplifyLine(straight, 1)).toEqual([straight[0], straight.at(-1)]);
    const corner = [...straight, { latitude: 0.3, longitude: 0.499 }];
    expect(simplifyLine(corner, 1)).toEqual([straight[0], straight.at(-1), corner.at(-1)]);
    const loop = [0, 1, 2, 3, 4].map((turn) => ({
      latitude: Math.sin((turn * Math.PI) / 2),
      longitude: Math.cos((turn * Math.PI) / 2),
    }));
    expect(simplifyLine(loop, 100)).toHaveLength(5);
  });

  it('HS1: means metres at every latitude', () => {
    for (const latitude of [0, 60, -75]) {
      const bump = (metres: number): Point[] => [
        { latitude, longitude: 0 },
        { latitude: latitude + metres / 111_195, longitude: 0.001 },
        { latitude, longitude: 0.002 },
      ];
      expect(simplifyLine(bump(9), 10)).toHaveLength(2);
      expect(simplifyLine(bump(11), 10)).toHaveLength(3);
    }
  });

  it('HS1: without a tolerance nothing is left out', () => {
    const track = aFunnel(50);
    for (const tolerance of [0, -1, Number.NaN]) expect(simplifyLine(track, tolerance)).toEqual(track);
    expect(simplifyLine([], 10)).toEqual([]);
  });

  it(
    'HS2: a million points are no deeper a call than three, be they straight or made to be slow',
    { timeout: 120_000 },
    () => {
      const million = 1_000_000;
      const wave = Array.from({ length: million }, (_, index) => ({
        latitude: Math.sin(index / 5000) / 100,
        longitude: index / million,
      }));
      expect(simplifyLine(wave, 5).length).toBeLessThan(million / 100);
      expect(simplifyLine(aFunnel(million), 1).length).toBeGreaterThan(million / 2);
    },
  );
});
