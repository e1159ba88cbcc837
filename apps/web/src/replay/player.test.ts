import { aPosition, NOON } from '@fleetmap/testing';
import { describe, expect, it, vi } from 'vitest';
import { createReplayStore } from '../stores/replay-store.js';
import { createPlayer } from './player.js';
import { createReplayFleet } from './replay-fleet.js';
import { createReplaySource } from './replay-source.js';
import { aRecording } from './test/a-recording.js';

const END = NOON + 3_600_000;
const positions = Array.from({ length: 60 }, (_, minute) => aPosition({ recordedAt: NOON + minute * 60_000 }));

function aDesk() {
  const time = { page: 0 };
  const now = (): number => END + time.page;
  const recording = aRecording(positions, now);
  const replay = createReplayStore();
  const source = createReplaySource(recording, now);
  const player = createPlayer({ replay, source, fleet: createReplayFleet(), now, pageNow: () => time.page });
  /** Frames until the past of where it stands is here. */
  async function load(): Promise<void> {
    await vi.waitFor(() => {
      player.advance(time.page);
      expect(replay.getState().isWaiting).toBe(false);
    });
  }
  function pass(ms: number): void {
    time.page += ms;
    player.advance(time.page);
  }
  return { replay, player, recording, source, load, pass, now };
}

describe('player', () => {
  it('RP10: a seek goes to the past and plays on; LIVE is now at once', async () => {
    const { player, load, pass, now } = aDesk();
    expect(player.isPast()).toBe(false);
    player.seek(NOON + 600_000);
    await load();
    pass(1000);
    expect(player.at()).toBe(NOON + 601_000);
    player.goLive();
    expect(player.isPast()).toBe(false);
    expect(player.at()).toBe(now());
  });

  it('RP10: played to now it is live, backwards to the beginning it stands there', async () => {
    const { player, replay, load, pass } = aDesk();
    player.seek(END - 60_000);
    player.setRate(10);
    await load();
    pass(6000);
    expect(player.isPast()).toBe(true);
    pass(1000);
    expect(player.isPast()).toBe(false);
    player.seek(NOON + 1000);
    player.setRate(-1);
    await load();
    pass(2000);
    expect(player.at()).toBe(NOON);
    expect(replay.getState().playback?.isPaused).toBe(true);
  });

  it('RP11: while the past is on its way the clock waits and shows no instant that the map does not', async () => {
    const { player, replay, load, pass, recording } = aDesk();
    player.seek(NOON + 600_000);
    pass(16);
    pass(5000);
    expect(replay.getState().isWaiting).toBe(true);
    expect(player.at()).toBeLessThan(NOON + 600_100);
    await load();
    pass(1000);
    expect(player.at()).toBeGreaterThan(NOON + 600_999);
    expect(recording.asked.segments.length).toBeGreaterThan(0);
  });

  it('RP10: paused at the head it stays there', async () => {
    const { player, load, pass } = aDesk();
    player.setPaused(true);
    await load();
    pass(500);
    expect(player.isPast()).toBe(true);
    expect(player.at()).toBe(END);
  });
});
