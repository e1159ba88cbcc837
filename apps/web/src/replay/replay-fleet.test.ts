import type { Position } from '@fleetmap/events';
import { createFleet } from '@fleetmap/fleet';
import { worldX, worldY } from '@fleetmap/geo';
import { createRandom } from '@fleetmap/motion';
import { aPosition, NOON } from '@fleetmap/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplayFleet, type ReplayFleet, type ReplayMoment } from './replay-fleet.js';
import { createReplaySource, type ReplaySource } from './replay-source.js';
import { aRecording } from './test/a-recording.js';

const HOUR = 3_600_000;
const END = NOON + 4 * HOUR;

/** Three hours of trucks that begin, end, go silent and come back at their own times. */
function someDrives(seed: number, trucks = 12): Position[] {
  const random = createRandom(String(seed));
  return Array.from({ length: trucks }, (_, number) => {
    const positions: Position[] = [];
    let at = NOON + Math.floor(random() * HOUR);
    let [latitude, longitude] = [-23 + random(), -46 + random()];
    while (at < NOON + 3 * HOUR && random() > 0.002) {
      positions.push(aPosition({ truckId: `T${number}`, recordedAt: at, latitude, longitude, speed: 20 * random() }));
      at += random() < 0.02 ? Math.floor(random() * HOUR) : 1000 + Math.floor(random() * 30_000);
      [latitude, longitude] = [latitude + random() / 1000, longitude - random() / 1000];
    }
    return positions;
  }).flat();
}

/** Lets everything that was asked come. */
async function showAt(source: ReplaySource, fleet: ReplayFleet, moment: ReplayMoment): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    source.frameAt(moment.at, moment.speed);
    await new Promise((resolve) => setTimeout(resolve));
  }
  fleet.show(source.frameAt(moment.at, moment.speed)!, moment);
}

function shownIn(fleet: ReplayFleet): Map<string, number> {
  return new Map(
    fleet.truckIds.flatMap((truckId) => {
      const index = fleet.indexOf(truckId);
      return index === undefined ? [] : [[truckId, index] as const];
    }),
  );
}

function drawnAt(fleet: ReplayFleet, truckId: string, nowMs: number): { x: number; y: number } {
  const place = { x: 0, y: 0, heading: 0 };
  fleet.drawnAt(fleet.indexOf(truckId)!, nowMs, place);
  return place;
}

