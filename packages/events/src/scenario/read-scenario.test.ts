import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRejection } from '../rejection.js';
import { readScenario } from './read-scenario.js';
import { truckCountOf, truckIdOf } from './scenario.js';

const ROUTE = { from: 'São Paulo', to: 'Curitiba' };
const aDraft = (given: object = {}): object => ({
  version: 1,
  name: 'Test',
  seed: 'seed',
  trucks: [{ id: 'T', route: ROUTE }],
  ...given,
});
const group = (count: number, given: object = {}) => ({ id: 'T', count, route: ROUTE, ...given });
const codeOf = (input: unknown): string | undefined => {
  const answer = readScenario(input);
  return isRejection(answer) ? answer.code : undefined;
};
const aFault = (given: object = {}): object => ({ id: 'f', kind: 'tunnel', at: 0, duration: 60, ...given });

describe('readScenario', () => {
  it('SF1: reads a scenario of four lines and fills in the rest', () => {
    const scenario = readScenario(aDraft());
    expect(scenario).toMatchObject({
      duration: 86_400,
      faults: [],
      trucks: [{ trip: 'return', reporting: { interval: 5 } }],
    });
  });

  it.each([
    ['no object', null],
    ['another version', aDraft({ version: 2 })],
    ['an unknown field', aDraft({ colour: 'red' })],
    ['no trucks', aDraft({ trucks: [] })],
    [
      'two trucks of one id',
      aDraft({
        trucks: [
          { id: 'A-001', route: ROUTE },
          { id: 'A', count: 2, route: ROUTE },
        ],
      }),
    ],
    [
      'two groups of one id',
      aDraft({
        trucks: [
          { id: 'A', route: ROUTE },
          { id: 'A', count: 2, route: ROUTE },
        ],
      }),
    ],
    ['two faults of one id', aDraft({ faults: [aFault(), aFault()] })],
    ['a fault of nobody', aDraft({ faults: [aFault({ trucks: ['X'] })] })],
    ['a fault that overlaps itself', aDraft({ faults: [aFault({ every: 90, spread: 60 })] })],
    ['a breakdown that repeats', aDraft({ faults: [aFault({ kind: 'breakdown', every: 900 })] })],
    ['a route of two kinds', aDraft({ trucks: [{ id: 'T', route: { ...ROUTE, polyline: '_p~iF~ps|U' } }] })],
    [
      'a place off the earth',
      aDraft({
        trucks: [
          {
            id: 'T',
            route: {
              points: [
                [0, 0],
                [181, 0],
              ],
            },
          },
        ],
      }),
    ],
    [
      'jitter above half the interval',
      aDraft({ trucks: [{ id: 'T', route: ROUTE, reporting: { interval: 2, jitter: 1.5 } }] }),
    ],
    ['infinite numbers', aDraft({ duration: Infinity })],
  ])('SF1: refuses %s', (_name, input) => {
    expect(codeOf(input)).toBe('invalid_scenario');
  });

  it('SF1: echoes nothing of what it refuses', () => {
    const answer = readScenario(aDraft({ seed: 7, '<script>': 1, name: 'x'.repeat(200) }));
    expect(JSON.stringify(answer)).not.toMatch(/script|xxx/);
  });

  it('SF2: has its limits', () => {
    expect(codeOf(aDraft({ trucks: [group(10_000)] }))).toBeUndefined();
    expect(codeOf(aDraft({ trucks: [group(10_001)] }))).toBe('invalid_scenario');
    expect(codeOf(aDraft({ trucks: [group(9000), group(9000, { id: 'U' })] }))).toBe('invalid_scenario');
    const points = Array.from({ length: 10_001 }, (_none, index) => [index / 1000, 0]);
    expect(codeOf(aDraft({ trucks: [{ id: 'T', route: { points } }] }))).toBe('invalid_scenario');
    const groups = Array.from({ length: 11 }, (_none, index) => ({
      id: `${index}`,
      route: { points: points.slice(1) },
    }));
    expect(codeOf(aDraft({ trucks: groups }))).toBe('invalid_scenario');
    const faults = Array.from({ length: 101 }, (_none, index) => aFault({ id: `${index}` }));
    expect(codeOf(aDraft({ faults }))).toBe('invalid_scenario');
  });

  it('SF1: refuses what is far too large or deep at once', () => {
    expect(codeOf(aDraft({ trucks: Array.from({ length: 800_000 }, () => 0) }))).toBe('payload_too_large');
    expect(codeOf(JSON.parse('['.repeat(5000) + ']'.repeat(5000)))).toBe('payload_too_large');
  });

  it('SF1: answers anything, with a value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.object({ maxDepth: 4 })), (input) => {
        expect(codeOf(input)).toBeDefined();
      }),
    );
  });
});

describe('trucks of a scenario', () => {
  it('SF2: one truck has the id of its group, many are numbered', () => {
    const scenario = readScenario(
      aDraft({
        trucks: [
          { id: 'A', route: ROUTE },
          { id: 'B', count: 3, route: ROUTE },
        ],
      }),
    );
    if (isRejection(scenario)) throw new Error(scenario.message);
    expect(truckCountOf(scenario)).toBe(4);
    expect(scenario.trucks.map((trucks) => truckIdOf(trucks, 2))).toEqual(['A', 'B-003']);
  });
});
