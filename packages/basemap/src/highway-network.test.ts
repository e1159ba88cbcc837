import { readFileSync } from 'node:fs';
import { distanceBetween } from '@fleetmap/geo';
import { describe, expect, it } from 'vitest';
import { createHighwayNetwork, type HighwayData } from './highway-network.js';

const data = JSON.parse(readFileSync(new URL('../data/highways.json', import.meta.url), 'utf8')) as HighwayData;
const network = createHighwayNetwork(data);

describe('createHighwayNetwork', () => {
  it('draws one leg for every pair of neighbouring towns', () => {
    expect(network.towns).toHaveLength(data.n.length);
    expect(network.legs).toHaveLength(data.c.reduce((sum, [, , towns]) => sum + towns.length - 1, 0));
  });

  it('starts and ends every leg at its towns', () => {
    for (const { from, to, points } of network.legs) {
      expect(distanceBetween(points.at(0)!, network.towns.at(from)!)).toBe(0);
      expect(distanceBetween(points.at(-1)!, network.towns.at(to)!)).toBe(0);
    }
  });

  it('sets points close enough to turn on', () => {
    for (const { points, length } of network.legs) {
      expect(points.length).toBeGreaterThanOrEqual(8);
      expect(length / (points.length - 1)).toBeLessThan(4000);
    }
  });

  it('makes no detour: a leg is at most a quarter longer than the straight way', () => {
    for (const { from, to, length, highway } of network.legs) {
      const straight = distanceBetween(network.towns.at(from)!, network.towns.at(to)!);
      expect(length / straight, `${highway} ${network.towns.at(from)!.name}`).toBeLessThan(1.3);
    }
  });

  it('draws the same roads every time', () => {
    expect(createHighwayNetwork(data)).toEqual(network);
  });

  it('lets two highways between the same towns share one line', () => {
    const shared = createHighwayNetwork({
      n: [
        ['West', -100, 30],
        ['East', -99, 30],
        ['North', -99, 31],
      ],
      c: [
        ['I-1', 'US', [0, 1]],
        ['I-2', 'US', [2, 1, 0]],
      ],
    });
    expect(shared.legs.at(2)!.points).toEqual(shared.legs.at(0)!.points.toReversed());
  });

  it('pushes a leg aside by its bow', () => {
    const n: HighwayData['n'] = [
      ['South', -100, 30],
      ['North', -100, 31],
    ];
    const c: HighwayData['c'] = [['I-1', 'US', [0, 1]]];
    const middle = (bow: number): number => {
      const { points } = createHighwayNetwork({ n, c, b: [[0, 1, bow]] }).legs.at(0)!;
      return points.at(Math.floor(points.length / 2))!.longitude;
    };
    expect(middle(0.2)).toBeGreaterThan(middle(0) + 0.1);
    expect(middle(-0.2)).toBeLessThan(middle(0) - 0.1);
  });

  it('refuses a highway through a town that is not there', () => {
    expect(() => createHighwayNetwork({ n: [['Only', 0, 0]], c: [['I-1', 'US', [0, 1]]] })).toThrow(RangeError);
  });
});
