import { describe, expect, it } from 'vitest';
import { nameOfWay, wishOf } from './read-stop.js';
import { labelTowns, suggestTowns } from './suggest-towns.js';

const town = (name: string, country: 'BR' | 'US', latitude: number) => ({ name, country, latitude, longitude: -50 });
const towns = labelTowns({
  towns: [
    town('São Paulo', 'BR', -23.55),
    town('Columbus', 'US', 39.96),
    town('Columbus', 'US', 32.46),
    town('Paulínia', 'BR', -22.76),
    town('Belo Paulo', 'BR', -20),
  ],
});

describe('suggestTowns', () => {
  it('RO14: finds towns with or without accents, those that begin so first', () => {
    expect(suggestTowns(towns, 'paul')).toEqual(['Paulínia, BR', 'Belo Paulo, BR', 'São Paulo, BR']);
    expect(suggestTowns(towns, ' SAO')).toEqual(['São Paulo, BR']);
    expect(suggestTowns(towns, '')).toEqual([]);
  });

  it('RO14: towns of one name are told apart by their places', () => {
    expect(suggestTowns(towns, 'columbus')).toEqual(['Columbus, US (32.46, -50)', 'Columbus, US (39.96, -50)']);
  });
});

describe('wishOf', () => {
  it('RO14: a chosen town is its place, coordinates are a place, and another name is left to the server', () => {
    expect(wishOf(['São Paulo, BR', '', '-23,2 -47,1', 'Curitiba'], towns)).toEqual({
      from: [-23.55, -50],
      via: [[-23.2, -47.1]],
      to: 'Curitiba',
    });
    expect(wishOf(['São Paulo, BR', ' '], towns)).toBeUndefined();
  });

  it('RO14: a way is named after its ends', () => {
    expect(nameOfWay(['Columbus, US (32.46, -50)', 'x', 'São Paulo, BR'])).toBe('Columbus – São Paulo');
    expect(nameOfWay(['-23.2, -47.1', 'Curitiba'])).toBe('-23.2, -47.1 – Curitiba');
  });
});
