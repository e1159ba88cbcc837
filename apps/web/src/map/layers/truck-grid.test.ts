import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFleetStore } from '../../stores/fleet-store.js';
import { createRowChanges } from './row-changes.js';
import { createTruckGrid } from './truck-grid.js';

const NOON = Date.UTC(2026, 4, 1, 12);
const anInteger = (most: number): fc.Arbitrary<number> => fc.integer({ min: -most, max: most });
const aMove = fc.record({
  truck: fc.nat(20),
  latitude: anInteger(85),
  longitude: anInteger(180),
  // A step as trucks drive, or anywhere.
  step: fc.option(fc.double({ min: -0.01, max: 0.01, noNaN: true })),
});

it('MP11: whatever drove where, a truck is told at every place that it is drawn at, and once', () => {
  fc.assert(
    fc.property(
      fc.array(aMove, { minLength: 1, maxLength: 60 }),
      fc.constantFrom(1e-9, 1e-4, 0.01, 0.4),
      (moves, within) => {
        const fleet = createFleetStore();
        const changes = createRowChanges(fleet);
        const grid = createTruckGrid(fleet);
        for (const [second, { truck, latitude, longitude, step }] of moves.entries()) {
          const index = fleet.indexOf(`T${truck}`);
          const isStep = step !== null && index !== undefined;
          const place = isStep ? fleet.placeOf(index) : undefined;
          const location = {
            latitude: place ? place.latitude + step! : latitude,
            longitude: place ? place.longitude + step! : longitude,
            speed: 20,
            heading: null,
            motion: 'moving',
            motionSince: NOON,
            recordedAt: NOON + second * 1000,
            heardAt: NOON,
          } as const;
          fleet.apply({ truckId: `T${truck}`, location }, second * 300);
          if (second % 3 === 0) grid.put(changes.take()!.indexes);
        }
        grid.put(changes.take()?.indexes ?? new Uint32Array(0));

        const drawn = { x: 0, y: 0, heading: 0 };
        for (let index = 0; index < fleet.size; index += 1) {
          for (let nowMs = 0; nowMs < 100_000; nowMs += 1700) {
            fleet.drawnAt(index, nowMs, drawn);
            const told: number[] = [];
            grid.eachNear({ x: drawn.x - Math.floor(drawn.x), y: drawn.y, within }, (near) => told.push(near));
            expect(told).toContain(index);
            expect(new Set(told).size).toBe(told.length);
          }
        }
      },
    ),
    { numRuns: 30 },
  );
});
