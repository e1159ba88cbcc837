import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame } from './decode-frame.js';
import { encodeFrame, encodeSegment, isAgeTold } from './encode-frame.js';
import type { FrameHeader, Segment } from './frame.js';

const NOON = Date.UTC(2026, 4, 1, 12);
const aNumber = fc.integer({ min: 0, max: 0xff_ff_ff_ff });
const unit = fc.double({ min: 0, max: 0.999_999_999, noNaN: true });
const place = {
  number: aNumber,
  x: unit,
  y: unit,
  heading: fc.option(fc.double({ min: 0, max: 359.9, noNaN: true })),
  speed: fc.option(fc.double({ min: 0, max: 120, noNaN: true })),
};
const moved = fc.record({ ...place, recordedAt: fc.integer({ min: NOON - 6_500_000, max: NOON }) });
const full = fc.record({
  ...place,
  truckId: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  motion: fc.constantFrom('moving' as const, 'idle' as const, 'stopped' as const),
  simulated: fc.boolean(),
  recordedAt: fc.integer({ min: 0, max: NOON }),
  motionSince: fc.integer({ min: 0, max: NOON }),
  heardAt: fc.integer({ min: 0, max: NOON }),
});
const segment: fc.Arbitrary<Segment> = fc.record({
  level: fc.constant(9),
  column: fc.integer({ min: 0, max: 511 }),
  row: fc.integer({ min: 0, max: 511 }),
  isWhole: fc.boolean(),
  full: fc.array(full, { maxLength: 6 }),
  moved: fc.array(moved, { maxLength: 12 }),
  left: fc.array(aNumber, { maxLength: 6 }),
});
const header: fc.Arbitrary<FrameHeader> = fc.record({
  epoch: aNumber,
  since: aNumber,
  seq: aNumber,
  tickAt: fc.constant(NOON),
  isSnapshot: fc.boolean(),
});

function encoded(frame: FrameHeader, segments: readonly Segment[]): Uint8Array {
  return encodeFrame(
    frame,
    segments.map((part) => encodeSegment(part, frame.tickAt)),
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
      fc.property(header, fc.array(segment, { maxLength: 4 }), (sent, segments) => {
        const got = decodeFrame(encoded(sent, segments));
        expect(got).toMatchObject({ ...sent });
        expect(got.segments.length).toBe(segments.length);
        for (const [index, part] of segments.entries()) {
          const back = got.segments[index]!;
          expect({ ...back, full: [], moved: [] }).toEqual({ ...part, full: [], moved: [] });
          for (const [row, truck] of [...part.full, ...part.moved].entries()) {
            const other = [...back.full, ...back.moved][row]!;
            expect(other.number).toBe(truck.number);
            expectNear(other.x, truck.x, 2 ** -32);
            expectNear(other.y, truck.y, 2 ** -32);
            expectNear(other.speed, truck.speed, 0.2501);
            if (truck.heading !== null && truck.heading < 359) expectNear(other.heading, truck.heading, 0.72);
            expectNear(other.recordedAt, truck.recordedAt, 'truckId' in truck ? 0 : 50);
          }
          for (const [row, truck] of part.full.entries()) {
            const { truckId, motion, simulated, motionSince, heardAt } = truck;
            expect(back.full[row]).toMatchObject({ truckId, motion, simulated, motionSince, heardAt });
          }
        }
      }),
    );
  });

  it('FR2: cut off anywhere they are refused', () => {
    fc.assert(
      fc.property(
        header,
        fc.array(segment, { minLength: 1, maxLength: 3 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (sent, segments, share) => {
          const bytes = encoded(sent, segments);
          expect(() => decodeFrame(bytes.slice(0, Math.floor(bytes.length * share)))).toThrow(RangeError);
        },
      ),
    );
  });

  it('FR2: whatever bytes come, they are a frame or a RangeError, and cost no more than they weigh', () => {
    const valid = encoded({ epoch: 1, since: 0, seq: 1, tickAt: NOON, isSnapshot: true }, []);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), judge));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => judge(new Uint8Array([...valid, ...tail]))));
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1, maxLength: 2 }),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        (segments, at, value) => {
          const bytes = encoded({ epoch: 1, since: 0, seq: 1, tickAt: NOON, isSnapshot: false }, segments);
          bytes[at % bytes.length] = value;
          judge(bytes);
        },
      ),
    );
  });

  it('FR3: are read from the middle of a larger buffer too', () => {
    const bytes = encoded({ epoch: 7, since: 1, seq: 2, tickAt: NOON, isSnapshot: false }, []);
    const larger = new Uint8Array(bytes.length + 9);
    larger.set(bytes, 5);
    expect(decodeFrame(larger.subarray(5, 5 + bytes.length)).epoch).toBe(7);
  });

  it('FR4: a moved truck weighs sixteen bytes, and its age is told only when it fits', () => {
    const truck = { number: 1, x: 0.5, y: 0.5, heading: 90, speed: 20, recordedAt: NOON };
    const part = (moves: number): Segment => ({
      level: 3,
      column: 1,
      row: 1,
      isWhole: false,
      full: [],
      moved: Array.from({ length: moves }, () => truck),
      left: [],
    });
    expect(encodeSegment(part(101), NOON).length - encodeSegment(part(1), NOON).length).toBe(1600);
    expect(isAgeTold(NOON - 6_553_400, NOON)).toBe(true);
    expect(isAgeTold(NOON - 6_553_401, NOON)).toBe(false);
    expect(isAgeTold(NOON + 1, NOON)).toBe(false);
  });
});
