import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame } from './decode-frame.js';
import { encodeFrame, encodeSegment, isAgeTold } from './encode-frame.js';
import type { FrameHeader, TileChange, TruckState } from './frame.js';
import { openFrame } from './open-frame.js';

const NOON = Date.UTC(2026, 4, 1, 12);
const aNumber = fc.integer({ min: 0, max: 0xff_ff_ff_ff });
const aTruckNumber = fc.integer({ min: 0, max: 0xff_ff_ff });
const unit = fc.double({ min: 0, max: 0.999_999_999, noNaN: true });
const aTruck: fc.Arbitrary<TruckState> = fc.record({
  truckId: fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 200 }),
  ),
  x: unit,
  y: unit,
  heading: fc.option(fc.double({ min: 0, max: 359.9, noNaN: true })),
  speed: fc.option(fc.double({ min: 0, max: 120, noNaN: true })),
  motion: fc.constantFrom('moving' as const, 'idle' as const, 'stopped' as const),
  simulated: fc.boolean(),
  recordedAt: fc.oneof(
    fc.integer({ min: 0, max: NOON + 60_000 }),
    fc.integer({ min: NOON - 30_000, max: NOON + 5000 }),
  ),
  motionSince: fc.integer({ min: 0, max: NOON }),
  heardAt: fc.integer({ min: 0, max: NOON }),
});

/** What is told of one tile, and the trucks by their numbers. */
interface Told {
  readonly part: TileChange<number, number>;
  readonly rows: Record<number, TruckState>;
}

const told: fc.Arbitrary<Told> = fc
  .record({
    tile: fc.integer({ min: 0, max: 4 ** 9 - 1 }),
    isWhole: fc.boolean(),
    trucks: fc.uniqueArray(fc.tuple(aTruckNumber, aTruck), { selector: ([number]) => number, maxLength: 300 }),
    moving: fc.double({ min: 0, max: 1, noNaN: true }),
    left: fc.array(aTruckNumber, { maxLength: 6 }),
  })
  .map(({ tile, isWhole, trucks, moving, left }) => {
    const numbers = trucks.map(([number]) => number);
    const moves = Math.round(moving * numbers.length);
    const part = { level: 9, tile, isWhole, full: numbers.slice(moves), moved: numbers.slice(0, moves), left };
    return { part, rows: Object.fromEntries(trucks) };
  });
const header: fc.Arbitrary<FrameHeader> = fc.record({
  epoch: aNumber,
  since: aNumber,
  seq: aNumber,
  tickAt: fc.constant(NOON),
  isSnapshot: fc.boolean(),
});

function encoded(frame: FrameHeader, parts: readonly Told[]): Uint8Array {
  return encodeFrame(
    frame,
    parts.map(({ part, rows }) => encodeSegment(part, rows, frame.tickAt)),
  );
}

function expectNear(got: number | null, sent: number | null, error: number): void {
  if (sent === null || got === null) expect(got).toBe(sent);
  else expect(Math.abs(got - sent)).toBeLessThanOrEqual(error);
}

