import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, drawBetween, type Random } from './random.js';

const take = (random: Random, count: number): number[] => Array.from({ length: count }, random);

describe('createRandom', () => {
  // Computed by an implementation of its own, in Python.
  it('gives these numbers on every machine', () => {
    expect(take(createRandom('fleetmap'), 4).map((drawn) => drawn * 2 ** 32)).toEqual([
      3_191_402_973, 1_741_588_779, 2_731_063_698, 4_047_846_010,
    ]);
    expect(take(createRandom(''), 4).map((drawn) => drawn * 2 ** 32)).toEqual([
      3_315_390_910, 31_621_017, 4_095_259_433, 4_180_064_351,
    ]);
    expect(take(createRandom('São Paulo 🚚'), 4).map((drawn) => drawn * 2 ** 32)).toEqual([
      2_482_243_885, 1_321_331_302, 328_450_252, 1_446_143_865,
    ]);
  });

  it('repeats itself for the same seed and stays within 0 ≤ x < 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (seed) => {
        const drawn = take(createRandom(seed), 50);
        expect(take(createRandom(seed), 50)).toEqual(drawn);
        expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true);
      }),
    );
  });

  it('gives truck A the same numbers whether or not truck B draws too', () => {
    const alone = take(createRandom('demo/A'), 20);
    const first = createRandom('demo/A');
    const second = createRandom('demo/B');
    const together = Array.from({ length: 20 }, () => [first(), second()]);
    expect(together.map(([drawn]) => drawn)).toEqual(alone);
    expect(together.map(([, drawn]) => drawn)).not.toEqual(alone);
  });

  it('spreads evenly, and seeds next to each other have nothing in common', () => {
    const drawn = take(createRandom('even'), 10_000);
    const tenths = Array.from({ length: 10 }, (_, tenth) => drawn.filter((x) => Math.floor(x * 10) === tenth).length);
    expect(Math.min(...tenths)).toBeGreaterThan(900);
    expect(Math.max(...tenths)).toBeLessThan(1100);
    const firsts = Array.from({ length: 1000 }, (_, index) => createRandom(`demo/truck-${index}`)());
    expect(new Set(firsts).size).toBe(1000);
    expect(firsts.reduce((sum, first) => sum + first, 0) / 1000).toBeCloseTo(0.5, 1);
  });
});

describe('drawBetween', () => {
  it('stays within its range', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), (seed, min, width) => {
        const drawn = drawBetween(createRandom(seed), [min, min + width]);
        expect(drawn).toBeGreaterThanOrEqual(min);
        expect(drawn).toBeLessThanOrEqual(min + width);
      }),
    );
  });
});
