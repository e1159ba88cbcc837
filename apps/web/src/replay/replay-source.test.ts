import { aPosition, NOON } from '@fleetmap/testing';
import { describe, expect, it, vi } from 'vitest';
import { createReplaySource, type ReplaySource, type ReplayTransport } from './replay-source.js';
import { createSegmentCache } from './segment-cache.js';
import { makePlayable } from './playable-segment.js';
import { aRecording, SEGMENT_MS } from './test/a-recording.js';

const END = NOON + 48 * 3_600_000;
const everyMinute = (minutes: number) =>
  Array.from({ length: minutes }, (_, minute) => aPosition({ recordedAt: NOON + minute * 60_000 }));

function aSegment(start: number) {
  const track = {
    truckId: 'T1',
    simulated: false,
    times: Float64Array.of(start),
    latitudes: Float64Array.of(0),
    longitudes: Float64Array.of(0),
    speeds: Float32Array.of(0),
    headings: Float32Array.of(0),
  };
  return makePlayable({ start, until: start + SEGMENT_MS, tracks: [track] }, 1, undefined);
}

const noneIsWanted = (): boolean => false;

function settle(source: ReplaySource, at: number, speed = 0): Promise<void> {
  return vi.waitFor(() => expect(source.frameAt(at, speed)).toBeDefined());
}

describe('replay source', () => {
  it('RP7: an instant asks for its segment and its neighbours; the same again asks nothing', async () => {
    const recording = aRecording(everyMinute(100), () => END);
    const source = createReplaySource(recording, () => END);
    const at = NOON + 45 * 60_000;
    await settle(source, at);
    await vi.waitFor(() => expect(recording.asked.segments).toEqual([NOON + 4 * SEGMENT_MS, NOON + 5 * SEGMENT_MS]));
    await settle(source, at + 1000);
    expect(recording.asked.segments).toHaveLength(2);
    expect(recording.asked.index).toBe(1);
  });

  it('RP7: what an instant is drawn from comes first and alone', async () => {
    const recording = aRecording(everyMinute(100), () => END);
    const come: (() => void)[] = [];
    const source = createReplaySource(
      {
        ...recording,
        segment: async (...wanted) => {
          await new Promise<void>((resolve) => come.push(resolve));
          return recording.segment(...wanted);
        },
      },
      () => END,
    );
    const at = NOON + 45 * 60_000;
    await vi.waitFor(() => {
      source.frameAt(at, 60);
      expect(come).toHaveLength(1);
    });
    source.frameAt(at, 60);
    expect(come).toHaveLength(1);
    come[0]!();
    await settle(source, at, 60);
    expect(recording.asked.segments).toEqual([NOON + 4 * SEGMENT_MS]);
    expect(come).toHaveLength(2);
  });

  it('RP7: playing fetches ahead in its direction, the faster the further', async () => {
    const recording = aRecording(everyMinute(600), () => END);
    const source = createReplaySource(recording, () => END);
    await settle(source, NOON + 300 * 60_000, -600);
    const ahead = [29, 28, 27, 26].map((place) => NOON + place * SEGMENT_MS);
    await vi.waitFor(() => {
      source.frameAt(NOON + 300 * 60_000, -600);
      expect(recording.asked.segments).toEqual(expect.arrayContaining(ahead));
    });
  });

  it('RP7: what is no longer wanted is given up', async () => {
    const recording = aRecording(everyMinute(600), () => END);
    recording.segment = (wanted, _before, signal) => {
      signal.addEventListener('abort', () => recording.asked.aborted.push(wanted.start));
      return new Promise(() => undefined);
    };
    const source = createReplaySource(recording, () => END);
    await vi.waitFor(() => {
      source.frameAt(NOON + 5000, 0);
      expect(source.recorded).toBeDefined();
    });
    source.frameAt(NOON + 5000, 0);
    source.frameAt(NOON + 500 * 60_000, 0);
    expect(recording.asked.aborted).toContain(NOON);
  });

  it('RP8: in an empty period the fleet is drawn from the last segment before it; before the first, nothing', async () => {
    const source = createReplaySource(
      aRecording(everyMinute(5), () => END),
      () => END,
    );
    await settle(source, NOON + 30 * 3_600_000);
    expect(source.frameAt(NOON + 30 * 3_600_000, 0)?.current?.start).toBe(NOON);
    await settle(source, NOON - 1);
    expect(source.frameAt(NOON - 1, 0)).toEqual({ current: undefined, next: undefined });
  });

  it('RP9: a fix that comes late is shown after the next look at the index', async () => {
    const recording = aRecording(everyMinute(5), () => END);
    const source = createReplaySource(recording, () => END);
    await settle(source, NOON + 1000);
    recording.add(aPosition({ truckId: 'T2' }));
    source.ask(NOON - 1000);
    await vi.waitFor(() => expect(source.frameAt(NOON + 1000, 0)?.current?.tracks).toHaveLength(2));
  });

  it('says when the past cannot be had, and asks again later', async () => {
    let now = END;
    const recording = aRecording(everyMinute(5), () => END);
    let isDown = true;
    const index: ReplayTransport['index'] = (range, signal) =>
      isDown ? Promise.reject(new Error('down')) : recording.index(range, signal);
    const source = createReplaySource({ ...recording, index }, () => now);
    source.frameAt(NOON, 0);
    await vi.waitFor(() => expect(source.isFailing).toBe(true));
    isDown = false;
    now += 10_000;
    await settle(source, NOON);
    expect(source.isFailing).toBe(false);
  });

  it('RP7: keeps no more positions than it may, and throws out what was used longest ago', () => {
    const cache = createSegmentCache(2);
    cache.put(aSegment(1), noneIsWanted);
    cache.put(aSegment(2), noneIsWanted);
    cache.get(1);
    cache.put(aSegment(3), (start) => start === 3);
    expect([1, 2, 3].map((start) => cache.get(start)?.start)).toEqual([1, undefined, 3]);
  });
});
