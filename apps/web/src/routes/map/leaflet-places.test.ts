import { expect, it } from 'vitest';
import { placeOf, unwrapped } from './leaflet-places.js';

it('RO13: a line over the antimeridian goes on', () => {
  const there = [[0, 170], [0, -170], [0, -175], [0, 175]] as const; // prettier-ignore
  expect(unwrapped(there.map(([latitude, longitude]) => [latitude, longitude]))).toEqual([
    [0, 170],
    [0, 190],
    [0, 185],
    [0, 175],
  ]);
});

it('RO13: a place on another copy of the world is where it is', () => {
  expect(placeOf({ lat: -23.123456789, lng: 313.4 })).toEqual([-23.1234568, -46.6]);
  expect(placeOf({ lat: 95, lng: 0 })).toEqual([90, 0]);
});
