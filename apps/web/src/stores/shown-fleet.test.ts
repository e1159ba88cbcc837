import { NOON } from '@fleetmap/testing';
import { describe, expect, it } from 'vitest';
import { createRowChanges } from '../map/layers/row-changes.js';
import { createFleetStore } from './fleet-store.js';
import { createShownFleet } from './shown-fleet.js';

function aChange(truckId: string) {
  const place = { latitude: 1, longitude: 2, speed: 20, heading: 90, motion: 'moving', motionSince: NOON } as const;
  return { truckId, location: { ...place, recordedAt: NOON, heardAt: NOON } };
}

describe('shown fleet', () => {
  it('TL2: shows the other fleet, and what is written behind it goes to the live one, which comes back whole', () => {
    const fleet = createShownFleet(createFleetStore());
    const past = createFleetStore();
    for (const truckId of ['A', 'B', 'C']) fleet.apply(aChange(truckId), 0);
    past.apply(aChange('B'), 0);
    const changes = createRowChanges(fleet);
    expect([...changes.take()!.indexes]).toEqual([0, 1, 2]);

    fleet.showInstead(past);
    expect(changes.take()).toMatchObject({ isOtherFleet: true, indexes: Uint32Array.of(0) });
    expect([fleet.indexOf('A'), fleet.indexOf('B')]).toEqual([undefined, 0]);
    fleet.apply(aChange('D'), 0);
    expect(fleet.indexOf('D')).toBeUndefined();
    expect(changes.take()).toBeUndefined();

    fleet.showInstead(undefined);
    expect(fleet.indexOf('D')).toBe(3);
    expect(changes.take()).toMatchObject({ isOtherFleet: true, indexes: Uint32Array.of(0, 1, 2, 3) });
  });

  it('TL2: listeners hear only of the fleet that is shown', () => {
    const fleet = createShownFleet(createFleetStore());
    let calls = 0;
    fleet.subscribe(() => (calls += 1));
    fleet.showInstead(createFleetStore());
    expect(calls).toBe(1);
    fleet.apply(aChange('A'), 0);
    expect(calls).toBe(1);
  });
});
