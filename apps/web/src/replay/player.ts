import {
  changePlayback,
  instantAt,
  loopPlayback,
  type Playback,
  type PlaybackLoop,
  seekPlayback,
  speedOf,
} from '@fleetmap/motion';
import type { ReplayStore } from '../stores/replay-store.js';
import type { ReplayFleet } from './replay-fleet.js';
import type { ReplaySource } from './replay-source.js';

/** The desk's way through recorded time. Instants are epoch ms. */
export interface Player {
  /** The instant that the desk shows: of the past, or now. */
  at(): number;
  isPast(): boolean;
  /** Goes to an instant of the past, and plays on from there if it was live; an instant that is not past yet is live. */
  seek(at: number): void;
  /** Back to now. */
  goLive(): void;
  setPaused(isPaused: boolean): void;
  /** @param rate recorded ms per real ms; negative is backwards */
  setRate(rate: number): void;
  setLoop(loop: PlaybackLoop | undefined): void;
  /** Shows what is to be seen at `nowMs` of the page's clock. */
  advance(nowMs: number): void;
}

export interface PlayerParts {
  readonly replay: ReplayStore;
  readonly source: ReplaySource;
  readonly fleet: ReplayFleet;
  /** The server's clock, epoch ms. */
  readonly now: () => number;
  /** The page's clock. */
  readonly pageNow: () => number;
}

const HEAD_MS = 1000; // nearer to now than this is live

export function createPlayer({ replay, source, fleet, now, pageNow }: PlayerParts): Player {
  let held: Playback | undefined;
  const playbackNow = (): Playback | undefined => replay.getState().playback;

  function at(): number {
    const playback = playbackNow();
    return playback ? bounded(instantAt(playback, pageNow())) : now();
  }

  function bounded(instant: number): number {
    return Math.min(now(), Math.max(source.recorded?.earliest ?? 0, instant));
  }

  function goLive(): void {
    replay.setState({ playback: undefined, shownUntil: undefined, loopFrom: undefined, isWaiting: false });
  }

  function playbackFrom(): Playback {
    return playbackNow() ?? { anchorAt: now(), anchorMs: pageNow(), rate: 1, isPaused: false, loop: undefined };
  }

  function change(given: Parameters<typeof changePlayback>[1]): void {
    replay.setState({ playback: changePlayback(playbackFrom(), given, pageNow()) });
  }

  /** Out of data or out of time: stands where it is, so that the clock never shows an instant that the map does not. */
  function hold(playback: Playback, instant: number, nowMs: number): void {
    const anchorAt = playback === held ? playback.anchorAt : instant;
    held = { ...playback, anchorAt, anchorMs: nowMs };
    replay.setState({ playback: held });
  }

  return {
    at,
    isPast: () => playbackNow() !== undefined,
    goLive,

    seek(instant) {
      if (instant >= now() - HEAD_MS) return goLive();
      replay.setState({ playback: seekPlayback(playbackFrom(), bounded(instant), pageNow()) });
    },

    setPaused: (isPaused) => change({ isPaused }),
    setRate: (rate) => change({ rate, isPaused: false }),
    setLoop(loop) {
      replay.setState({ playback: loopPlayback(playbackFrom(), loop, pageNow()), loopFrom: undefined });
    },

    advance(nowMs) {
      const playback = playbackNow();
      if (!playback) return;
      const instant = instantAt(playback, nowMs);
      const speed = speedOf(playback);
      if (instant >= now() + (speed > 0 ? -HEAD_MS : HEAD_MS)) return goLive(); // paused at the head it stays there
      const earliest = source.recorded?.earliest;
      if (speed < 0 && earliest !== undefined && earliest !== null && instant <= earliest) {
        return hold({ ...playback, isPaused: true }, earliest, nowMs);
      }
      const frame = source.frameAt(instant, speed);
      const { isWaiting, isFailing } = replay.getState();
      if (isWaiting === (frame !== undefined) || isFailing !== source.isFailing) {
        replay.setState({ isWaiting: frame === undefined, isFailing: source.isFailing });
      }
      if (frame) fleet.show(frame, { at: instant, nowMs, speed });
      else if (speed !== 0) hold(playback, instant, nowMs);
    },
  };
}
