import type { Trip } from '@fleetmap/events';
import { expect, it } from 'vitest';
import { dayEventsOf, totalOf } from './day-events.js';

const place = { latitude: 0, longitude: 0 };
function aTrip(startedAt: number, endedAt: number): Trip {
  const movingMs = endedAt - startedAt;
  return { startedAt, endedAt, movingMs, distance: 1000, maxSpeed: null, meanSpeed: 1, from: place, to: place };
}

it('HP2: trips and stops stand in the order in which they happened', () => {
  const stops = [
    { startedAt: 0, endedAt: 5, ...place },
    { startedAt: 9, endedAt: 12, ...place },
  ];
  const events = dayEventsOf({ trips: [aTrip(5, 9), aTrip(12, 20)], stops });
  expect(events.map(({ kind, startedAt }) => `${kind} ${startedAt}`)).toEqual([
    'stop 0',
    'trip 5',
    'stop 9',
    'trip 12',
  ]);
});

it('HP2: the day comes to the sum of its trips', () => {
  expect(totalOf([aTrip(5, 9), aTrip(12, 20)])).toEqual({ distance: 2000, movingMs: 12 });
  expect(totalOf([])).toEqual({ distance: 0, movingMs: 0 });
});
