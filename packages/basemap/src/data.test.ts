import { readFileSync } from 'node:fs';
import { worldX, worldY } from '@fleetmap/geo';
import { describe, expect, it } from 'vitest';
import type { PlaceData } from './place-data.js';
import { type PackedLines, unpackLines } from './unpack-lines.js';

const LARGEST_TOTAL = 1_600_000; // bytes that a browser may have to load for the map, before compression

const files = ['land', 'lakes', 'rivers', 'borders', 'places', 'highways'] as const;
const land = unpackLines(read<PackedLines>('land'));

describe('data', () => {
  it('stays small', () => {
    const total = files.reduce((sum, name) => sum + bytesOf(name).length, 0);
    expect(total).toBeLessThan(LARGEST_TOTAL);
  });

  it.each([
    ['Kansas City', -94.6, 39.1, true],
    ['São Paulo', -46.63, -23.55, true],
    ['Chukotka, before the antimeridian', 175, 67, true],
    ['Chukotka, beyond the antimeridian', -176, 67, true],
    ['the South Pole', 20, -85, true],
    ['the Gulf of Mexico', -90, 25, false],
    ['the South Atlantic', -20, -30, false],
    ['the Pacific at the antimeridian', 179.9, 0, false],
  ])('knows whether %s is land', (_place, longitude, latitude, expected) => {
    expect(isInside(worldX(longitude), worldY(latitude))).toBe(expected);
  });

  it('has borders, lakes and rivers inside the world', () => {
    const { countries, states } = read<{ countries: PackedLines; states: PackedLines }>('borders');
    for (const packed of [countries, states, read<PackedLines>('lakes'), read<PackedLines>('rivers')]) {
      const lines = unpackLines(packed);
      expect(lines.length).toBeGreaterThan(50);
      // A line that jumps over the antimeridian would be a stroke across the whole map.
      for (const { west, east } of lines) expect(east - west).toBeLessThan(0.3);
    }
  });

  it('names towns of both countries, most inhabitants first', () => {
    const { towns, countries, states } = read<PlaceData>('places');
    const inhabitants = towns.map(([, , , count]) => count);
    expect(inhabitants).toEqual(inhabitants.toSorted((a, b) => b - a));
    expect(towns.filter(([, , , , country]) => country === 'US').length).toBeGreaterThan(2000);
    expect(towns.filter(([, , , , country]) => country === 'BR').length).toBeGreaterThan(1000);
    expect(countries.map(([code]) => code)).toEqual(expect.arrayContaining(['US', 'BR', 'RU', 'FJ']));
    expect(states.map(([name]) => name)).toEqual(expect.arrayContaining(['Texas', 'São Paulo', 'Ontario']));
  });
});

function bytesOf(name: string): Buffer {
  return readFileSync(new URL(`../data/${name}.json`, import.meta.url));
}

function read<Content>(name: string): Content {
  return JSON.parse(bytesOf(name).toString()) as Content;
}

/** Counts the coasts west of a place, on all copies of the world. */
function isInside(x: number, y: number): boolean {
  const isOdd = [-1, 0, 1].flatMap((copy) =>
    land.map(({ coordinates }) => crossings(coordinates, x + copy, y) % 2 === 1),
  );
  return isOdd.filter(Boolean).length % 2 === 1;
}

function crossings(coordinates: Float64Array, x: number, y: number): number {
  let count = 0;
  for (let index = 2; index < coordinates.length; index += 2) {
    const y1 = coordinates.at(index - 1)!;
    const y2 = coordinates.at(index + 1)!;
    if (y1 > y === y2 > y) continue;
    const share = (y - y1) / (y2 - y1);
    if (coordinates.at(index - 2)! + share * (coordinates.at(index)! - coordinates.at(index - 2)!) < x) count += 1;
  }
  return count;
}