/** A frame or a RangeError, nothing else. */
function judge(bytes: Uint8Array): void {
  try {
    decodeFrame(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
  }
}

describe('frames', () => {
  it('FR1: come back as they went: numbers, ids, times and states exactly, places to a centimetre', () => {
    fc.assert(
      fc.property(header, fc.array(told, { maxLength: 4 }), (sent, parts) => {
        const got = decodeFrame(encoded(sent, parts));
        expect(got).toMatchObject({ ...sent });
        expect(got.segments.length).toBe(parts.length);
        for (const [index, { part, rows }] of parts.entries()) {
          const back = got.segments[index]!;
          const [young, old] = [true, false].map((isYoung) =>
            part.moved.filter((number) => isAgeTold(rows[number]!.recordedAt, NOON) === isYoung),
          );
          expect({
            ...back,
            full: back.full.map(({ number }) => number),
            moved: back.moved.map(({ number }) => number),
          })
            // A fix that is too old to be told by its age is told in full.
            .toEqual({ ...part, full: [...part.full, ...old!], moved: young });
          for (const other of [...back.full, ...back.moved]) {
            const truck = rows[other.number]!;
            expectNear(other.x, truck.x, 2 ** -32);
            expectNear(other.y, truck.y, 2 ** -32);
            expectNear(other.speed, truck.speed, 0.2501);
            if (truck.heading !== null && truck.heading < 359) expectNear(other.heading, truck.heading, 0.72);
            expectNear(other.recordedAt, truck.recordedAt, 'truckId' in other ? 0 : 50);
          }
          for (const other of back.full) {
            const { truckId, motion, simulated, motionSince, heardAt } = rows[other.number]!;
            expect(other).toMatchObject({ truckId, motion, simulated, motionSince, heardAt });
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('FR2: cut off anywhere they are refused', () => {
    fc.assert(
      fc.property(
        header,
        fc.array(told, { minLength: 1, maxLength: 3 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (sent, parts, share) => {
          const bytes = encoded(sent, parts);
          expect(() => decodeFrame(bytes.slice(0, Math.floor(bytes.length * share)))).toThrow(RangeError);
        },
      ),
    );
  });

  it('FR2: whatever bytes come, they are a frame or a RangeError, and cost no more than they weigh', () => {
    const valid = encoded({ epoch: 1, since: 0, seq: 1, tickAt: NOON, isSnapshot: true }, []);
    const claiming = valid.slice();
    claiming[2] = 2; // says that two segments follow
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), judge));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => judge(new Uint8Array([...claiming, ...tail]))));
    fc.assert(
      fc.property(
        fc.array(told, { minLength: 1, maxLength: 2 }),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        (parts, at, value) => {
          const bytes = encoded({ epoch: 1, since: 0, seq: 1, tickAt: NOON, isSnapshot: false }, parts);
          bytes[at % bytes.length] = value;
          judge(bytes);
        },
      ),
    );
  });

  it.each([
    ['a version that is not known', 0, 1],
    ['a level deeper than any', 24, 16],
    ['a tile that the level has not', 27, 255],
    ['more trucks than there are bytes', 29, 127],
    ['an age that is told in full only', 45, 255],
    ['bytes behind the last segment', 2, 0],
  ])('FR2: %s is refused', (_what, at, value) => {
    const rows = { 1: fc.sample(aTruck, { numRuns: 1, seed: 7 }).map((truck) => ({ ...truck, recordedAt: NOON }))[0]! };
    const part = { level: 9, tile: 1, isWhole: false, full: [], moved: [1], left: [] };
    const bytes = encoded({ epoch: 1, since: 0, seq: 1, tickAt: NOON, isSnapshot: false }, [{ part, rows }]);
    expect(decodeFrame(bytes).segments[0]?.moved.length).toBe(1);
    bytes[at] = value;
    expect(() => decodeFrame(bytes)).toThrow(RangeError);
  });

  it('FR2: nothing of a broken frame is told', () => {
    const rows = { 1: fc.sample(aTruck, { numRuns: 1, seed: 7 })[0]! };
    const part = { level: 9, tile: 1, isWhole: false, full: [1], moved: [], left: [1] };
    const sent = { epoch: 1, since: 0, seq: 1, tickAt: NOON, isSnapshot: false };
    const bytes = encoded(sent, [
      { part, rows },
      { part, rows },
    ]);
    expect(() => openFrame(bytes.subarray(0, -1))).toThrow(RangeError);
  });

  it('FR3: are read from the middle of a larger buffer too', () => {
    const bytes = encoded({ epoch: 7, since: 1, seq: 2, tickAt: NOON, isSnapshot: false }, []);
    const larger = new Uint8Array(bytes.length + 9);
    larger.set(bytes, 5);
    expect(decodeFrame(larger.subarray(5, 5 + bytes.length)).epoch).toBe(7);
  });

  it('FR3: are written into the middle of a larger buffer too', () => {
    const sent = { epoch: 7, since: 1, seq: 2, tickAt: NOON, isSnapshot: false };
    const larger = new Uint8Array(99);
    const bytes = encodeFrame(sent, [], (length) => larger.subarray(5, 5 + length));
    expect(decodeFrame(bytes)).toEqual({ ...sent, segments: [] });
    expect(larger.findIndex((byte) => byte !== 0)).toBe(5);
  });

  it('FR4: a moved truck weighs fourteen bytes, and its age is told only when it fits', () => {
    const truck = { x: 0.5, y: 0.5, heading: 90, speed: 20, motion: 'moving', simulated: false } as const;
    const times = { recordedAt: NOON - 25_400, motionSince: NOON, heardAt: NOON };
    const rows = Object.fromEntries(
      Array.from({ length: 100 }, (_none, number) => [number, { truckId: 'T', ...truck, ...times }]),
    );
    const weigh = (trucks: number, tickAt: number): number => {
      const moved = Array.from({ length: trucks }, (_none, number) => number);
      return encodeSegment({ level: 3, tile: 1, isWhole: false, full: [], moved, left: [] }, rows, tickAt).length;
    };
    expect([weigh(0, NOON), weigh(1, NOON), weigh(100, NOON)]).toEqual([8, 22, 1408]);
    expect(weigh(1, NOON + 1)).toBe(8 + 38 + 2);
    expect(isAgeTold(NOON - 25_400, NOON)).toBe(true);
    expect(isAgeTold(NOON - 25_401, NOON)).toBe(false);
    expect(isAgeTold(NOON + 1, NOON)).toBe(false);
  });
});
