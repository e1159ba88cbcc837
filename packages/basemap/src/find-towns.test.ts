import { describe, expect, it } from 'vitest';
import { findTowns } from './find-towns.js';

const towns = [
  { name: 'São Paulo', country: 'BR' as const, latitude: -23.5, longitude: -46.6 },
  { name: 'Columbus', country: 'US' as const, latitude: 40, longitude: -83 },
  { name: 'Columbus', country: 'US' as const, latitude: 32.5, longitude: -85 },
  { name: 'Santa Maria', country: 'BR' as const, latitude: -29.7, longitude: -53.8 },
  { name: 'Santa Maria', country: 'US' as const, latitude: 35, longitude: -120.4 },
];

describe('findTowns', () => {
  it.each([
    ['São Paulo', [0]],
    ['sao paulo', [0]],
    ['São Paulo, br', [0]],
    ['Columbus', [1, 2]],
    ['Santa Maria', [3, 4]],
    ['Santa Maria, US', [4]],
    ['Atlantis', []],
    ['', []],
  ])('finds what %j means', (name, expected) => {
    expect(findTowns({ towns }, name)).toEqual(expected);
  });
});
