import { describe, expect, it } from 'vitest';
import { daysQuerySchema, trackQuerySchema, tripsQuerySchema } from './history-query.js';

const DAY_MS = 24 * 60 * 60_000;
const day = { from: '1764849600000', until: '1764936000000' };

describe('history queries', () => {
  it('HR1: take instants as epoch ms and as ISO 8601 with a zone', () => {
    expect(tripsQuerySchema.parse(day)).toEqual({ from: 1_764_849_600_000, until: 1_764_936_000_000 });
    const iso = { from: '2025-12-04T09:00:00-03:00', until: '2025-12-05T12:00:00Z' };
    expect(tripsQuerySchema.parse(iso)).toEqual({ from: 1_764_849_600_000, until: 1_764_936_000_000 });
    expect(trackQuerySchema.parse(day)).toMatchObject({ simplify: 0, limit: 10_000, format: 'json' });
    expect(daysQuerySchema.parse({ ...day, timeZone: 'America/Sao_Paulo' }).timeZone).toBe('America/Sao_Paulo');
  });

  it.each([
    ['nothing', { from: undefined }, 'from'],
    ['empty', { from: '' }, 'from'],
    ['NaN', { until: 'NaN' }, 'until'],
    ['Infinity', { until: 'Infinity' }, 'until'],
    ['a negative instant', { from: '-1' }, 'from'],
    ['an exponent', { from: '1e12' }, 'from'],
    ['a fraction', { from: '1764849600000.5' }, 'from'],
    ['no zone', { from: '2025-12-04T09:00:00' }, 'from'],
    ['beyond a Date', { until: '9000000000000000' }, 'until'],
    ['very long text', { until: '1'.repeat(10_000) }, 'until'],
    ['said twice', { from: [day.from, day.from] }, 'from'],
    ['the wrong way round', { from: day.until, until: day.from }, 'until'],
    ['an empty range', { until: day.from }, 'until'],
    ['a range of 33 days', { until: String(Number(day.from) + 33 * DAY_MS) }, 'until'],
  ])('HR1: refuse %s and say which field it is', (_name, wrong, field) => {
    for (const schema of [tripsQuerySchema, trackQuerySchema]) {
      const answer = schema.safeParse({ ...day, ...wrong });
      expect(new Set(answer.error?.issues.map(({ path }) => path[0]))).toEqual(new Set([field]));
    }
  });

  it.each([
    ['limit', '0'],
    ['limit', '10001'],
    ['limit', '-5'],
    ['limit', 'NaN'],
    ['simplify', '-1'],
    ['simplify', '10001'],
    ['simplify', 'Infinity'],
    ['format', 'exe'],
    ['after', 'then'],
  ])('HR1: refuse %s=%s', (name, value) => {
    const answer = trackQuerySchema.safeParse({ ...day, [name]: value });
    expect(answer.error?.issues.map(({ path }) => path[0])).toEqual([name]);
    expect(JSON.stringify(answer.error?.issues.map(({ message }) => message))).not.toContain(value);
  });

  it('HR1: a calendar may be of a year, in a zone that exists', () => {
    const until = String(Number(day.from) + 366 * DAY_MS);
    expect(daysQuerySchema.safeParse({ ...day, until }).success).toBe(true);
    for (const timeZone of ['', 'Mars/Olympus', '../etc/passwd', 'x'.repeat(65)]) {
      expect(daysQuerySchema.safeParse({ ...day, timeZone }).success).toBe(false);
    }
  });
});
