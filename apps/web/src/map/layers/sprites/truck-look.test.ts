import type { Motion } from '@fleetmap/events';
import { expect, it } from 'vitest';
import { createFleetStore } from '../../../stores/fleet-store.js';
import { describeLook, lookOf, LOOKS } from './truck-look.js';

const NOON = Date.UTC(2026, 4, 1, 12);

function lookAfter(motion: Motion, quietMs: number, heading: number): ReturnType<typeof describeLook> {
  const store = createFleetStore();
  const location = {
    latitude: 0,
    longitude: 0,
    speed: null,
    heading: null,
    recordedAt: NOON,
    heardAt: NOON,
    motionSince: NOON,
  };
  store.apply({ truckId: 'T1', location: { ...location, motion } }, 0);
  return describeLook(lookOf(store.columns, 0, heading, NOON + quietMs));
}

it('MP6: motion gives the shape, connectivity the ring, and silence its own shape', () => {
  expect(lookAfter('moving', 0, 90)).toEqual({ shape: 'arrow', isLate: false, direction: 90 });
  expect(lookAfter('moving', 0, Number.NaN)).toEqual({ shape: 'moving', isLate: false });
  expect(lookAfter('idle', 0, 90)).toEqual({ shape: 'idle', isLate: false });
  expect(lookAfter('stopped', 180_000, 90)).toEqual({ shape: 'stopped', isLate: true });
  expect(lookAfter('moving', 180_000, 359)).toEqual({ shape: 'arrow', isLate: true, direction: 0 });
  expect(lookAfter('moving', 1_000_000, 90)).toEqual({ shape: 'silent', isLate: false });
});

it('MP6: no two looks are the same', () => {
  const descriptions = Array.from({ length: LOOKS }, (_none, look) => JSON.stringify(describeLook(look)));
  expect(new Set(descriptions).size).toBe(LOOKS);
});
