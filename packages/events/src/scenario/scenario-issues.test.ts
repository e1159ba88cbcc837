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
      { path: ['colour'], message: '"colour" is no field of this' },
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
});
