import type { SeenTrucks } from '@fleetmap/client';
import type { TruckLocation } from '@fleetmap/events';
import { worldX, worldY } from '@fleetmap/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFleetStore } from './fleet-store.js';
import { createPartFleet } from './part-fleet.js';
import { createToldTruck } from './told-truck.js';

const NOON = Date.UTC(2026, 4, 1, 12);

function aChange(given: Partial<TruckLocation['location']> = {}, truckId = 'T1'): TruckLocation {
  const recordedAt = given.recordedAt ?? NOON;
  const location = { latitude: 0, longitude: 0, speed: 20, heading: 90, motion: 'moving', motionSince: NOON } as const;
  return { truckId, location: { ...location, recordedAt, heardAt: recordedAt, ...given } };
}

function rowsOf({ columns, size }: ReturnType<typeof createFleetStore>): number[][] {
  const { changedAt: _counted, ...drawn } = columns; // once a change or once a frame
  return Object.values(drawn).map((column: Float64Array | Uint8Array) => Array.from(column.subarray(0, size)));
}

/** What a frame tells of these changes. */
function framesOf(changes: readonly TruckLocation[], slots: readonly number[]) {
  const truckIds: string[] = [];
  const columns = Object.fromEntries(
    (['x', 'y', 'heading', 'speed', 'motion', 'simulated', 'motionSince', 'recordedAt', 'heardAt'] as const).map(
      (name) => [name, new Float64Array(8)],
    ),
  );
  const single = createToldTruck();
  for (const [index, { truckId, location }] of changes.entries()) {
    const slot = slots[index]!;
    single.write(location);
    truckIds[slot] = truckId;
    for (const [name, column] of Object.entries(columns)) column[slot] = single[name as 'x'][0]!;
  }
  return { trucks: { truckIds, ...columns } as unknown as SeenTrucks, changed: slots };
}

function drawnAt(store: ReturnType<typeof createFleetStore>, nowMs: number): { x: number; y: number; heading: number } {
  const place = { x: 0, y: 0, heading: 0 };
  store.drawnAt(0, nowMs, place);
  return place;
}

