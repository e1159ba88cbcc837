import type { RoutePlace, RouteRoad } from '@fleetmap/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roadsWithPoints } from '../src/routes/keep-roads.js';

const at = (index: number): RoutePlace => [index / 100, index / 50];
const points = Array.from({ length: 10 }, (_none, index) => at(index));
const roads: RouteRoad[] = [
  { start: 0, highwayClass: 'road', postedLimit: 20 },
  { start: 4, highwayClass: 'motorway', postedLimit: 25 },
  { start: 7, highwayClass: 'road', postedLimit: 22 },
];
const startsWith = (changed: readonly RoutePlace[]) =>
  roadsWithPoints({ points, roads }, changed).map(({ start, postedLimit }) => [postedLimit, start]);

describe('the roads of a route whose points are changed', () => {
  it('RO15: stay where no point was changed, but for the rounding of an editor', () => {
    expect(roadsWithPoints({ points, roads }, points)).toEqual(roads);
    const rounded = points.map(([latitude, longitude]): RoutePlace => [latitude + 2e-8, longitude]);
    expect(roadsWithPoints({ points, roads }, rounded.with(4, [5, 5]))).toEqual(roads);
  });

  it('RO15: move with the points that are added and removed before them', () => {
    expect(startsWith(points.toSpliced(2, 0, [5, 5], [6, 6]))).toEqual([[20, 0], [25, 6], [22, 9]]); // prettier-ignore
    expect(startsWith(points.toSpliced(1, 2))).toEqual([[20, 0], [25, 2], [22, 5]]); // prettier-ignore
    expect(startsWith([...points, [9, 9]])).toEqual([[20, 0], [25, 4], [22, 7]]); // prettier-ignore
  });

  it('RO15: begin at the same point when just that one is dragged or removed', () => {
    expect(startsWith(points.with(4, [5, 5]))).toEqual([[20, 0], [25, 4], [22, 7]]); // prettier-ignore
    expect(startsWith(points.toSpliced(4, 1))).toEqual([[20, 0], [25, 4], [22, 6]]); // prettier-ignore
    expect(startsWith(points.with(0, [5, 5]))).toEqual([[20, 0], [25, 4], [22, 7]]); // prettier-ignore
  });

  it('RO15: several changes at once keep the roads between them', () => {
    expect(startsWith(points.with(1, [5, 5]).with(8, [6, 6]))).toEqual([[20, 0], [25, 4], [22, 7]]); // prettier-ignore
  });

  it('RO15: a road of which nothing is left is gone, and of another line none is known', () => {
    expect(startsWith(points.toSpliced(4, 3, [5, 5]))).toEqual([[20, 0], [22, 5]]); // prettier-ignore
    expect(startsWith(points.slice(5))).toEqual([[25, 0], [22, 2]]); // prettier-ignore
    expect(startsWith([[50, 50], [51, 51]])).toEqual([]); // prettier-ignore
  });

  it('RO15: whatever is changed, they begin at the first point, rise, and lie within the points', () => {
    const somePoints = fc.array(fc.constantFrom(...points, at(50), at(60)), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(somePoints, somePoints, fc.uniqueArray(fc.nat(19), { maxLength: 6 }), (before, after, starts) => {
        const given = [0, ...starts.filter((start) => start > 0 && start < before.length)]
          .toSorted((one, other) => one - other)
          .map((start): RouteRoad => ({ start, highwayClass: 'road' }));
        const kept = roadsWithPoints({ points: before, roads: given }, after).map(({ start }) => start);
        expect(kept).toEqual([...new Set(kept)].toSorted((one, other) => one - other));
        expect(kept[0] ?? 0).toBe(0);
        expect(kept.at(-1) ?? 0).toBeLessThan(after.length);
      }),
    );
  });
});
