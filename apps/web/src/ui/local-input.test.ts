import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localInputOf, momentOfInput } from './local-input.js';

it('GH4: a moment stands in the field as the clock on the wall shows it, and is read back', () => {
  const at = new Date(2026, 10, 26, 14, 5).getTime();
  expect(localInputOf(at)).toBe('2026-11-26T14:05');
  fc.assert(
    fc.property(fc.date({ min: new Date(2001, 0), max: new Date(2099, 0), noInvalidDate: true }), (date) => {
      date.setHours(12, date.getMinutes(), 0, 0); // no hour that summer time skips or has twice
      expect(momentOfInput(localInputOf(date.getTime()))).toBe(date.getTime());
    }),
  );
});

it('GH4: an empty or half typed field holds no moment', () => {
  expect(momentOfInput('')).toBeUndefined();
  expect(momentOfInput('2026-13-01T00:00')).toBeUndefined();
});
