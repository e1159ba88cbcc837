import { createWorldLine } from '@fleetmap/basemap';
import { expect, it } from 'vitest';
import { createHighwayShields } from './highway-shields.js';
import type { View } from './trace-line.js';

const highway = (name: string, coordinates: number[]) => {
  return { name, isMajor: true, line: createWorldLine(Float64Array.from(coordinates)) };
};
const scale = 256 * 2 ** 6;
const view: View = { x: 0.4, y: 0.4, scale, width: 4000, height: 4000, margin: 0 };
const road = [highway('I-10', [0.41, 0.5, 0.45, 0.5]), highway('I-10', [0.45, 0.5, 0.55, 0.5])];

it('stands at even steps, also over the end of a leg', () => {
  const places = createHighwayShields(road, view, { zoom: 6, color: '' }).map(({ x }) => x);
  expect(places.length).toBeGreaterThan(5);
  const steps = places.slice(1).map((x, index) => Math.round(x - places[index]!));
  expect(new Set(steps).size).toBe(1);
});

it('stays where it is when the map moves', () => {
  const moved = { ...view, x: view.x + 100 / scale };
  const before = createHighwayShields(road, view, { zoom: 6, color: '' });
  const after = createHighwayShields(road, moved, { zoom: 6, color: '' });
  expect(Math.round(before[3]!.x - after[3]!.x)).toBe(100);
});

it('leaves minor highways without a number at low zooms', () => {
  const minor = road.map((leg) => ({ ...leg, isMajor: false }));
  expect(createHighwayShields(minor, view, { zoom: 6, color: '' })).toEqual([]);
});
