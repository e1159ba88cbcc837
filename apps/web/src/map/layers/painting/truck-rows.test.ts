import { describe, expect, it } from 'vitest';
import { createFleetStore, type FleetStore } from '../../../stores/fleet-store.js';
import { createRowChanges } from '../row-changes.js';
import { createTruckRows, PAINTED_COLUMNS } from './truck-rows.js';

const NOON = Date.UTC(2026, 4, 1, 12);

function drive(fleet: FleetStore, truckId: string, second: number): void {
  const location = { latitude: 1, longitude: second / 100, speed: 20, heading: 90, motion: 'moving' } as const;
  const recordedAt = NOON + second * 1000;
  fleet.apply(
    { truckId, location: { ...location, motionSince: NOON, recordedAt, heardAt: recordedAt } },
    second * 1000,
  );
}

describe('rows on their way to the painter', () => {
  it('MP7: the painter has the same columns as the store, whatever changed in between', () => {
    const fleet = createFleetStore();
    const changes = createRowChanges(fleet);
    const rows = createTruckRows();
    for (let second = 0; second < 5; second += 1) {
      for (let truck = second; truck < 3000; truck += 1 + second) drive(fleet, `T${truck}`, second);
      rows.put(changes.take()!.packed, () => undefined);
    }
    expect(rows.size).toBe(3000);
    for (const name of PAINTED_COLUMNS) {
      expect(Array.from(rows[name].subarray(0, 3000))).toEqual(Array.from(fleet.columns[name].subarray(0, 3000)));
    }
  });

  it('MP7: only rows that changed are sent, and nothing when nothing did', () => {
    const fleet = createFleetStore();
    const changes = createRowChanges(fleet);
    const rows = createTruckRows();
    const told: [number, boolean][] = [];
    const send = (): void => rows.put(changes.take()!.packed, (index, isNew) => told.push([index, isNew]));
    drive(fleet, 'A', 0);
    drive(fleet, 'B', 0);
    send();
    drive(fleet, 'B', 1);
    send();
    expect(told).toEqual([
      [0, true],
      [1, true],
      [1, false],
    ]);
    expect(changes.take()).toBeUndefined();
  });
});
