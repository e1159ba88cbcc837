import { type Position, SEGMENT_MS } from '@fleetmap/events';
import { NOON } from '@fleetmap/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeFrame } from '../journal/decode-frame.js';
import { addToFrame, createFrameBuilder, takeFrame } from '../journal/encode-frame.js';
import { decodeChunk, encodeChunk } from './chunk.js';

function hundredths(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: min * 100, max: max * 100 }).map((value) => value / 100);
}
function degrees(most: number): fc.Arbitrary<number> {
  return fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((value) => value / 1e7);
}

const truckId = fc.string({ minLength: 1, maxLength: 128, unit: 'binary' });
const fix = fc.record({
  latitude: degrees(90),
  longitude: degrees(180),
  speed: fc.option(hundredths(0, 400)),
  heading: fc.option(hundredths(0, 360)),
  recordedAt: fc.integer({ min: NOON, max: NOON + SEGMENT_MS - 1 }),
  receivedAt: fc.oneof(fc.integer({ min: NOON - 1000, max: NOON + 1e6 }), fc.integer({ min: 0, max: 8.64e15 })),
});
const rest = fc.record(
  {
    altitude: hundredths(-12_000, 50_000),
    accuracy: hundredths(0, 10_000_000),
    battery: hundredths(0, 100),
    charging: fc.boolean(),
    attributes: fc.dictionary(
      fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' }).filter((name) => name !== '__proto__'),
      fc.oneof(fc.boolean(), fc.integer(), fc.string({ unit: 'grapheme', maxLength: 9 })),
      { maxKeys: 3, noNullPrototype: true },
    ),
    simulated: fc.constant(true as const),
  },
  { requiredKeys: [] },
);
const position: fc.Arbitrary<Position> = fc
  .tuple(truckId, fix, rest)
  .map(([id, where, others]) => ({ truckId: id, ...where, ...others }));

/** JSON knows no -0. */
function plain(positions: readonly Position[]): unknown {
  return JSON.parse(JSON.stringify(positions));
}

it('ST1: a journal frame gives back any positions', () => {
  fc.assert(
    fc.property(fc.array(position, { maxLength: 20 }), (positions) => {
      const builder = createFrameBuilder();
      for (const each of positions) addToFrame(builder, each);
      expect(plain(decodeFrame(takeFrame(builder)))).toEqual(plain(positions));
    }),
  );
});

it('ST1: a chunk gives back any positions', () => {
  fc.assert(
    fc.property(
      truckId,
      fc.uniqueArray(position, { selector: ({ recordedAt }) => recordedAt, minLength: 1, maxLength: 40 }),
      (id, unordered) => {
        const positions = unordered
          .map((each) => ({ ...each, truckId: id }))
          .toSorted((a, b) => a.recordedAt - b.recordedAt);
        expect(plain(decodeChunk(id, { start: NOON }, encodeChunk(NOON, positions)))).toEqual(plain(positions));
      },
    ),
  );
});

it('ST1: a chunk that is cut off is an error, not something else', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(position, { selector: ({ recordedAt }) => recordedAt, minLength: 1 }),
      fc.nat(),
      (some, at) => {
        const positions = some.toSorted((a, b) => a.recordedAt - b.recordedAt);
        const chunk = encodeChunk(NOON, positions);
        const cut = chunk.rest.subarray(0, at % chunk.rest.length);
        expect(() => decodeChunk('T', { start: NOON }, { ...chunk, rest: cut })).toThrow(RangeError);
      },
    ),
  );
});

it('RS8: a chunk that an earlier version kept is read as ever', () => {
  const kept = {
    replay: Buffer.from('KgOgnAGvqpHgAa/PtbwD0Q+HSQ0FcwINBRYDDAToBQQGAAgFBASgAg==', 'base64'),
    rest: Buffer.from(
      'AQAAAyDwBBAJAQGOoMsBdKECAgWkpAkEBKACA6AGCAIKAgGAfQwAAgICARyLrlbKTM/LLMnMz1OyKikqTa3VMdDJK83JiQUA',
      'base64',
    ),
  };
  expect(decodeChunk('A', { start: NOON }, kept)).toEqual([
    {
      truckId: 'A',
      latitude: -23.5,
      longitude: -46.6,
      speed: 21.6,
      heading: 94,
      recordedAt: NOON,
      receivedAt: NOON + 312,
      altitude: 760.5,
      accuracy: 4,
      battery: 80,
      charging: true,
      attributes: { ignition: true },
    },
    {
      truckId: 'A',
      latitude: -23.5012,
      longitude: -46.6003,
      speed: null,
      heading: null,
      recordedAt: NOON + 10_000,
      receivedAt: NOON + 10_498,
      accuracy: 5,
      charging: false,
      attributes: { ignition: true },
      simulated: true,
    },
    {
      truckId: 'A',
      latitude: -23.5023,
      longitude: -46.6007,
      speed: 20,
      heading: 93.5,
      recordedAt: NOON + 20_000,
      receivedAt: NOON + 3e9,
      altitude: 761,
    },
  ]);
});