describe('replay fleet', () => {
  it('RP3: at any instant, the newest fix of every truck is what the fold of all positions up to then comes to', async () => {
    const positions = someDrives(1).toSorted((a, b) => a.recordedAt - b.recordedAt);
    const source = createReplaySource(
      aRecording(positions, () => END),
      () => END,
    );
    const fleet = createReplayFleet();
    const anInstant = fc.integer({ min: NOON - HOUR, max: END });
    await fc.assert(
      fc.asyncProperty(anInstant, fc.constantFrom(0, 1, -1, 60, -1000), async (at, speed) => {
        await showAt(source, fleet, { at, nowMs: 5000, speed });
        const folded = createFleet();
        for (const position of positions) if (position.recordedAt <= at) folded.apply(position);
        const shown = shownIn(fleet);
        expect([...shown.keys()].toSorted()).toEqual([...folded.trucks()].map(({ truckId }) => truckId).toSorted());
        for (const [truckId, index] of shown) {
          const { position } = folded.get(truckId)!;
          expect(fleet.columns.recordedAt[index]).toBe(position.recordedAt);
          expect(fleet.placeOf(index)).toEqual({ latitude: position.latitude, longitude: position.longitude });
          expect(fleet.columns.speed[index]).toBeCloseTo(position.speed!, 5);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('RP4: a truck is drawn on the way from that fix to its next one, as far as the time between them has passed', async () => {
    const positions = someDrives(2).toSorted((a, b) => a.recordedAt - b.recordedAt);
    const source = createReplaySource(
      aRecording(positions, () => END),
      () => END,
    );
    const fleet = createReplayFleet();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: NOON, max: END }), fc.constantFrom(0, 1, -1, 60, -60), async (at, speed) => {
        await showAt(source, fleet, { at, nowMs: 5000, speed });
        for (const [truckId] of shownIn(fleet)) {
          const ofTruck = positions.filter((position) => position.truckId === truckId);
          const fix = ofTruck.findLast(({ recordedAt }) => recordedAt <= at)!;
          const next = ofTruck.find(({ recordedAt }) => recordedAt > at) ?? fix;
          const span = next.recordedAt - fix.recordedAt;
          const share = span === 0 || span > 300_000 ? 0 : (at - fix.recordedAt) / span;
          const drawn = drawnAt(fleet, truckId, 5000);
          const [fromX, toX] = [worldX(fix.longitude), worldX(next.longitude)];
          const [fromY, toY] = [worldY(fix.latitude), worldY(next.latitude)];
          expect(drawn.x).toBeCloseTo(fromX + (toX - fromX) * share, 9);
          expect(drawn.y).toBeCloseTo(fromY + (toY - fromY) * share, 9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('RP4: played frame by frame, in either direction and over the borders of segments, it is where a seek would put it', async () => {
    const positions = someDrives(3);
    const source = createReplaySource(
      aRecording(positions, () => END),
      () => END,
    );
    for (const speed of [1000, -1000, 60]) {
      const played = createReplayFleet();
      const sought = createReplayFleet();
      let at = NOON + 1.5 * HOUR;
      for (let nowMs = 0; nowMs < 1500; nowMs += 25) {
        await showAt(source, played, { at, nowMs, speed });
        await showAt(source, sought, { at, nowMs: 1e6, speed: 0 });
        for (const [truckId, index] of shownIn(sought)) {
          expect(played.columns.recordedAt[played.indexOf(truckId)!]).toBe(sought.columns.recordedAt[index]);
          expect(drawnAt(played, truckId, nowMs).x).toBeCloseTo(drawnAt(sought, truckId, 1e6).x, 9);
        }
        expect(shownIn(played).size).toBe(shownIn(sought).size);
        at += speed * 25;
      }
    }
  });

  it('RP1: between two frames it moves on by itself, and standing it stands', async () => {
    const positions = [aPosition(), aPosition({ recordedAt: NOON + 10_000, longitude: -46 })];
    const source = createReplaySource(
      aRecording(positions, () => END),
      () => END,
    );
    const fleet = createReplayFleet();
    await showAt(source, fleet, { at: NOON + 2000, nowMs: 0, speed: 10 });
    const middle = (worldX(-46.633308) + worldX(-46)) / 2;
    expect(drawnAt(fleet, 'T1', 300).x).toBeCloseTo(middle, 9);
    fleet.show(source.frameAt(NOON + 5000, 0)!, { at: NOON + 5000, nowMs: 300, speed: 0 });
    expect(drawnAt(fleet, 'T1', 300).x).toBeCloseTo(middle, 9);
    expect(drawnAt(fleet, 'T1', 9_000_000).x).toBeCloseTo(middle, 8);
  });

  it('RP5: over a gap of more than five minutes it stands at the last fix until the next one, and is late by then', async () => {
    const positions = [aPosition(), aPosition({ recordedAt: NOON + 400_000, longitude: -46 })];
    const source = createReplaySource(
      aRecording(positions, () => END),
      () => END,
    );
    const fleet = createReplayFleet();
    await showAt(source, fleet, { at: NOON + 399_999, nowMs: 0, speed: 0 });
    expect(drawnAt(fleet, 'T1', 0).x).toBe(worldX(-46.633308));
    expect(fleet.columns.heardAt[fleet.indexOf('T1')!]).toBe(NOON);
    await showAt(source, fleet, { at: NOON + 400_000, nowMs: 0, speed: 0 });
    expect(drawnAt(fleet, 'T1', 0).x).toBe(worldX(-46));
  });

  it('RP6: what a truck did is told by the rule of the live fleet', async () => {
    const standing = Array.from({ length: 40 }, (_, number) =>
      aPosition({ recordedAt: NOON + number * 30_000, speed: 0 }),
    );
    const source = createReplaySource(
      aRecording(standing, () => END),
      () => END,
    );
    const fleet = createReplayFleet();
    const motionAt = async (at: number): Promise<string> => {
      await showAt(source, fleet, { at, nowMs: 0, speed: 0 });
      return fleet.motionOf(0);
    };
    expect(await motionAt(NOON + 120_000)).toBe('idle');
    expect(await motionAt(NOON + 330_000)).toBe('stopped');
    expect(await motionAt(NOON + 620_000)).toBe('stopped');
    expect(fleet.columns.motionSince[0]).toBe(NOON);
  });

  it('a device that tells no heading points where it went', async () => {
    const positions = [0, 1, 2].map((step) =>
      aPosition({ heading: null, latitude: step / 100, longitude: 0, recordedAt: NOON + step * 10_000 }),
    );
    const source = createReplaySource(
      aRecording(positions, () => END),
      () => END,
    );
    const fleet = createReplayFleet();
    await showAt(source, fleet, { at: NOON + 15_000, nowMs: 0, speed: 0 });
    expect(fleet.columns.heading[0]).toBeCloseTo(0, 5);
  });
});
