import { describe, expect, it } from 'vitest';
import { createWayFinder } from './find-way.js';
import { createHighwayNetwork } from './highway-network.js';

const network = createHighwayNetwork({
  n: [
    ['Leste', -46, -23],
    ['Meio', -47, -23],
    ['Oeste', -48, -23],
    ['Ilha', -60, -3],
    ['Outra', -60, -3.5],
    ['Twin', -100, 35],
    ['Twin', -101, 35],
  ],
  c: [
    ['SP-1', 'BR', [0, 1, 2]],
    ['AM-1', 'BR', [3, 4]],
    ['I-1', 'US', [5, 6]],
  ],
});
const findWay = createWayFinder(network);

const endsOf = (way: ReturnType<typeof findWay>) => {
  if (typeof way === 'string') throw new Error(way);
  return [way[0]!.points[0], way.at(-1)!.points.at(-1)];
};

describe('createWayFinder', () => {
  it('passes towns in order, each leg where the one before ended', () => {
    const way = findWay(['Leste', 'oeste, BR', 'Meio']);
    if (typeof way === 'string') throw new Error(way);
    expect(way).toHaveLength(3);
    for (const [index, leg] of way.slice(1).entries()) expect(leg.points[0]).toEqual(way[index]!.points.at(-1));
  });

  it('says why there is none', () => {
    expect(findWay(['Leste', 'Atlantis'])).toBe('unknown_town');
    expect(findWay(['Twin', 'Leste'])).toBe('ambiguous_town');
    expect(findWay(['Leste', 'Ilha'])).toBe('no_way');
    expect(findWay(['Leste', 'Leste'])).toBe('no_way');
    expect(findWay(['Leste', { latitude: 40, longitude: 0 }])).toBe('no_way');
  });

  it('joins a place beside the highways by a straight line, and takes one in town for the town', () => {
    const beside = { latitude: -23.2, longitude: -46 };
    const inTown = { latitude: -23.001, longitude: -48 };
    const way = findWay([beside, inTown]);
    expect(endsOf(way)).toEqual([beside, expect.objectContaining({ longitude: -48, latitude: -23 })]);
    expect(way[0]).toMatchObject({ highway: '' });
  });

  it('goes straight between two places of one town', () => {
    const [from, to] = [{ latitude: -23.2, longitude: -46 }, { latitude: -22.8, longitude: -46 }]; // prettier-ignore
    expect(endsOf(findWay([from, to]))).toEqual([from, to]);
  });
});
