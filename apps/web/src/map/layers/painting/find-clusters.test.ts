import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPicture, aView, type GivenTruck } from '../test/a-picture.js';
import { badgeOf } from './badge-of.js';
import { cellOf, type Clustering, findClusters, NO_CLUSTERS } from './find-clusters.js';

const spread: GivenTruck[] = Array.from({ length: 600 }, (_none, index) => ({
  x: 10 + (index % 30) * 26,
  y: 10 + Math.floor(index / 30) * 29,
}));
const pile = (count: number, x = 401, y = 301): GivenTruck[] =>
  Array.from({ length: count }, (_none, index) => ({ x: x + (index % 3), y, motion: index % 2 }));

function cluster(trucks: readonly GivenTruck[], zoom = 5, before: Clustering = NO_CLUSTERS): Clustering {
  const view = aView(zoom);
  const { pixels } = aPicture(view, trucks);
  pixels.update(view, { nowMs: 0, serverNow: 0 }, () => undefined);
  return findClusters(pixels, view, before);
}

describe('clusters', () => {
  it('MP8: many trucks on one spot are one cluster with their number and statuses', () => {
    const { clusters } = cluster([...spread, ...pile(40)]);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]!.count).toBeGreaterThanOrEqual(40);
    expect(clusters[0]!.byStatus[1]).toBe(20);
    expect(clusters[0]!.x).toBeCloseTo(0.5, 2);
  });

  it('MP8: a small fleet and a near view show every truck', () => {
    expect(cluster(pile(400)).clusters).toEqual([]);
    expect(cluster([...spread, ...pile(400)], 9).clusters).toEqual([]);
  });

  it('MP8: a cluster stays while a few trucks leave it, and ends when they are few', () => {
    const [{ across, clusters }] = [cluster([...spread, ...pile(9)])];
    expect(clusters).toHaveLength(1);
    const smaller = [...spread.slice(0, -3), ...pile(6)];
    expect(cluster(smaller).clusters).toEqual([]);
    expect(cluster(smaller, 5, { across, clusters }).clusters).toHaveLength(1);
  });

  it('MP8: every truck is in one cluster at most, and badges that would touch are one', () => {
    const aTruck = fc.record({ x: fc.integer({ min: 0, max: 799 }), y: fc.integer({ min: 0, max: 599 }) });
    fc.assert(
      fc.property(fc.array(aTruck, { minLength: 520, maxLength: 900 }), (trucks) => {
        const { across, clusters } = cluster(trucks.map(({ x, y }) => ({ x: x >> 2, y: y >> 1 })));
        const cells = clusters.flatMap((found) => found.cells);
        expect(new Set(cells).size).toBe(cells.length);
        for (const { x, y, count, byStatus } of clusters) {
          expect(byStatus.reduce((sum, each) => sum + each, 0)).toBe(count);
          expect(cellOf(x, y, across)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 20 },
    );
  });
});

it.each([
  [9, '9'],
  [999, '999'],
  [1000, '1k'],
  [1240, '1.2k'],
  [9960, '10k'],
  [12_400, '12k'],
])('a badge of %d says %s', (count, text) => {
  expect(badgeOf({ count, radius: 15, byStatus: [count, 0, 0, 0] })).toMatchObject({ text, sixteenths: [16, 0, 0, 0] });
});

it('a badge shows every status that is there, and sixteen sixteenths', () => {
  const { sixteenths } = badgeOf({ count: 1000, radius: 15, byStatus: [997, 1, 1, 1] });
  expect(sixteenths).toEqual([13, 1, 1, 1]);
});
