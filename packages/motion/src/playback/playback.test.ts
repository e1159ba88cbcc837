import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changePlayback, instantAt, loopPlayback, type Playback, seekPlayback, speedOf } from './playback.js';

const NOON = Date.UTC(2026, 4, 1, 12);
const MINUTE = 60_000;

function aPlayback(given: Partial<Playback> = {}): Playback {
  return { anchorAt: NOON, anchorMs: 1000, rate: 1, isPaused: false, loop: undefined, ...given };
}

const aRate = fc.constantFrom(0.5, 1, 2, 10, 60, 1000, -0.5, -1, -60, -1000);

describe('playback', () => {
  it('RP1: the instant shown is a function of the clock: as fast as the rate, backwards when it is negative', () => {
    expect(instantAt(aPlayback({ rate: 60 }), 2000)).toBe(NOON + MINUTE);
    expect(instantAt(aPlayback({ rate: -1000 }), 1060)).toBe(NOON - MINUTE);
    expect(instantAt(aPlayback({ rate: 0.5 }), 3000)).toBe(NOON + 1000);
  });

  it('RP1: a pause, another rate and turning round never move the instant that is shown', () => {
    const aChange = fc.record({ rate: aRate, isPaused: fc.boolean(), after: fc.integer({ min: 0, max: 100_000 }) });
    fc.assert(
      fc.property(fc.array(aChange, { maxLength: 20 }), (changes) => {
        let playback = aPlayback();
        let nowMs = 1000;
        for (const { after, ...change } of changes) {
          nowMs += after;
          const before = instantAt(playback, nowMs);
          playback = changePlayback(playback, change, nowMs);
          expect(instantAt(playback, nowMs)).toBeCloseTo(before, 6);
          expect(speedOf(playback)).toBe(change.isPaused ? 0 : change.rate);
        }
      }),
    );
  });

  it('RP1: paused it stands, and goes on from there', () => {
    const paused = changePlayback(aPlayback(), { isPaused: true }, 2000);
    expect(instantAt(paused, 900_000)).toBe(NOON + 1000);
    const resumed = changePlayback(paused, { isPaused: false }, 900_000);
    expect(instantAt(resumed, 901_000)).toBe(NOON + 2000);
  });

  it('RP2: a loop is never left, in either direction, and the end joins the beginning', () => {
    const loop = { from: NOON, until: NOON + MINUTE };
    fc.assert(
      fc.property(aRate, fc.integer({ min: 0, max: 10_000_000 }), (rate, afterMs) => {
        const looped = loopPlayback(aPlayback({ rate, anchorAt: NOON - MINUTE }), loop, 1000);
        const at = instantAt(looped, 1000 + afterMs);
        expect(at).toBeGreaterThanOrEqual(loop.from);
        expect(at).toBeLessThan(loop.until);
      }),
    );
    const looped = loopPlayback(aPlayback(), loop, 1000);
    expect(instantAt(looped, 1000 + MINUTE + 5)).toBe(NOON + 5);
  });

  it('RP2: a seek inside the loop keeps it, one outside ends it', () => {
    const looped = loopPlayback(aPlayback(), { from: NOON, until: NOON + MINUTE }, 1000);
    expect(seekPlayback(looped, NOON + 1, 5000)).toMatchObject({ anchorAt: NOON + 1, loop: looped.loop });
    expect(seekPlayback(looped, NOON + MINUTE, 5000).loop).toBeUndefined();
    expect(loopPlayback(looped, { from: NOON, until: NOON }, 5000).loop).toBeUndefined();
  });
});
