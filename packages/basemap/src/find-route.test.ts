import { readFileSync } from 'node:fs';
import { distanceBetween } from '@fleetmap/geo';
import { describe, expect, it } from 'vitest';
import { createRouter, type Route } from './find-route.js';
import { createHighwayNetwork, type HighwayCountry, type HighwayData } from './highway-network.js';

const network = createHighwayNetwork(
  JSON.parse(readFileSync(new URL('../data/highways.json', import.meta.url), 'utf8')) as HighwayData,
);
const findRoute = createRouter(network);

describe('createRouter', () => {
  it.each([
    ['São Paulo', 'Curitiba', 'BR', 400],
    ['São Paulo', 'Rio de Janeiro', 'BR', 435],
    ['Porto Alegre', 'Fortaleza', 'BR', 4050],
    ['Dallas', 'Houston', 'US', 385],
    ['Los Angeles', 'Phoenix', 'US', 600],
    ['Los Angeles', 'New York City', 'US', 4490],
  ] as const)('drives from %s to %s in about the real length', (from, to, country, kilometres) => {
    const { length } = findRoute(townNamed(from, country), townNamed(to, country))!;
    expect(length / 1000).toBeGreaterThan(kilometres * 0.85);
    expect(length / 1000).toBeLessThan(kilometres * 1.15);
  });

  it('joins legs end to start, in driving direction', () => {
    const { from, to, legs } = findRoute(townNamed('Houston', 'US'), townNamed('Dallas', 'US'))!;
    expect(legs.at(0)!.points.at(0)).toMatchObject({ latitude: from.latitude, longitude: from.longitude });
    expect(legs.at(-1)!.points.at(-1)).toMatchObject({ latitude: to.latitude, longitude: to.longitude });
    for (const [index, leg] of legs.slice(1).entries()) {
      expect(distanceBetween(legs.at(index)!.points.at(-1)!, leg.points.at(0)!)).toBe(0);
    }
  });

  it('is as long as its legs, there and back', () => {
    const there = findRoute(townNamed('Denver', 'US'), townNamed('Chicago', 'US'))!;
    const back = findRoute(townNamed('Chicago', 'US'), townNamed('Denver', 'US'))!;
    expect(there.length).toBeCloseTo(sumOf(there), 3);
    expect(back.length).toBeCloseTo(there.length, 3);
  });

  it('finds no road between the continents, nor from a town to itself', () => {
    const dallas = townNamed('Dallas', 'US');
    expect(findRoute(dallas, townNamed('São Paulo', 'BR'))).toBeUndefined();
    expect(findRoute(dallas, dallas)).toBeUndefined();
  });

  it('reaches every town of a country', () => {
    const capitals = { US: townNamed('Dallas', 'US'), BR: townNamed('São Paulo', 'BR') };
    const lost = network.towns.filter(
      ({ country }, index) => index !== capitals[country] && !findRoute(capitals[country], index),
    );
    expect(lost).toEqual([]);
  });

  it('refuses a town that is not there', () => {
    expect(() => findRoute(0, network.towns.length)).toThrow(RangeError);
  });
});

function townNamed(name: string, country: HighwayCountry): number {
  return network.towns.findIndex((town) => town.name === name && town.country === country);
}

function sumOf({ legs }: Route): number {
  return legs.reduce((sum, { length }) => sum + length, 0);
}
