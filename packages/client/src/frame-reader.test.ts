import { encodeFrame, encodeSegment, type FrameHeader, type TruckLocation } from '@fleetmap/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader, type FrameReader } from './frame-reader.js';
import { tellTrucks } from './tell-trucks.js';

const NOON = Date.UTC(2026, 4, 1, 12);

type Rows = Parameters<typeof encodeSegment>[1];
type Part = Parameters<typeof encodeSegment>[0];

function aTruck(given: Partial<Rows[number]> = {}): Rows[number] {
  const place = { x: 0.25, y: 0.5, heading: 90, speed: 20 };
  const times = { recordedAt: NOON, motionSince: NOON, heardAt: NOON };
  return { truckId: 'A', ...place, ...times, motion: 'moving', simulated: false, ...given };
}

const aPart = (given: Partial<Part>): Part => ({
  level: 9,
  tile: 1,
  isWhole: false,
  full: [],
  moved: [],
  left: [],
  ...given,
});

function aFrame(header: Partial<FrameHeader>, parts: readonly Part[], rows: Rows): Uint8Array {
  const tickAt = header.tickAt ?? NOON;
  const given = { epoch: 1, since: 0, seq: 1, isSnapshot: false, ...header, tickAt };
  return encodeFrame(
    given,
    parts.map((part) => encodeSegment(part, rows, tickAt)),
  );
}

interface Seen {
  readonly reader: FrameReader;
  readonly told: TruckLocation[];
  readonly gone: string[];
  /** What was told and not gone since: longitude by truck. */
  readonly seen: Map<string, number>;
  news: number;
}

function watch(): Seen {
  const seen = new Map<string, number>();
  const told: TruckLocation[] = [];
  const gone: string[] = [];
  const tell = tellTrucks({
    onTruckLocation(change) {
      told.push(change);
      seen.set(change.truckId, change.location.longitude);
    },
    onTruckGone(truckId) {
      gone.push(truckId);
      seen.delete(truckId);
    },
  });
  const watcher: Seen = {
    reader: createFrameReader((news) => {
      watcher.news += 1;
      tell(news);
    }),
    told,
    gone,
    seen,
    news: 0,
  };
  return watcher;
}

const longitude = (x: number): number => (x - 0.5) * 360;