describe('fleet store', () => {
  it('MP1: a truck glides from where it is drawn to its newest fix within one interval, and waits there', () => {
    const store = createFleetStore();
    store.apply(aChange(), 0);
    store.apply(aChange({ longitude: 1, recordedAt: NOON + 2000 }), 10_000);
    expect(drawnAt(store, 10_000).x).toBeCloseTo(worldX(0), 12);
    expect(drawnAt(store, 11_000).x).toBeCloseTo(worldX(0.5), 12);
    expect(drawnAt(store, 12_000).x).toBeCloseTo(worldX(1), 12);
    expect(drawnAt(store, 99_000).x).toBeCloseTo(worldX(1), 12);
  });

  it('SR12: trucks that are gone have no row, the others keep what is known of them, and one that comes back begins anew', () => {
    const store = createFleetStore();
    const before = store.truckIds;
    store.applyFrame(framesOf([aChange({}, 'A'), aChange({ speed: 7 }, 'B'), aChange({}, 'C')], [0, 1, 2]), 0);
    expect(store.truckIds).toBe(before);
    const part = createPartFleet(store, (truckId) => truckId !== 'C');
    part.follow();
    const { trucks } = framesOf([aChange({}, 'A'), aChange({}, 'C')], [0, 2]);
    store.applyFrame({ trucks, gone: [0, 2], changed: [2] }, 1000); // C is told anew by another run of the server
    expect(store.truckIds).not.toBe(before);
    expect([...store.truckIds]).toEqual(['B', 'C']);
    expect([store.indexOf('A'), store.indexOf('B'), store.size]).toEqual([undefined, 0, 2]);
    expect(store.columns.speed[0]).toBe(7);
    expect([...part.truckIds]).toEqual(['B']);
    store.apply(aChange({ longitude: 5 }, 'A'), 2000);
    expect(store.placeOf(store.indexOf('A')!).longitude).toBeCloseTo(5, 6);
  });

  it('MP1: it is never drawn ahead of the newest fix nor outside the fixes received, whenever they come', () => {
    const aFix = fc.record({
      east: fc.integer({ min: 1, max: 50 }),
      afterMs: fc.integer({ min: 1, max: 400_000 }),
      wait: fc.integer({ min: 1, max: 5000 }),
    });
    fc.assert(
      fc.property(fc.array(aFix, { minLength: 1, maxLength: 20 }), (fixes) => {
        const store = createFleetStore();
        let [longitude, recordedAt, nowMs] = [0, NOON, 0];
        store.apply(aChange(), nowMs);
        let drawn = drawnAt(store, nowMs).x;
        for (const { east, afterMs, wait } of fixes) {
          longitude += east / 100;
          recordedAt += afterMs;
          store.apply(aChange({ longitude, recordedAt }), nowMs);
          nowMs += wait;
          const next = drawnAt(store, nowMs).x;
          expect(next).toBeLessThanOrEqual(worldX(longitude) + 1e-12);
          expect(next).toBeGreaterThanOrEqual(drawn - 1e-12);
          drawn = next;
        }
      }),
    );
  });

  it('MP2: after a gap of more than five minutes it jumps', () => {
    const store = createFleetStore();
    store.apply(aChange(), 0);
    store.apply(aChange({ longitude: 1, recordedAt: NOON + 301_000 }), 1000);
    expect(drawnAt(store, 1000).x).toBe(worldX(1));
  });

  it('MP3: it turns by the shortest arc', () => {
    const store = createFleetStore();
    store.apply(aChange({ heading: 350 }), 0);
    store.apply(aChange({ heading: 10, longitude: 0.1, recordedAt: NOON + 2000 }), 0);
    const { heading } = drawnAt(store, 1000);
    expect(Math.min(heading, 360 - heading)).toBeLessThan(1);
  });

  it('MP3: without a heading it points where it went', () => {
    const store = createFleetStore();
    store.apply(aChange({ heading: null }), 0);
    expect(drawnAt(store, 0).heading).toBeNaN();
    store.apply(aChange({ heading: null, latitude: 1, recordedAt: NOON + 2000 }), 0);
    expect(drawnAt(store, 5000).heading).toBeCloseTo(0, 6);
  });

  it('MP4: over the antimeridian it takes the short way', () => {
    const store = createFleetStore();
    store.apply(aChange({ longitude: 179.9 }), 0);
    store.apply(aChange({ longitude: -179.9, recordedAt: NOON + 2000 }), 0);
    const { x } = drawnAt(store, 1000);
    expect(Math.min(Math.abs(x), Math.abs(x - 1))).toBeLessThan(0.0001);
  });

  it('keeps ten thousand trucks apart while it grows', () => {
    const store = createFleetStore();
    for (let number = 0; number < 10_000; number += 1) {
      store.apply(aChange({ latitude: number / 1000 }, `T${number}`), 0);
    }
    expect(store.size).toBe(10_000);
    expect(store.placeOf(store.indexOf('T7777')!).latitude).toBeCloseTo(7.777, 12);
    expect(store.columns.toY[9999]).toBe(worldY(9.999));
  });

  it('FR15: told by frames or one by one, trucks are drawn the same, and listeners are called once a frame', () => {
    const aStep = fc.record({
      truck: fc.integer({ min: 0, max: 5 }),
      longitude: fc.integer({ min: -180, max: 179 }),
      latitude: fc.integer({ min: -80, max: 80 }),
      heading: fc.option(fc.integer({ min: 0, max: 359 })),
      afterMs: fc.integer({ min: 0, max: 400_000 }),
      motion: fc.constantFrom('moving' as const, 'idle' as const, 'stopped' as const),
    });
    const aFrame = fc.uniqueArray(aStep, { selector: ({ truck }) => truck, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(aFrame, { maxLength: 12 }), (frames) => {
        const [single, framed] = [createFleetStore(), createFleetStore()];
        let [calls, told] = [0, 0];
        framed.subscribe(() => (calls += 1));
        for (const [index, steps] of frames.entries()) {
          const changes = steps.map(({ truck, afterMs, ...location }) =>
            aChange({ ...location, recordedAt: NOON + index * 1000 + afterMs }, `T${truck}`),
          );
          // Slots are given to other trucks from frame to frame.
          const slots = changes.map((_change, slot) => (slot + index) % 7);
          const news = framesOf(changes, slots);
          for (const change of changes) single.apply(change, index * 700);
          framed.applyFrame(news, index * 700);
          if (changes.length > 0) told += 1;
        }
        expect([calls, framed.version]).toEqual([told, told]);
        expect(framed.truckIds).toEqual(single.truckIds);
        expect(rowsOf(framed)).toEqual(rowsOf(single));
      }),
    );
  });

  it('FR15: what frames do not tell stays what it was', () => {
    const store = createFleetStore();
    store.apply(aChange({ altitude: 700, accuracy: 4, battery: 60 }), 0);
    store.applyFrame(framesOf([aChange({ longitude: 1, recordedAt: NOON + 2000 }), aChange({}, 'T2')], [3, 0]), 1000);
    const { altitude, accuracy, battery } = store.columns;
    expect([altitude[0], accuracy[0], battery[0]]).toEqual([700, 4, 60]);
    expect([altitude[1], accuracy[1], battery[1]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(drawnAt(store, 2000).x).toBeCloseTo(worldX(0.5), 12);
  });

  it('MP1: the same fix told again, its time and place rounded, does not restart the glide; another fix soon after does', () => {
    const store = createFleetStore();
    store.apply(aChange(), 0);
    store.apply(aChange({ longitude: 1, recordedAt: NOON + 2000 }), 0);
    store.apply(aChange({ longitude: 1.000_000_05, recordedAt: NOON + 1960 }), 1000);
    expect(drawnAt(store, 1500).x).toBeCloseTo(worldX(0.75), 8);
    store.apply(aChange({ longitude: 1.1, recordedAt: NOON + 2050 }), 2000);
    expect(drawnAt(store, 9000).x).toBeCloseTo(worldX(1.1), 12);
  });

  it('a change of state alone does not restart the glide', () => {
    const store = createFleetStore();
    store.apply(aChange(), 0);
    store.apply(aChange({ longitude: 1, recordedAt: NOON + 2000 }), 0);
    store.apply(aChange({ longitude: 1, recordedAt: NOON + 2000, battery: 50 }), 1000);
    expect(drawnAt(store, 1500).x).toBeCloseTo(worldX(0.75), 12);
    expect(store.columns.battery[0]).toBe(50);
  });
});
