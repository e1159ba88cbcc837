import { distanceBetween } from '@fleetmap/geo';
import { NOON } from '@fleetmap/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fix, nextStay, type Stay } from './stay.js';
import { IDLE_AFTER_MS, STOPPED_AFTER_MS } from '@fleetmap/events';

const DEGREES_PER_METRE = 1 / 111_195;
const SECOND = 1000;

/** A fix so many metres north of the depot, so many seconds after noon. */
function aFix(metres: number, seconds: number, more: Partial<Fix> = {}): Fix {
  return {
    latitude: metres * DEGREES_PER_METRE,
    longitude: 0,
    speed: null,
    recordedAt: NOON + seconds * SECOND,
    ...more,
  };
}

function stayAfter(...fixes: Fix[]): Stay {
  return fixes.reduce<Stay | undefined>(nextStay, undefined)!;
}

describe('stay', () => {
  it('FS3: a truck that keeps within the radius is idle after one minute, stopped after five, since the first still fix', () => {
    const still = [0, 30, 61, 299, 301].map((seconds) => aFix(seconds % 40, seconds, { speed: 0 }));
    expect(stayAfter(...still.slice(0, 3))).toMatchObject({ motion: 'idle', since: NOON });
    expect(stayAfter(...still.slice(0, 4))).toMatchObject({ motion: 'idle', since: NOON });
    expect(stayAfter(...still)).toMatchObject({ motion: 'stopped', since: NOON });
  });

  it('FS3: the speedometer does not decide: a still truck that reports speed is stopped, a moving one that reports none moves', () => {
    expect(stayAfter(aFix(0, 0, { speed: 9 }), aFix(5, 400, { speed: 9 }))).toMatchObject({ motion: 'stopped' });
    expect(stayAfter(aFix(0, 0), aFix(500, 30), aFix(1000, 60))).toMatchObject({ motion: 'moving' });
  });

  it('FS4: one outlier does not end a stop, a second fix outside does, since the first of them', () => {
    const stopped = [aFix(0, 0), aFix(0, 301)];
    expect(stayAfter(...stopped, aFix(200, 330))).toMatchObject({ motion: 'stopped', since: NOON });
    expect(stayAfter(...stopped, aFix(200, 330), aFix(3, 360))).toMatchObject({ motion: 'stopped', since: NOON });
    expect(stayAfter(...stopped, aFix(200, 330), aFix(400, 360))).toMatchObject({
      motion: 'moving',
      since: NOON + 330 * SECOND,
    });
  });

  it('FS4: a fix outside at driving speed ends a stop at once', () => {
    expect(stayAfter(aFix(0, 0), aFix(0, 301), aFix(100, 330, { speed: 8 }))).toMatchObject({
      motion: 'moving',
      since: NOON + 330 * SECOND,
    });
  });

  it('FS4: a truck heard again at another place, standing, is stopped there since its first fix there', () => {
    const elsewhere = [aFix(90_000, 7200, { speed: 0 }), aFix(90_010, 7600, { speed: 0 })];
    expect(stayAfter(aFix(0, 0), aFix(0, 301), ...elsewhere)).toMatchObject({
      motion: 'stopped',
      since: NOON + 7200 * SECOND,
    });
  });

  it('FS3: a fix that says it is inaccurate does not end a stay', () => {
    expect(stayAfter(aFix(0, 0), aFix(0, 301), aFix(200, 330, { speed: 5, accuracy: 220 })).motion).toBe('stopped');
  });

  it('FS3: whatever comes, since never lies in the future and a stop is as long as it must be', () => {
    const anyFix = fc.record({ metres: fc.integer({ min: 0, max: 300 }), after: fc.integer({ min: 1, max: 400 }) });
    fc.assert(
      fc.property(fc.array(anyFix, { minLength: 1, maxLength: 40 }), (steps) => {
        let seconds = 0;
        let stay: Stay | undefined;
        for (const { metres, after } of steps) {
          seconds += after;
          const fix = aFix(metres, seconds);
          stay = nextStay(stay, fix);
          const lastedMs = fix.recordedAt - stay.since;
          expect(lastedMs).toBeGreaterThanOrEqual(0);
          if (stay.motion === 'stopped') expect(lastedMs).toBeGreaterThanOrEqual(STOPPED_AFTER_MS);
          if (stay.motion === 'idle' && stay.since > NOON + (steps[0]?.after ?? 0) * SECOND)
            expect(lastedMs).toBeGreaterThanOrEqual(IDLE_AFTER_MS);
          if (stay.motion === 'moving' && !stay.doubtful)
            expect(distanceBetween(stay.anchor, fix)).toBeLessThanOrEqual(60.001);
        }
      }),
    );
  });
});