describe('frame reader', () => {
  it('FR15: tells what a frame changed once, and nothing when it changed nothing', () => {
    const seen = watch();
    const rows = { 0: aTruck(), 7: aTruck({ truckId: 'B', simulated: true, heading: null, speed: null }) };
    expect(seen.reader.apply(aFrame({ isSnapshot: true }, [aPart({ full: [0, 7] })], rows))).toBe(true);
    expect(seen.news).toBe(1);
    expect(seen.told).toEqual([
      {
        truckId: 'A',
        location: {
          latitude: 0,
          longitude: -90,
          heading: expect.closeTo(90.7, 1),
          speed: 20,
          recordedAt: NOON,
          heardAt: NOON,
          motion: 'moving',
          motionSince: NOON,
        },
      },
      { truckId: 'B', location: expect.objectContaining({ simulated: true, heading: null, speed: null }) },
    ]);
    expect(seen.reader.apply(aFrame({ since: 1, seq: 2 }, [aPart({ moved: [0, 7] })], rows))).toBe(true);
    expect(seen.news).toBe(1);
  });

  it('FR15: a frame that is broken or continues another one changes nothing', () => {
    const { reader, seen } = watch();
    const rows = { 0: aTruck() };
    const first = aFrame({ isSnapshot: true }, [aPart({ full: [0] })], rows);
    expect(reader.apply(first.subarray(0, -1))).toBe(false);
    expect(reader.apply(aFrame({ since: 0, seq: 1 }, [aPart({ full: [0] })], rows))).toBe(false);
    expect([reader.position, seen.size]).toEqual([undefined, 0]);
    expect(reader.apply(first)).toBe(true);
    const moved = { 0: aTruck({ x: 0.5, recordedAt: NOON + 1000 }) };
    const next = { since: 1, seq: 2, tickAt: NOON + 1000 };
    const parts = [aPart({ moved: [0] }), aPart({ moved: [0] })];
    expect(reader.apply(aFrame(next, parts, moved).subarray(0, -1))).toBe(false);
    expect(reader.apply(aFrame({ ...next, since: 2 }, parts, moved))).toBe(false);
    expect(reader.apply(aFrame({ ...next, epoch: 2 }, parts, moved))).toBe(false);
    expect(seen.get('A')).toBe(longitude(0.25));
    expect(reader.position).toEqual({ epoch: 1, seq: 1 });
    expect(reader.apply(aFrame(next, parts, moved))).toBe(true);
    expect(seen.get('A')).toBe(longitude(0.5));
  });

  it('FR15: who listens may throw, and the next frame still continues', () => {
    let isBroken = true;
    const reader = createFrameReader(() => {
      if (isBroken) throw new Error('of the listener');
    });
    const rows = { 0: aTruck() };
    expect(() => reader.apply(aFrame({ isSnapshot: true }, [aPart({ full: [0] })], rows))).toThrow('of the listener');
    isBroken = false;
    expect(reader.apply(aFrame({ since: 1, seq: 2 }, [aPart({ left: [0] })], rows))).toBe(true);
  });

  it('FR6: a truck is gone when no tile of any level holds it', () => {
    const { reader, gone } = watch();
    const rows = { 3: aTruck() };
    const overview = { level: 0, tile: 0 };
    reader.apply(aFrame({ isSnapshot: true }, [aPart({ full: [3] }), aPart({ ...overview, full: [3] })], rows));
    reader.apply(aFrame({ since: 1, seq: 2 }, [aPart({ left: [3] })], rows));
    reader.apply(aFrame({ since: 2, seq: 3 }, [aPart({ left: [3] })], rows));
    expect(gone).toEqual([]);
    reader.apply(aFrame({ since: 3, seq: 4 }, [aPart({ ...overview, isWhole: true })], rows));
    expect(gone).toEqual(['A']);
    reader.apply(aFrame({ since: 4, seq: 5 }, [aPart({ left: [3], moved: [3] })], rows));
    expect(gone).toEqual(['A']);
  });

  it('FR9: another run of the server gives other numbers; a truck that it knows too is told again, after it is gone', () => {
    const { reader, seen, gone } = watch();
    const snapshot = { isSnapshot: true };
    reader.apply(aFrame(snapshot, [aPart({ full: [0, 1] })], { 0: aTruck(), 1: aTruck({ truckId: 'B' }) }));
    const rows = { 0: aTruck({ truckId: 'C' }), 1: aTruck({ x: 0.75, recordedAt: NOON - 5000 }) };
    reader.apply(aFrame({ ...snapshot, epoch: 2 }, [aPart({ full: [0, 1] })], rows));
    expect(gone.toSorted()).toEqual(['A', 'B']);
    expect(Object.fromEntries(seen)).toEqual({ A: longitude(0.75), C: longitude(0.25) });
  });

  it('FR6: whatever comes and goes, the trucks seen are those that a tile holds, each where it was told last', () => {
    const step = fc.record({
      number: fc.constantFrom(0, 1, 2, 3, 1500, 0xff_ff_ff),
      tile: fc.integer({ min: 0, max: 3 }),
      level: fc.constantFrom(1, 9, 15),
      kind: fc.constantFrom('full', 'full', 'moved', 'left', 'whole', 'snapshot'),
      x: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { reader, seen } = watch();
        const tileByLevel = new Map<number, Map<number, number>>();
        const placeByNumber = new Map<number, number>();
        reader.apply(aFrame({ isSnapshot: true }, [], {}));
        for (const [index, { number, tile, level, kind, x }] of steps.entries()) {
          const tickAt = NOON + (index + 1) * 1000;
          const rows = { [number]: aTruck({ truckId: `T${number}`, x: x / 2048, recordedAt: tickAt }) };
          const isSnapshot = kind === 'snapshot';
          const isWhole = kind === 'whole' || isSnapshot;
          const numbers = [number];
          const told = { full: kind === 'full' ? numbers : [], moved: kind === 'moved' ? numbers : [] };
          const part = aPart({ level, tile, isWhole, ...told, left: kind === 'left' ? numbers : [] });
          const isTaken = reader.apply(aFrame({ since: index + 1, seq: index + 2, tickAt, isSnapshot }, [part], rows));
          expect(isTaken).toBe(true);
          if (isSnapshot) tileByLevel.clear();
          for (const [other, tiles] of tileByLevel) {
            if ((isWhole || (kind === 'left' && other === number)) && tiles.get(level) === tile) tiles.delete(level);
            if (tiles.size === 0) tileByLevel.delete(other);
          }
          if (kind === 'full') tileByLevel.set(number, (tileByLevel.get(number) ?? new Map()).set(level, tile));
          if (kind === 'full' || kind === 'moved') placeByNumber.set(number, longitude(x / 2048));
          const expected = [...tileByLevel.keys()].map((known) => [`T${known}`, placeByNumber.get(known)] as const);
          expect(new Map(seen)).toEqual(new Map(expected));
        }
      }),
    );
  });

  it('keeps ten thousand trucks apart while it grows, and gives away the places of those that are gone', () => {
    const { reader, seen } = watch();
    const numbers = Array.from({ length: 10_000 }, (_none, number) => number);
    const rows = numbers.map((number) => aTruck({ truckId: `T${number}`, x: number / 16_384 }));
    const slots = new Set<number>();
    const other = createFrameReader(({ changed }) => {
      for (const slot of changed) slots.add(slot);
    });
    for (const each of [reader, other]) {
      expect(each.apply(aFrame({ isSnapshot: true }, [aPart({ full: numbers.slice(0, 5000) })], rows))).toBe(true);
      const next = [aPart({ isWhole: true }), aPart({ tile: 2, full: numbers.slice(5000) })];
      expect(each.apply(aFrame({ since: 1, seq: 2 }, next, rows))).toBe(true);
      expect(each.apply(aFrame({ since: 2, seq: 3 }, [aPart({ full: numbers.slice(0, 5000) })], rows))).toBe(true);
    }
    expect(seen.size).toBe(10_000);
    expect(numbers.every((number) => seen.get(`T${number}`) === longitude(number / 16_384))).toBe(true);
    expect(Math.max(...slots)).toBe(9999);
  });
});
