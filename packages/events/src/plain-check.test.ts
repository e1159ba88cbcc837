import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createPlainCheck } from './plain-check.js';
import { isPlainFix, reportSchema } from './report.js';

const aPlainReport = { truckId: 'T1', latitude: 1, longitude: 2, recordedAt: 1_700_000_000_000 };

/** Values at the borders of what a report may hold, and beyond. */
const someValue = fc.oneof(
  fc.constantFrom<unknown[]>(undefined, null, true, false, '', ' T1', 'T1', 'T\u0000', '2026-05-01T15:04:05Z', [], {}),
  fc.constantFrom(-0, 0, 1.5, 90, -90.1, 180.1, 360, 361, 400.1, 1e9, 8_640_000_000_000_001),
  fc.double(),
  fc.string(),
  fc.integer({ min: -400, max: 400 }),
);
const members =
  'truckId recordedAt battery charging valid latitude longitude speed heading altitude accuracy code'.split(' ');
const someChange = fc.dictionary(fc.constantFrom(...members, 'attributes'), someValue, { maxKeys: 3 });

describe('the check of plain reports', () => {
  it('IN13: takes only what the schema takes, and what the schema would leave as it is', () => {
    fc.assert(
      fc.property(someChange, (change) => {
        const report = { ...aPlainReport, ...change };
        if (!isPlainFix(report)) return;
        const parsed = reportSchema.parse(report);
        for (const [name, value] of Object.entries(parsed)) expect(value).toBe(report[name as 'truckId']);
      }),
      { numRuns: 3000 },
    );
  });

  it('IN13: takes what devices send most: places and readings, known, unknown or left out', () => {
    const someReading = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
    const someReport = fc.record(
      {
        truckId: fc.uuid(),
        latitude: fc.integer({ min: -90, max: 90 }),
        longitude: fc.integer({ min: -180, max: 180 }),
        recordedAt: fc.nat(),
        speed: someReading,
        heading: someReading,
        altitude: someReading,
        accuracy: someReading,
        battery: someReading,
        charging: fc.option(fc.boolean()),
      },
      { requiredKeys: ['truckId', 'latitude', 'longitude'] },
    );
    fc.assert(fc.property(someReport, (report) => isPlainFix(report)));
  });

  it.each(
    Object.entries({
      refinements: z.object({}).refine(() => true),
      conversions: z.string().transform(Number),
      strict: z.strictObject({}),
      lists: z.array(z.string()),
    }),
  )('IN13: leaves %s to the schema', (_name, schema) => {
    const check = createPlainCheck(schema);
    for (const value of [{}, '1', []]) expect(check(value)).toBe(false);
  });

  it('IN13: a refused value leaves nothing behind for the next', () => {
    const check = createPlainCheck(z.number().min(0));
    expect([1, -1, 1, Number.NaN, 1].map((value) => check(value))).toEqual([true, false, true, false, true]);
  });
});
