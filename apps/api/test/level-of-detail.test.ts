import { decodeFrame, encodeFrame, type Frame } from '@fleetmap/events';
import { createFleet } from '@fleetmap/fleet';
import { worldX, worldY } from '@fleetmap/geo';
import { aPosition, NOON } from '@fleetmap/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LevelOfDetail } from '../src/live/frames/level-of-detail.js';
import { TickMemory } from '../src/live/frames/tick-memory.js';
import { coverOf, tileAt } from '../src/live/frames/tile-cover.js';
import { TruckTable } from '../src/live/frames/truck-table.js';

function segmentOf(bytes: Uint8Array | undefined, tickAt: number): Frame['segments'][number] | undefined {
  const header = { epoch: 1, since: 0, seq: 1, tickAt, isSnapshot: false };
  return decodeFrame(encodeFrame(header, bytes ? [bytes] : [])).segments[0];
}

describe('a level of detail', () => {
  it('FR10: who was away for longer than an age can tell is told when the fix was taken, exactly', () => {
    const table = new TruckTable();
    const fleet = createFleet();
    const drive = (latitude: number, recordedAt: number): void => {
      fleet.apply(aPosition({ truckId: 'A', latitude, recordedAt }));
      table.note(fleet.get('A')!);
    };
    drive(-23.5, NOON);
    const level = new LevelOfDetail(9, table, { tick: 1, tickAt: NOON, memory: new TickMemory() });
    table.settle();
    drive(-23.51, NOON + 1234);
    level.advance(2, NOON + 2000);
    const { x, y } = table.rows[0]!;
    const tile = tileAt(9, x, y);
    expect(segmentOf(level.segmentOfTick(tile), NOON + 2000)).toMatchObject({ moved: [{ number: 0 }], full: [] });
    expect(segmentOf(level.segmentSince(tile, 1), NOON + 2000)).toMatchObject({ moved: [{ number: 0 }], full: [] });
    table.settle();
    level.advance(3, NOON + 26_700);
    expect(segmentOf(level.segmentSince(tile, 1), NOON + 26_700)).toMatchObject({
      moved: [],
      full: [{ truckId: 'A', recordedAt: NOON + 1234 }],
    });
  });

  it('FR17: a truck that is there no more leaves its tile for who watches, who was away and who comes', () => {
    const table = new TruckTable();
    const fleet = createFleet();
    const note = (truckId: string): void => {
      fleet.apply(aPosition({ truckId, latitude: -23.5, recordedAt: NOON }));
      table.note(fleet.get(truckId)!);
    };
    note('A');
    note('B');
    const level = new LevelOfDetail(9, table, { tick: 1, tickAt: NOON, memory: new TickMemory() });
    const { x, y } = table.rows[0]!;
    const tile = tileAt(9, x, y);
    table.settle();
    table.remove('A');
    expect(segmentOf(level.wholeTile(tile)[0], NOON)?.full).toHaveLength(2); // until the tick
    level.advance(2, NOON);
    table.settle();
    expect(segmentOf(level.segmentOfTick(tile), NOON)).toMatchObject({ full: [], moved: [], left: [0] });
    note('A');
    level.advance(3, NOON);
    table.settle();
    expect(segmentOf(level.segmentSince(tile, 1), NOON)).toMatchObject({
      full: [{ number: 2, truckId: 'A' }],
      left: [0],
    });
    const later = new LevelOfDetail(9, table, { tick: 3, tickAt: NOON, memory: new TickMemory() });
    const present = segmentOf(later.wholeTile(tile)[0], NOON)?.full.map(({ truckId }) => truckId);
    expect(present).toEqual(['B', 'A']);
    expect(table.size).toBe(2);
  });
});

describe('the tiles of a viewport', () => {
  it.each([0, 3, 9, 18])('FR11: at the edges of the world and zoom %d they are those of the world', (zoom) => {
    for (const bounds of [
      { west: -180, south: -90, east: 180, north: 90 },
      { west: -180, south: 85.051_128_779_806_59, east: -179, north: 85.051_128_779_806_59 },
      { west: 179, south: -90, east: 180, north: -89 },
    ]) {
      const { level, tiles } = coverOf({ bounds, zoom });
      expect(tiles.length).toBeGreaterThan(0);
      expect(tiles.every((tile) => tile >= 0 && tile < 4 ** level)).toBe(true);
    }
  });

  it('FR16: are at most 64, however large the area, and hold its corners', () => {
    const longitude = fc.double({ min: -540, max: 540, noNaN: true });
    const latitude = fc.double({ min: -90, max: 90, noNaN: true });
    const zoom = fc.double({ min: 0, max: 24, noNaN: true });
    fc.assert(
      fc.property(longitude, latitude, longitude, latitude, zoom, (west, north, east, south, atZoom) => {
        const bounds = { west, east, north: Math.max(north, south), south: Math.min(north, south) };
        const { level, tiles } = coverOf({ bounds, zoom: atZoom });
        expect(tiles.length).toBeLessThanOrEqual(64);
        expect(new Set(tiles).size).toBe(tiles.length);
        for (const x of [west, east]) {
          const column = worldX(x) - Math.floor(worldX(x));
          expect(tiles).toContain(tileAt(level, column, worldY(north)));
        }
      }),
    );
  });
});
