import type { TruckProgress } from '@fleetmap/events';

/** How the trucks in view are getting on. Only those are asked for: a run may have ten thousand. */
export interface ProgressFeed {
  /** @returns what ends the interest in this truck */
  watch(truckId: string, listener: () => void): () => void;
  /** As told last; undefined until it was. */
  of(truckId: string): TruckProgress | undefined;
  /** Asks at once: something was done to a truck. */
  refresh(): void;
  /** Asks from now on. @returns what ends it */
  start(): () => void;
}

const EVERY_MS = 1000;
const SOON_MS = 50; // a list that is scrolled shows its rows one by one
const MOST_ASKED = 100; // that many the server answers

type Ask = (truckIds: readonly string[]) => Promise<readonly TruckProgress[] | undefined>;

export function createProgressFeed(ask: Ask): ProgressFeed {
  const listeners = new Map<() => void, string>();
  let told: ReadonlyMap<string, TruckProgress> = new Map();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStarted = false;

  async function look(): Promise<void> {
    const asked = [...new Set(listeners.values())].slice(0, MOST_ASKED);
    const answer = asked.length > 0 && !document.hidden ? await ask(asked) : undefined;
    if (!isStarted) return;
    if (answer) {
      told = new Map(answer.map((progress) => [progress.truckId, progress]));
      for (const listener of listeners.keys()) listener();
    }
    lookAfter(EVERY_MS);
  }

  function lookAfter(delayMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), delayMs);
  }

  return {
    of: (truckId) => told.get(truckId),
    watch(truckId, listener) {
      listeners.set(listener, truckId);
      if (isStarted && !told.has(truckId)) lookAfter(SOON_MS);
      return () => void listeners.delete(listener);
    },
    refresh: () => lookAfter(0),
    start() {
      isStarted = true;
      lookAfter(0);
      return () => {
        isStarted = false;
        clearTimeout(timer);
      };
    },
  };
}
