import { type Position, SEGMENT_MS } from '@fleetmap/events';
import { aPosition, NOON } from '@fleetmap/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../src/index.js';
import { ENGINES, type TestPlace } from './engines.js';
import { drive, foldAt, listUnsealed, replayAt, wholeTrack } from './positions.js';

const LATER = NOON + 100 * SEGMENT_MS;
const EVER = { from: 0, until: 8.64e15 };

function at(minutes: number): number {
  return NOON + minutes * 60_000;
}

describe.each(ENGINES)('storage: $name', ({ isThere, makePlace }) => {
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

    async function reopen(): Promise<void> {
      await storage.close();
      storage = await place.open(() => LATER);
    }

    it('ST1: positions come back as they went in, before and after they are sealed and after a restart', async () => {
      const full = aPosition({
        truckId: 'Caminhão 7 – 東',
        speed: 21.37,
        heading: 359.99,
        altitude: -3.25,
        accuracy: 4.5,
        battery: 87.5,
        charging: false,
        attributes: { ignition: true, 'fuel %': 12.5, note: 'ção "x"' },
        simulated: true,
        receivedAt: NOON + 1234,
      });
      const bare = aPosition({ truckId: full.truckId, recordedAt: NOON + 1, speed: null, heading: null });
      const buffered = aPosition({ truckId: full.truckId, recordedAt: NOON + 2, receivedAt: NOON + 3e9 });
      const early = aPosition({ truckId: full.truckId, recordedAt: NOON + 3, receivedAt: NOON - 5000, charging: true });
      const given = [full, bare, buffered, early];
      await storage.positions.append(given);
      expect(await wholeTrack(storage, full.truckId)).toEqual(given);
      await reopen();
      expect(await wholeTrack(storage, full.truckId)).toEqual(given);
      await storage.positions.seal(LATER);
      expect(await wholeTrack(storage, full.truckId)).toEqual(given);
      await reopen();
      expect(await wholeTrack(storage, full.truckId)).toEqual(given);
      expect(await listUnsealed(storage)).toEqual([]);
    });

    it('ST2: of several positions of a truck and an instant the first is kept, wherever it lies', async () => {
      const first = drive('A', 5);
      const again = first.map((position) => ({ ...position, latitude: 1 }));
      await storage.positions.append([...first, ...again]);
      await storage.positions.append(again);
      expect(await wholeTrack(storage, 'A')).toEqual(first);
      await storage.positions.seal(LATER);
      await storage.positions.append(again);
      expect(await wholeTrack(storage, 'A')).toEqual(first);
      await storage.positions.seal(LATER);
      expect(await wholeTrack(storage, 'A')).toEqual(first);
      expect(await storage.positions.check()).toMatchObject({ problems: [], positions: 5 });
    });

    it('ST3: a late position is in its place in time, before and after it is sealed', async () => {
      const track = drive('A', 180);
      const late = track.splice(70, 40);
      await storage.positions.append(track);
      await storage.positions.seal(LATER);
      await storage.positions.append(late);
      const whole = drive('A', 180);
      expect(await wholeTrack(storage, 'A')).toEqual(whole);
      await storage.positions.seal(LATER);
      expect(await wholeTrack(storage, 'A')).toEqual(whole);
    });

    it('ST4: a track is cut to its range and its limit, over sealed and unsealed positions alike', async () => {
      const track = drive('A', 200);
      await storage.positions.append([...track.slice(0, 130), ...drive('B', 200)]);
      await storage.positions.seal(NOON + SEGMENT_MS);
      await storage.positions.append(track.slice(130));
      const cut = (from: number, until: number, limit: number): Promise<Position[]> =>
        storage.positions.track({ truckId: 'A', from, until, limit });
      expect(await cut(NOON + 10_000, NOON + 1_500_000, 1000)).toEqual(track.slice(1, 150));
      expect(await cut(NOON + 10_001, NOON + 1_500_001, 1000)).toEqual(track.slice(2, 151));
      expect(await cut(NOON, LATER, 61)).toEqual(track.slice(0, 61));
      expect(await cut(NOON, NOON, 10)).toEqual([]);
      expect(await storage.positions.track({ truckId: 'nobody', ...EVER, limit: 10 })).toEqual([]);
    });

    it('ST4: a long track comes whole, and page by page the same', async () => {
      const hours = 24;
      const track = drive('A', hours * 360);
      await storage.positions.append(track);
      await storage.positions.seal(LATER);
      expect(await wholeTrack(storage, 'A')).toEqual(track);
      const paged: Position[] = [];
      for (let page: Position[] = []; paged.length === 0 || page.length > 0; paged.push(...page)) {
        const from = paged.length === 0 ? 0 : paged.at(-1)!.recordedAt + 1;
        page = await storage.positions.track({ truckId: 'A', from, until: 8.64e15, limit: 997 });
      }
      expect(paged).toEqual(track);
    });

    it('ST5: tells the hours that have a position, exactly at the ends of the range', async () => {
      const given = [0, 59, 61, 200, 305].map((minutes) => aPosition({ recordedAt: at(minutes) }));
      await storage.positions.append(given.slice(0, 3));
      await storage.positions.seal(LATER);
      await storage.positions.append(given.slice(3));
      const hours = async (from: number, until: number): Promise<number[]> =>
        (await storage.positions.hoursWithData('T1', { from: at(from), until: at(until) })).map(
          (hour) => (hour - NOON) / 3_600_000,
        );
      expect(await hours(0, 1000)).toEqual([0, 1, 3, 5]);
      expect(await hours(1, 61)).toEqual([0]);
      expect(await hours(62, 305)).toEqual([3]);
      expect(await storage.positions.hoursWithData('nobody', EVER)).toEqual([]);
    });

    it('RS5: what replay shows at an instant is the fold of all positions up to it, sealed or not, late or not', async () => {
      const fleet = ['A', 'B', 'C'].flatMap((id, index) =>
        drive(id, 250, { recordedAt: NOON + index * 7000, longitude: index }),
      );
      const gone = drive('gone', 3, { longitude: 9 });
      const late = fleet.filter((_position, index) => index % 7 === 0);
      const onTime = [...gone, ...fleet.filter((_position, index) => index % 7 !== 0)];
      const instants = [0, 1, 6999, 599_999, 600_000, 1_234_567, 1_800_000, 2_400_000].map((after) => NOON + after);
      const expectFold = async (positions: readonly Position[]): Promise<void> => {
        for (const instant of instants) expect(await replayAt(storage, instant)).toEqual(foldAt(positions, instant));
      };
      await storage.positions.append(onTime);
      await expectFold(onTime);
      await storage.positions.seal(NOON + 2 * SEGMENT_MS);
      await expectFold(onTime);
      await storage.positions.append(late);
      await storage.positions.seal(LATER);
      await expectFold([...onTime, ...late]);
      await reopen();
      await expectFold([...onTime, ...late]);
    });

    it('RS6: segments are listed once they have a position, and closed once they are over and sealed', async () => {
      await storage.positions.append([...drive('A', 90), ...drive('B', 10)]);
      const open = await storage.positions.segments(EVER);
      expect(open).toEqual([
        { start: NOON, revision: open[0]?.revision, isClosed: false, trucks: 2, positions: 70 },
        { start: NOON + SEGMENT_MS, revision: open[1]?.revision, isClosed: false, trucks: 1, positions: 30 },
      ]);
      await storage.positions.seal(NOON + SEGMENT_MS);
      expect((await storage.positions.segments(EVER)).map(({ isClosed }) => isClosed)).toEqual([true, false]);
      await storage.positions.seal(LATER);
      expect((await storage.positions.segments(EVER)).map(({ isClosed }) => isClosed)).toEqual([true, true]);
      expect(await storage.positions.segments({ from: NOON + SEGMENT_MS - 1, until: NOON + SEGMENT_MS })).toHaveLength(
        1,
      );
      expect(await storage.positions.segment(NOON + 5 * SEGMENT_MS)).toBeUndefined();
      await storage.close();
      storage = await place.open(() => NOON + SEGMENT_MS + 1); // the second one still runs
      expect((await storage.positions.segments(EVER)).map(({ isClosed }) => isClosed)).toEqual([true, false]);
    });

    it('RS7: bytes of a closed segment never change under one revision, and revisions only grow', async () => {
      const bytesByRevision = new Map<string, string>();
      const revisions = new Map<number, number>();
      const expectImmutable = async (): Promise<void> => {
        for (const { start, revision, isClosed } of await storage.positions.segments(EVER)) {
          expect(revision).toBeGreaterThanOrEqual(revisions.get(start) ?? 0);
          revisions.set(start, revision);
          const { bytes } = (await storage.positions.segment(start))!;
          const key = `${start}/${revision}`;
          const text = Buffer.from(bytes).toString('base64');
          if (bytesByRevision.has(key) && isClosed) expect(text).toBe(bytesByRevision.get(key));
          if (isClosed) bytesByRevision.set(key, text);
        }
      };
      const put = async (positions: Position[]): Promise<void> => {
        await storage.positions.append(positions);
        await expectImmutable();
        await storage.positions.seal(LATER);
        await expectImmutable();
      };
      await put([...drive('A', 300), ...drive('B', 30)]);
      await put(drive('B', 1, { recordedAt: NOON + SEGMENT_MS + 5 })); // keyframe of all that follow
      await put(drive('B', 1, { recordedAt: NOON + 4 * SEGMENT_MS + 5 }));
      await put(drive('B', 1, { recordedAt: NOON + 2 * SEGMENT_MS + 5 })); // keyframe of the next two
      await put(drive('A', 1, { recordedAt: NOON + 5 })); // of its own segment only
      await put(drive('C', 1, { recordedAt: NOON - SEGMENT_MS }));
      await reopen();
      await expectImmutable();
      await storage.positions.prune(NOON + 2 * SEGMENT_MS);
      await expectImmutable();
      expect(bytesByRevision.size).toBeGreaterThan(10);
    });

    it('ST6: states and what was not sealed since are enough to know the newest position of every truck', async () => {
      const { positions } = storage;
      await positions.append(drive('A', 30));
      await positions.saveStates([{ truckId: 'A', state: { at: NOON, deep: [1, null, 'x'] } }]);
      expect(await listUnsealed(storage)).toEqual([]);
      await positions.append(drive('B', 40));
      await positions.seal(LATER);
      expect(await positions.states()).toEqual([{ truckId: 'A', state: { at: NOON, deep: [1, null, 'x'] } }]);
      expect(await listUnsealed(storage)).toEqual(drive('B', 40));
      await reopen();
      await storage.positions.seal(LATER);
      expect(await listUnsealed(storage)).toEqual(drive('B', 40));
      await storage.positions.append(drive('C', 1));
      expect(await listUnsealed(storage)).toEqual([...drive('B', 40), ...drive('C', 1)]);
      await storage.positions.saveStates([
        { truckId: 'A', state: 2 },
        { truckId: 'B', state: 3 },
      ]);
      await storage.positions.seal(LATER);
      await reopen();
      expect(await listUnsealed(storage)).toEqual([]);
      expect(
        (await storage.positions.states())
          .map(({ truckId, state }) => `${truckId} ${String(state)}`)
          .toSorted((a, b) => (a < b ? -1 : 1)),
      ).toEqual(['A 2', 'B 3']);
      await storage.positions.append(drive('A', 5));
      await storage.positions.saveStates([{ truckId: 'B', state: 4 }], ['A', 'never there']);
      await reopen();
      expect(await storage.positions.states()).toEqual([{ truckId: 'B', state: 4 }]);
      expect(await listUnsealed(storage)).toEqual([]);
    });

    it('ST7: pruning forgets old segments but not where a silent truck was last', async () => {
      await storage.positions.append([...drive('A', 600), ...drive('silent', 90)]);
      await storage.positions.seal(LATER);
      const cut = NOON + 5 * SEGMENT_MS;
      const before = await replayAt(storage, cut);
      expect(await storage.positions.prune(cut + 1)).toEqual({ segments: 5 });
      expect((await storage.positions.segments(EVER)).map(({ start }) => start)[0]).toBe(cut);
      expect(await replayAt(storage, cut)).toEqual(before);
      expect((await wholeTrack(storage, 'A')).length).toBe(600 - 4 * 60);
      expect((await wholeTrack(storage, 'silent')).length).toBe(30);
      expect(await storage.positions.prune(cut + 1)).toEqual({ segments: 0 });
      expect((await storage.positions.check()).problems).toEqual([]);
    });

    it('ST8: appends, reads and seals at the same time lose nothing', async () => {
      const trucks = Array.from({ length: 8 }, (_none, index) => `T${index}`);
      const work = trucks.map(async (id) => {
        for (const position of drive(id, 150)) await storage.positions.append([position]);
      });
      const sealing = (async () => {
        for (let round = 0; round < 25; round += 1) {
          await storage.positions.seal(NOON + round * 60_000);
          const track = await wholeTrack(storage, 'T0');
          expect(track).toEqual(drive('T0', 150).slice(0, track.length));
        }
      })();
      await Promise.all([...work, sealing]);
      await storage.positions.seal(LATER);
      for (const id of trucks) expect(await wholeTrack(storage, id)).toEqual(drive(id, 150));
      expect(await storage.positions.check()).toMatchObject({ problems: [], positions: 1200 });
    });

    it('ST15: a check reads everything in parts, and tells how far it is', async () => {
      const hours = 14;
      await storage.positions.append([...drive('A', hours * 360), ...drive('B', 5)]);
      await storage.positions.seal(NOON + (hours - 1) * 3_600_000);
      const shares: number[] = [];
      const found = await storage.positions.check((share) => shares.push(share));
      expect(found).toMatchObject({ problems: [], positions: hours * 360 + 5 });
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares.map((share) => Math.round(share * (hours - 1)))).toEqual([6, 12, 13]);
    });

    it('ST9: records are kept by kind and id', async () => {
      const { records } = storage;
      expect(await records.get('route', 'r1')).toBeUndefined();
      await records.put('route', 'r2', { name: 'São Paulo – Santos', points: [1, 2.5], none: null });
      await records.put('route', 'r1', 'first');
      await records.put('route', 'r1', ['second']);
      await records.put('truck', 'r1', 7);
      await reopen();
      expect(await storage.records.list('route')).toEqual([
        { id: 'r1', value: ['second'] },
        { id: 'r2', value: { name: 'São Paulo – Santos', points: [1, 2.5], none: null } },
      ]);
      expect(await storage.records.get('truck', 'r1')).toBe(7);
      expect(await storage.records.remove('route', 'r1')).toBe(true);
      expect(await storage.records.remove('route', 'r1')).toBe(false);
      expect((await storage.records.list('route')).map(({ id }) => id)).toEqual(['r2']);
    });

    it('ST10: whoever comes after the close is told so', async () => {
      const waiting = storage.positions.append(drive('A', 3));
      await storage.close();
      await waiting;
      await expect(storage.positions.append(drive('B', 3))).rejects.toThrow('closed');
      storage = await place.open();
      expect(await wholeTrack(storage, 'A')).toEqual(drive('A', 3));
    });
  });
});
