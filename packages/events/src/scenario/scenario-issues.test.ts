import { describe, expect, it } from 'vitest';
import { scenarioIssuesOf } from './scenario-issues.js';

const ROUTE = { from: 'São Paulo', to: 'Curitiba' };
const aDraft = (given: object = {}): object => ({
  version: 1,
  name: 'Test',
  seed: 'seed',
  trucks: [{ id: 'T', route: ROUTE }],
  ...given,
});
const pathsOf = (draft: unknown) => scenarioIssuesOf(draft).map(({ path }) => path.join('.'));
const problemsOf = (given: object) => scenarioIssuesOf(aDraft(given)).map(({ problem }) => problem);

describe('the faults of a draft', () => {
  it('SO10: a scenario has none', () => {
    expect(scenarioIssuesOf(aDraft())).toEqual([]);
  });

  it('SO10: each is told with the way to it', () => {
    expect(pathsOf(aDraft({ name: '', duration: 0 }))).toEqual(['name', 'duration']);
    expect(pathsOf(aDraft({ trucks: [{ id: 'T', route: ROUTE, reporting: { interval: 0 } }] }))).toEqual([
      'trucks.0.reporting.interval',
    ]);
    expect(pathsOf(aDraft({ faults: [{ id: 'f', kind: 'noise', at: 0, duration: 60 }] }))).toEqual(['faults.0.metres']);
    expect(pathsOf(42)).toEqual(['']);
  });

  it('SO10: unknown fields are named, not dropped', () => {
    expect(scenarioIssuesOf(aDraft({ colour: 'red' }))).toEqual([
      { path: ['colour'], problem: { code: 'unknown_field', field: 'colour' } },
    ]);
  });

  it('SO10: of a route the shape that was most likely meant is judged', () => {
    expect(pathsOf(aDraft({ trucks: [{ id: 'T', route: { from: 'São Paulo', to: '' } }] }))).toEqual([
      'trucks.0.route.to',
    ]);
    expect(pathsOf(aDraft({ trucks: [{ id: 'T', route: { routeId: 'r1', colour: 'red' } }] }))).toEqual([
      'trucks.0.route.colour',
    ]);
  });

  it('SO10: what is wrong is told as a code with its values, for any language', () => {
    const group = { id: 'T', route: ROUTE };
    expect(problemsOf({ name: undefined })).toEqual([{ code: 'missing' }]);
    expect(problemsOf({ name: 5 })).toEqual([{ code: 'wrong_type', expected: 'text' }]);
    expect(problemsOf({ name: '' })).toEqual([{ code: 'least', what: 'text', bound: 1 }]);
    expect(problemsOf({ duration: 0 })).toEqual([{ code: 'least', what: 'number', bound: 1 }]);
    expect(problemsOf({ trucks: [] })).toEqual([{ code: 'least', what: 'list', bound: 1 }]);
    expect(problemsOf({ trucks: [{ ...group, count: 1.5 }] })).toEqual([{ code: 'wrong_type', expected: 'whole' }]);
    expect(problemsOf({ trucks: [{ ...group, trip: 'x' }] })).toEqual([
      { code: 'one_of', options: ['once', 'return', 'loop'] },
    ]);
    expect(problemsOf({ trucks: [{ ...group, driving: { loading: [5, 2] } }] })).toEqual([
      { code: 'broken_rule', rule: 'range_order' },
    ]);
    expect(problemsOf({ trucks: [group, group] })).toEqual([
      { code: 'broken_rule', rule: 'truck_id' },
      { code: 'broken_rule', rule: 'group_id' },
    ]);
    expect(problemsOf({ faults: [{ id: 'a b', kind: 'tunnel', at: 0, duration: 1 }] })).toEqual([
      { code: 'wrong_characters' },
    ]);
    expect(problemsOf({ faults: [{ id: 'a', kind: 'ghost', at: 0, duration: 1 }] })).toMatchObject([
      { code: 'one_of', options: expect.arrayContaining(['noise', 'long-stop']) },
    ]);
  });
});
