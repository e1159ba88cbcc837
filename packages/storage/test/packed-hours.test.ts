import { type Position, SEGMENT_MS } from '@fleetmap/events';
import { NOON } from '@fleetmap/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../src/index.js';
import { ENGINES, type TestPlace } from './engines.js';
import { drive, foldAt, replayAt, wholeTrack } from './positions.js';

const HOUR_MS = 6 * SEGMENT_MS;
const LATER = NOON + 100 * SEGMENT_MS;
const EVER = { from: 0, until: 8.64e15 };

describe.each(ENGINES)('packed hours: $name', ({ isThere, makePlace }) => {
  describe.skipIf(!isThere)('contract', () => {
    let place: TestPlace;
    let storage: Storage;

    beforeEach(async () => {
      place = await makePlace();
      storage = await place.open(() => LATER);
    });
    afterEach(async () => {
      await storage.close();
      await place.remove();
    });

    const always = drive('A', 5 * 360 + 7);
    const once = drive('B', 40, { recordedAt: NOON + HOUR_MS + 1_500_000, longitude: 3 });
    const twice = [
      ...drive('C', 3, { longitude: 4 }),
      ...drive('C', 90, { recordedAt: NOON + 3 * HOUR_MS, longitude: 5 }),
    ];
    const instants = Array.from({ length: 34 }, (_none, step) => NOON + step * 560_001);
    const cuts = [0, 1, HOUR_MS - 1, HOUR_MS + 900_000, 2 * HOUR_MS, 4 * HOUR_MS + 70_000].map((after) => NOON + after);

    /** All that can be read, but revisions. */
    async function everything(): Promise<unknown> {
      const { positions } = storage;
      const ranges = cuts.flatMap((from) => cuts.filter((until) => until > from).map((until) => ({ from, until })));
      const read: unknown[] = [await positions.check().then(({ bytes: _bytes, ...found }) => found)];
      for (const truckId of ['A', 'B', 'C', 'D']) {
        read.push(await wholeTrack(storage, truckId));
        for (const range of ranges) {
          read.push(await positions.track({ truckId, ...range, limit: 400 }));
          read.push(await positions.hoursWithData(truckId, range));
        }
      }
      for (const { revision: _revision, ...segment } of await positions.segments(EVER)) {
        read.push(segment, Buffer.from((await positions.segment(segment.start))!.bytes).toString('base64'));
      }
      return read;
    }

    async function expectFold(given: readonly Position[]): Promise<void> {
      for (const instant of instants) expect(await replayAt(storage, instant)).toEqual(foldAt(given, instant));
    }

    it('ST16: all is read from packed hours as before, to the byte; the oldest hour is not packed', async () => {
      await storage.positions.append([...always, ...once, ...twice]);
      await storage.positions.seal(LATER);
      const before = await everything();
      expect(await storage.positions.pack(NOON + 5 * HOUR_MS - 1)).toEqual({ hours: 3 });
      expect(await everything()).toEqual(before);
      expect(await storage.positions.pack(LATER)).toEqual({ hours: 2 });
      expect(await storage.positions.pack(LATER)).toEqual({ hours: 0 });
      await storage.close();
      storage = await place.open(() => LATER);
      expect(await everything()).toEqual(before);
      await expectFold([...always, ...once, ...twice]);
    });

    it('ST16: late positions reach into packed hours', async () => {
      await storage.positions.append([...always, ...once, ...twice]);
      await storage.positions.seal(LATER);
      await storage.positions.pack(LATER);
      const late = [
        ...drive('B', 2, { recordedAt: NOON + HOUR_MS + 2_500_003, longitude: 6 }),
        ...drive('A', 4, { recordedAt: NOON + 2 * HOUR_MS + 5, longitude: 7 }),
        ...drive('D', 300, { recordedAt: NOON + 3 * HOUR_MS + 5, longitude: 8 }),
      ];
      const all = [...always, ...once, ...twice, ...late];
      await storage.positions.append([...late, ...always.slice(700, 800)]);
      await storage.positions.seal(LATER);
      await expectFold(all);
      const before = await everything();
      expect(await storage.positions.check()).toMatchObject({ problems: [], positions: all.length });
      expect(await storage.positions.pack(LATER)).toEqual({ hours: 3 });
      expect(await everything()).toEqual(before);
    });

    it('ST16: pruning cuts through packed hours', async () => {
      await storage.positions.append([...always, ...once, ...twice]);
      await storage.positions.seal(LATER);
      await storage.positions.pack(LATER);
      const cut = NOON + 2 * HOUR_MS + 2 * SEGMENT_MS;
      const before = await replayAt(storage, cut);
      expect(await storage.positions.prune(cut + 1)).toEqual({ segments: 14 });
      expect((await storage.positions.segments(EVER)).map(({ start }) => start)[0]).toBe(cut);
      expect(await replayAt(storage, cut)).toEqual(before);
      expect((await wholeTrack(storage, 'A')).length).toBe(always.length - 13 * 60);
      expect(await wholeTrack(storage, 'B')).toEqual(once.slice(-10));
      expect(await storage.positions.prune(cut + 1)).toEqual({ segments: 0 });
      expect((await storage.positions.check()).problems).toEqual([]);
    });
  });
});
