import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDriveClock } from './drive-clock.js';

const RAMPS = { risingMs: 50_000, fallingMs: 30_000 };
const someChanges = fc
  .uniqueArray(fc.record({ at: fc.integer({ min: -1000, max: 200_000 }), pace: fc.constantFrom(0, 0.5, 1, 2) }), {
    selector: ({ at }) => at,
    maxLength: 8,
  })
  .map((changes) => changes.toSorted((one, other) => one.at - other.at));

describe('createDriveClock', () => {
  it('SM5: never jumps, never runs backwards, and changes its pace no faster than its ramps', () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        const clock = createDriveClock(0, changes, RAMPS);
        for (let at = 0; at < 300_000; at += 500) {
          const [before, after] = [clock.paceAt(at), clock.paceAt(at + 500)];
          expect(after - before).toBeLessThanOrEqual(500 / RAMPS.risingMs + 1e-9);
          expect(before - after).toBeLessThanOrEqual(500 / RAMPS.fallingMs + 1e-9);
          const passed = clock.elapsedAt(at + 500) - clock.elapsedAt(at);
          expect(passed).toBeGreaterThanOrEqual(Math.min(before, after) * 500 - 10);
          expect(passed).toBeLessThanOrEqual(Math.max(before, after) * 500 + 10);
        }
        expect(clock.paceAt(400_000)).toBeCloseTo(changes.at(-1)?.pace ?? 1, 9);
      }),
    );
  });

  it('SM7: takes a change back that comes before the last one is through', () => {
    const clock = createDriveClock(0, [{ at: 60_000, pace: 0 }, { at: 70_000, pace: 1 }], RAMPS); // prettier-ignore
    expect(clock.paceAt(60_000)).toBe(1);
    expect(clock.paceAt(70_000)).toBeCloseTo(2 / 3, 9);
    expect(clock.paceAt(95_000)).toBeCloseTo(1, 9);
  });
});
