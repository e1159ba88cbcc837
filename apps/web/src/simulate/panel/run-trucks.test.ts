import { describe, expect, it } from 'vitest';
import { findTrucks, trucksOfRun } from './run-trucks.js';

const aTruck = (truckId: string, given: object = {}) => ({
  truckId,
  mapId: `S1-${truckId}`,
  held: false,
  speedFactor: 1,
  killed: false,
  ...given,
});

describe('the trucks of a run', () => {
  it('SO5: what was told last counts, and what is no longer told was undone', () => {
    const listed = [aTruck('A', { held: true }), aTruck('B'), aTruck('C')];
    const trucks = trucksOfRun(listed, { controlled: [aTruck('B', { killed: true })] });
    expect(trucks.map(({ held, killed }) => [held, killed])).toEqual([
      [false, false],
      [false, true],
      [false, false],
    ]);
  });

  it('SO5: of more than a state tells, the list is believed', () => {
    const listed = [aTruck('old', { held: true }), ...Array.from({ length: 200 }, (_, index) => aTruck(`T${index}`))];
    const controlled = listed.slice(1).map((truck) => ({ ...truck, speedFactor: 0.5 }));
    expect(trucksOfRun(listed, { controlled })[0]).toMatchObject({ held: true });
    expect(trucksOfRun(listed, { controlled })[1]).toMatchObject({ speedFactor: 0.5 });
  });

  it('are found by a part of their id', () => {
    expect(findTrucks([aTruck('BAD-001'), aTruck('GOOD-001')], ' bad').map(({ truckId }) => truckId)).toEqual([
      'BAD-001',
    ]);
  });
});
