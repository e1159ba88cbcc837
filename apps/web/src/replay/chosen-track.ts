import type { Stop, TrackPage } from '@fleetmap/events';
import { createTripFold } from '@fleetmap/motion';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskStore } from '../stores/desk-store.js';
import type { ReplayStore } from '../stores/replay-store.js';
import { shownHours } from './shown-hours.js';

/** The way of the chosen truck through the hours that the timeline shows. Columns in time order; units as in a position, NaN is unknown. */
export interface ChosenTrack {
  readonly truckId: string;
  readonly times: Float64Array;
  readonly latitudes: Float64Array;
  readonly longitudes: Float64Array;
  readonly speeds: Float64Array;
  readonly stops: readonly Stop[];
}

/** Undefined while none is chosen, the desk is live, or it is on its way. */
export type ChosenTrackStore = StoreApi<{ readonly track: ChosenTrack | undefined }>;

export interface ChosenTrackParts {
  readonly desk: DeskStore;
  readonly replay: ReplayStore;
  /** The server's clock, epoch ms. */
  readonly now: () => number;
  /** Pages of positions in time order; rejects when they cannot be had. */
  readonly fetchTrack: (
    truckId: string,
    range: { from: number; until: number },
    asked: { signal: AbortSignal },
  ) => AsyncIterable<TrackPage['positions']>;
}

const MOST_POSITIONS = 100_000; // a day of one a second; more draws no better
const RETRY_MS = 5000;

/** Keeps the track of the chosen truck while the desk is in the past. @returns where it is, and what ends it */
export function keepChosenTrack({ desk, replay, now, fetchTrack }: ChosenTrackParts): {
  readonly store: ChosenTrackStore;
  readonly stop: () => void;
} {
  const store: ChosenTrackStore = createStore(() => ({ track: undefined }));
  let wanted = '';
  let abort = new AbortController();
  let retry: ReturnType<typeof setTimeout> | undefined;

  function follow(): void {
    const { selectedId } = desk.getState();
    const { playback, hours, shownUntil } = replay.getState();
    const next = playback && selectedId !== undefined ? `${hours} ${shownUntil ?? ''} ${selectedId}` : '';
    if (next === wanted) return;
    wanted = next;
    clearTimeout(retry);
    abort.abort();
    abort = new AbortController();
    if (store.getState().track?.truckId !== selectedId || next === '') store.setState({ track: undefined });
    if (next !== '') void load(selectedId!, abort.signal);
  }

  async function load(truckId: string, signal: AbortSignal): Promise<void> {
    const positions: TrackPage['positions'] = [];
    try {
      for await (const page of fetchTrack(truckId, shownHours(replay.getState(), now()), { signal })) {
        positions.push(...page);
        if (positions.length > MOST_POSITIONS) break;
      }
      if (!signal.aborted) store.setState({ track: trackOf(truckId, positions) });
    } catch {
      if (!signal.aborted) retry = setTimeout(() => void load(truckId, signal), RETRY_MS);
    }
  }

  follow();
  const unsubscribe = [desk.subscribe(follow), replay.subscribe(follow)];
  return {
    store,
    stop() {
      for (const end of unsubscribe) end();
      clearTimeout(retry);
      abort.abort();
    },
  };
}

function trackOf(truckId: string, positions: TrackPage['positions']): ChosenTrack {
  const fold = createTripFold();
  for (const { accuracy, ...fix } of positions) fold.add(accuracy === undefined ? fix : { ...fix, accuracy });
  return {
    truckId,
    times: Float64Array.from(positions, ({ recordedAt }) => recordedAt),
    latitudes: Float64Array.from(positions, ({ latitude }) => latitude),
    longitudes: Float64Array.from(positions, ({ longitude }) => longitude),
    speeds: Float64Array.from(positions, ({ speed }) => speed ?? Number.NaN),
    stops: fold.finish().stops,
  };
}
