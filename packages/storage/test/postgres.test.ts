import { SEGMENT_MS } from '@fleetmap/events';
import { NOON } from '@fleetmap/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { ENGINES, type TestPlace } from './engines.js';
import { drive, wholeTrack } from './positions.js';

const postgres = ENGINES[1]!;

describe.skipIf(!postgres.isThere)(`storage: two nodes on ${postgres.name}`, () => {
  let place: TestPlace | undefined;
  afterAll(() => place?.remove());

  it('ST11: start together, see what the other wrote, and seal beside each other', async () => {
    place = await postgres.makePlace();
    const [one, two] = await Promise.all([place.open(), place.open()]);
    try {
      const write = async (storage: typeof one, id: string): Promise<void> => {
        for (const position of drive(id, 100)) await storage.positions.append([position]);
      };
      const sealing = async (storage: typeof one): Promise<void> => {
        for (let round = 0; round < 6; round += 1) await storage.positions.seal(NOON + round * 150_000);
      };
      await Promise.all([write(one, 'A'), write(two, 'B'), sealing(one), sealing(two)]);
      for (const storage of [one, two]) {
        expect(await wholeTrack(storage, 'A')).toEqual(drive('A', 100));
        expect(await wholeTrack(storage, 'B')).toEqual(drive('B', 100));
      }
      const ever = { from: 0, until: NOON + SEGMENT_MS * 10 };
      expect(await one.positions.segments(ever)).toEqual(await two.positions.segments(ever));
      await Promise.all([one.positions.seal(ever.until), two.positions.seal(ever.until)]);
      expect(await two.positions.check()).toMatchObject({ problems: [], positions: 200 });
    } finally {
      await Promise.all([one.close(), two.close()]);
    }
  });

  it('ST16: two nodes pack, read and seal beside each other', async () => {
    const shared = await postgres.makePlace();
    const [one, two] = await Promise.all([shared.open(), shared.open()]);
    try {
      const until = NOON + SEGMENT_MS * 30;
      const track = drive('A', 5 * 360);
      const late = track.splice(900, 200);
      await one.positions.append(track);
      await one.positions.seal(until);
      const reading = async (): Promise<void> => {
        for (let round = 0; round < 10; round += 1) {
          const found = await wholeTrack(two, 'A');
          expect(found.length === track.length || found.length === track.length + late.length).toBe(true);
        }
      };
      await two.positions.append(late);
      await Promise.all([one.positions.pack(until), two.positions.seal(until), two.positions.pack(until), reading()]);
      await one.positions.pack(until);
      for (const storage of [one, two]) expect(await wholeTrack(storage, 'A')).toEqual(drive('A', 5 * 360));
      expect(await two.positions.check()).toMatchObject({ problems: [], positions: 5 * 360 });
    } finally {
      await Promise.all([one.close(), two.close()]);
      await shared.remove();
    }
  });
});
