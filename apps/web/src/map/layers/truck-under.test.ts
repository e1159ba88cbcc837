import { longitudeOfX, worldX, worldY } from '@fleetmap/geo';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFleetStore, type FleetStore } from '../../stores/fleet-store.js';
import { cellOf, NO_CLUSTERS } from './painting/find-clusters.js';
import { createTruckGrid, type TruckGrid } from './truck-grid.js';
import { trucksOf, trucksUnder } from './truck-under.js';

const NOON = Date.UTC(2026, 4, 1, 12);

function aFleet(longitudes: readonly number[]): ReturnType<typeof createFleetStore> {
  const fleet = createFleetStore();
  const location = { latitude: 0, speed: 20, heading: 90, motion: 'moving', motionSince: NOON, heardAt: NOON } as const;
  for (const [index, longitude] of longitudes.entries()) {
    fleet.apply({ truckId: `T${index}`, location: { ...location, longitude: 0, recordedAt: NOON } }, 0);
    fleet.apply({ truckId: `T${index}`, location: { ...location, longitude, recordedAt: NOON + 1000 } }, 0);
  }
  return fleet;
}

function gridOf(fleet: FleetStore): TruckGrid {
  const grid = createTruckGrid(fleet);
  grid.put(Uint32Array.from({ length: fleet.size }, (_none, index) => index));
  return grid;
}

it('MP11: finds every truck that is drawn within reach, nearest first', () => {
  const share = 0.25;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -179, max: 179 }), { maxLength: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (longitudes, x) => {
        const spot = { x, y: worldY(0), within: 0.05 };
        const fleet = aFleet(longitudes);
        const found = trucksUnder(fleet, NO_CLUSTERS, { spot, nowMs: share * 1000, grid: gridOf(fleet) });
        const distances = longitudes.map((longitude) => {
          const distance = Math.abs(worldX(longitude * share) - x);
          return Math.min(distance, 1 - distance);
        });
        expect(found).toHaveLength(distances.filter((distance) => distance <= 0.05).length);
        expect(found.map(({ distance }) => distance)).toEqual(
          found.map(({ distance }) => distance).toSorted((a, b) => a - b),
        );
      },
    ),
  );
});

it('MP8: a truck in a cluster is not found by itself, but with its cluster', () => {
  const fleet = aFleet([10, 10, 100]);
  const across = 64;
  const cell = cellOf(worldX(10), worldY(0), across);
  const cluster = { x: worldX(10), y: worldY(0), radius: 15, count: 2, byStatus: [2, 0, 0, 0], cells: [cell] };
  const clustering = { across, clusters: [cluster] };
  const spot = { x: worldX(longitudeOfX(worldX(10))), y: worldY(0), within: 0.001 };
  const grid = gridOf(fleet);
  expect(trucksUnder(fleet, clustering, { spot, nowMs: 5000, grid })).toEqual([]);
  expect(trucksUnder(fleet, NO_CLUSTERS, { spot, nowMs: 5000, grid })).toHaveLength(2);
  expect(trucksOf(fleet, clustering, { cluster, nowMs: 5000 })).toEqual([0, 1]);
});
