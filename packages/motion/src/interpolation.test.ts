import { shortestTurn } from '@fleetmap/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FREEZE_AFTER_MS,
  glideDuration,
  glideShare,
  MAX_GLIDE_MS,
  MIN_GLIDE_MS,
  mix,
  turnHeading,
} from './interpolation.js';

const anInstant = fc.integer({ min: 0, max: 4_102_444_800_000 });
const aShare = fc.double({ min: 0, max: 1, noNaN: true });
const aNumber = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const aHeading = fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true });

describe('glideDuration', () => {
  it.each([
    [1000, 1000],
    [50, MIN_GLIDE_MS],
    [60_000, 60_000],
    [120_000, MAX_GLIDE_MS],
    [FREEZE_AFTER_MS, MAX_GLIDE_MS],
    [FREEZE_AFTER_MS + 1, 0],
    [0, 0],
    [-5000, 0],
    [Number.NaN, 0],
  ])('glides after %d ms for %d ms', (intervalMs, durationMs) => {
    expect(glideDuration(1_700_000_000_000, 1_700_000_000_000 + intervalMs)).toBe(durationMs);
  });

  it('is 0 or within its bounds', () => {
    fc.assert(
      fc.property(anInstant, anInstant, (previousAtMs, nextAtMs) => {
        const durationMs = glideDuration(previousAtMs, nextAtMs);
        expect(durationMs === 0 || (durationMs >= MIN_GLIDE_MS && durationMs <= MAX_GLIDE_MS)).toBe(true);
      }),
    );
  });
});

describe('glideShare', () => {
  it('rises from 0 at the start to 1 at the end and stays there', () => {
    expect(glideShare(1000, 500, 0)).toBe(0);
    expect(glideShare(1000, 500, 1250)).toBe(0.5);
    expect(glideShare(1000, 500, 9000)).toBe(1);
    fc.assert(
      fc.property(anInstant, fc.nat(60_000), anInstant, fc.nat(60_000), (startedAtMs, durationMs, nowMs, laterMs) => {
        const share = glideShare(startedAtMs, durationMs, nowMs);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(glideShare(startedAtMs, durationMs, nowMs + laterMs)).toBeGreaterThanOrEqual(share);
        expect(glideShare(startedAtMs, durationMs, startedAtMs + durationMs)).toBe(1);
      }),
    );
  });

  it('is done at once when there is nothing to glide', () => {
    expect(glideShare(1000, 0, 0)).toBe(1);
  });
});

describe('mix', () => {
  it('starts and ends exactly at its ends and never leaves the segment between them', () => {
    fc.assert(
      fc.property(aNumber, aNumber, aShare, (from, to, share) => {
        expect(mix(from, to, 0) === from).toBe(true);
        expect(mix(from, to, 1) === to).toBe(true);
        expect(mix(from, from, share) === from).toBe(true);
        const mixed = mix(from, to, share);
        expect(mixed).toBeGreaterThanOrEqual(Math.min(from, to));
        expect(mixed).toBeLessThanOrEqual(Math.max(from, to));
      }),
    );
  });
});

describe('turnHeading', () => {
  it('turns over north when that is shorter', () => {
    expect(turnHeading(350, 20, 0.5)).toBe(5);
    expect(turnHeading(20, 350, 0.5)).toBe(5);
    expect(turnHeading(10, 350, 1)).toBe(350);
  });

  it('stays in 0…360, ends at the newest heading and goes round by at most 180°', () => {
    fc.assert(
      fc.property(aHeading, aHeading, aShare, (from, to, share) => {
        const heading = turnHeading(from, to, share);
        expect(heading).toBeGreaterThanOrEqual(0);
        expect(heading).toBeLessThan(360);
        expect(Math.abs(shortestTurn(turnHeading(from, to, 1), to))).toBeLessThan(1e-9);
        const total = Math.abs(shortestTurn(from, to));
        expect(total).toBeLessThanOrEqual(180);
        const turned = Math.abs(shortestTurn(from, heading));
        const left = Math.abs(shortestTurn(heading, to));
        expect(turned + left).toBeCloseTo(total, 6);
      }),
    );
  });
});
