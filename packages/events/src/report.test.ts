import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ClientPayload, ClientToServerEvents, ServerPayload } from './catalog.js';
import { type ReportInput, reportSchema } from './report.js';

const fix = { truckId: 'T1', latitude: -23.55, longitude: -46.63 };

describe('reportSchema', () => {
  it('takes the least a sender can say', () => {
    expect(reportSchema.parse(fix)).toEqual(fix);
  });

  it.each([
    ['epoch ms', 1_700_000_000_000, 1_700_000_000_000],
    ['ISO with zone', '2023-11-14T19:13:20-03:00', 1_700_000_000_000],
    ['ISO UTC with ms', '2023-11-14T22:13:20.000Z', 1_700_000_000_000],
  ])('reads time as %s', (_name, recordedAt, expected) => {
    expect(reportSchema.parse({ ...fix, recordedAt }).recordedAt).toBe(expected);
  });

  it.each([
    ['latitude out of range', { latitude: 91 }],
    ['longitude out of range', { longitude: -180.1 }],
    ['NaN', { latitude: Number.NaN }],
    ['Infinity', { longitude: Infinity }],
    ['text for a number', { latitude: '1' }],
    ['negative time', { recordedAt: -1 }],
    ['time without zone', { recordedAt: '2023-11-14T22:13:20' }],
    ['time beyond a Date', { recordedAt: 8.64e15 + 1 }],
    ['negative speed', { speed: -1 }],
    ['blank id', { truckId: '  ' }],
    ['control characters in the id', { truckId: 'T1\u001B[31m' }],
    ['text reversal in the id', { truckId: 'T1\u202E' }],
    ['long id', { truckId: 'x'.repeat(129) }],
    ['object as attribute', { attributes: { a: {} } }],
    ['a latitude alone', { longitude: undefined }],
  ])('refuses %s', (_name, wrong) => {
    expect(reportSchema.safeParse({ ...fix, ...wrong }).success).toBe(false);
  });

  it('does not need a place when the device says that it has no fix', () => {
    expect(reportSchema.parse({ truckId: 'T1', valid: false })).toEqual({ truckId: 'T1', valid: false });
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.anything(), (input) => typeof reportSchema.safeParse(input).success === 'boolean'));
  });

  it('does not compile with a wrong payload', () => {
    expectTypeOf<ClientPayload<'report'>>().toEqualTypeOf<ReportInput>();
    expectTypeOf<{ truckId: number; latitude: 1; longitude: 1 }>().not.toExtend<ClientPayload<'report'>>();
    expectTypeOf<{ name: string }>().not.toExtend<ClientPayload<'join'>>();
    expectTypeOf<{ truckId: string }>().not.toExtend<ServerPayload<'truck-location'>>();
    expectTypeOf<ClientToServerEvents['join']>().parameter(0).toEqualTypeOf<{ user: string }>();
  });
});
