import { aPosition, NOON } from '@fleetmap/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectivityOf } from './connectivity.js';
import { createFleet, locationOf } from './fleet.js';

describe('fleet', () => {
  it('FS1: keeps the newest position of each truck, in whatever order they come', () => {
    const someTimes = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(someTimes, (times) => {
        const fleet = createFleet();
        let newest = -1;
        let heardAt = 0;
        for (const [index, recordedAt] of times.entries()) {
          const outcome = fleet.apply(aPosition({ recordedAt, receivedAt: NOON + index }));
          expect(outcome).toBe(recordedAt > newest ? 'newest' : recordedAt === newest ? 'duplicate' : 'late');
          if (recordedAt !== newest) heardAt = NOON + index;
          newest = Math.max(newest, recordedAt);
        }
        expect(fleet.get('T1')?.position.recordedAt).toBe(newest);
        expect(fleet.get('T1')?.heardAt).toBe(heardAt);
        expect(fleet.size).toBe(1);
      }),
    );
  });

  it('FS1: of two positions of the same instant the first stays', () => {
    const fleet = createFleet();
    fleet.apply(aPosition({ latitude: 1 }));
    fleet.apply(aPosition({ latitude: 2 }));
    expect(fleet.get('T1')?.position.latitude).toBe(1);
  });

  it('FS5: a heartbeat tells that a known truck lives and moves nothing', () => {
    const fleet = createFleet();
    expect(fleet.hear({ truckId: 'T1', receivedAt: NOON })).toBe(false);
    fleet.apply(aPosition());
    expect(fleet.hear({ truckId: 'T1', receivedAt: NOON + 5000, battery: 40 })).toBe(true);
    expect(locationOf(fleet.get('T1')!)).toMatchObject({ recordedAt: NOON, heardAt: NOON + 5000, battery: 40 });
  });

  it('keeps what is not for viewers out of the location', () => {
    const fleet = createFleet();
    fleet.apply(aPosition({ attributes: { driver: 'x' } }));
    const location = locationOf(fleet.get('T1')!);
    expect(location).not.toHaveProperty('attributes');
    expect(location).not.toHaveProperty('truckId');
  });

  it('a truck called __proto__ is a truck', () => {
    const fleet = createFleet();
    fleet.apply(aPosition({ truckId: '__proto__' }));
    expect(fleet.get('__proto__')?.truckId).toBe('__proto__');
    expect(fleet.get('constructor')).toBeUndefined();
  });

  it('FS2: live for two minutes, late until fifteen, then silent; an axis apart from motion', () => {
    expect(connectivityOf(NOON, NOON + 119_999)).toBe('live');
    expect(connectivityOf(NOON, NOON + 120_000)).toBe('late');
    expect(connectivityOf(NOON, NOON + 899_999)).toBe('late');
    expect(connectivityOf(NOON, NOON + 900_000)).toBe('silent');
  });
});
