import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bearingBetween, distanceBetween, type Point, shortestTurn } from './point.js';
import { createRotation } from './rotation.js';

const aPlace = (most: number): fc.Arbitrary<Point> =>
  fc.record({
    latitude: fc.double({ min: -most, max: most, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });

it('a rotation brings one place to another, keeps all distances and turns by the angle asked for', () => {
  fc.assert(
    fc.property(aPlace(80), aPlace(80), fc.integer({ min: 0, max: 359 }), aPlace(80), (from, to, turn, place) => {
      const rotate = createRotation(from, to, turn);
      expect(distanceBetween(rotate(from), to)).toBeLessThan(0.01);
      expect(distanceBetween(rotate(from), rotate(place))).toBeCloseTo(distanceBetween(from, place), 0);
      const metres = distanceBetween(from, place);
      if (metres < 1000 || metres > 19_000_000) return;
      const turned = shortestTurn(bearingBetween(from, place), bearingBetween(rotate(from), rotate(place)));
      expect(Math.abs(shortestTurn(turn, turned))).toBeLessThan(0.01);
    }),
  );
});
