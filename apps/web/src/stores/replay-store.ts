import type { Playback } from '@fleetmap/motion';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** How the past is shown; the trucks of the past are in the replay fleet. */
export interface Replay {
  /** By the page's clock (`performance.now()`); undefined: the desk is live. */
  readonly playback: Playback | undefined;
  /** The hours that the timeline shows. */
  readonly hours: number;
  /** Where the timeline ends, epoch ms; undefined: now. */
  readonly shownUntil: number | undefined;
  /** Begin of a loop that has no end yet, epoch ms. */
  readonly loopFrom: number | undefined;
  /** Playing stands still until more of the past is here. */
  readonly isWaiting: boolean;
  /** The server does not tell the past. */
  readonly isFailing: boolean;
}

export type ReplayStore = StoreApi<Replay>;

/** How many hours the timeline may show. */
export const HOURS = [1, 3, 6, 12, 24, 72, 168] as const;

export function createReplayStore(initial: Partial<Replay> = {}): ReplayStore {
  return createStore<Replay>(() => ({
    playback: undefined,
    hours: 24,
    shownUntil: undefined,
    loopFrom: undefined,
    isWaiting: false,
    isFailing: false,
    ...initial,
  }));
}
