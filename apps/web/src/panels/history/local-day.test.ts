import { afterEach, describe, expect, it, vi } from 'vitest';
import { addDays, localDayOf, rangeOfDay } from './local-day.js';

const HOUR = 3_600_000;
afterEach(() => vi.unstubAllEnvs());

describe('a day of the viewer', () => {
  it.each([
    ['America/Sao_Paulo', '2026-11-23', 24],
    ['America/Sao_Paulo', '2018-11-04', 23], // its midnight was left out
    ['America/Chicago', '2026-03-08', 23],
    ['America/Chicago', '2026-11-01', 25],
    ['Asia/Kolkata', '2026-01-01', 24],
    ['Pacific/Kiritimati', '2024-02-29', 24],
  ])('HP1: in %s %s is %d hours long, and all of them are that day', (timeZone, day, hours) => {
    vi.stubEnv('TZ', timeZone);
    const { from, until } = rangeOfDay(day);
    expect((until - from) / HOUR).toBe(hours);
    expect([localDayOf(from - 1), localDayOf(from), localDayOf(until - 1), localDayOf(until)]).toEqual([
      addDays(day, -1),
      day,
      day,
      addDays(day, 1),
    ]);
  });

  it('HP1: days are counted over months and years', () => {
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-11-23', -365)).toBe('2025-11-23');
  });
});
