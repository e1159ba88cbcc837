import { Agent } from 'node:http';
import { callHttp } from './call-http.js';
import type { MovingFleet } from './moving-fleet.js';

const SLICES_PER_SECOND = 20; // every truck reports once a second, a twentieth of them at a time
const MOST_IN_FLIGHT = 8; // requests; a server that lags behind is spared, and it is counted
const MOST_PER_REQUEST = 10_000;

export interface FeedCounts {
  readonly accepted: number;
  /** Updates that were not sent because the server was behind. */
  readonly spared: number;
}

export interface Feed {
  /** Seconds that a truck drives between two updates; 1 is real time. */
  hasten(seconds: number): void;
  counts(): FeedCounts;
  stop(): Promise<void>;
}

/** Reports every truck `hertz` times a second through `POST /api/positions`, in batches. */
export function startFeed(url: string, fleet: MovingFleet, hertz: number): Feed {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_IN_FLIGHT });
  const inFlight = new Set<Promise<void>>();
  let accepted = 0;
  let spared = 0;
  let haste = 1;
  let slice = 0;
  let failure: Error | undefined;

  function sendSlice(): void {
    const first = slice++ % SLICES_PER_SECOND;
    const count = Math.ceil((fleet.trucks - first) / SLICES_PER_SECOND);
    if (count <= 0) return;
    if (inFlight.size >= MOST_IN_FLIGHT) {
      spared += count;
      return;
    }
    const now = Date.now();
    const reports: string[] = [];
    for (let truck = first; truck < fleet.trucks; truck += SLICES_PER_SECOND) {
      reports.push(fleet.report(truck, haste, now));
    }
    for (let start = 0; start < reports.length; start += MOST_PER_REQUEST) {
      send(reports.slice(start, start + MOST_PER_REQUEST));
    }
  }

  function send(reports: readonly string[]): void {
    const sent = deliver(reports).finally(() => inFlight.delete(sent));
    inFlight.add(sent);
  }

  async function deliver(reports: readonly string[]): Promise<void> {
    try {
      const status = await callHttp({ agent, url: `${url}/api/positions`, body: `[${reports.join(',')}]` });
      if (status === 200) accepted += reports.length;
      else failure = new Error(`The server answered ${status} to a batch.`);
    } catch (error) {
      failure = error as Error;
    }
  }

  // Against the clock, not from one timer to the next: late timers must not slow the fleet down.
  const startedAt = performance.now();
  let done = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - startedAt) / 1000) * SLICES_PER_SECOND * hertz);
    for (let behind = Math.min(due - done, SLICES_PER_SECOND); behind > 0; behind -= 1) sendSlice();
    done = due;
  }, 10);

  return {
    hasten(seconds) {
      haste = seconds;
    },
    counts() {
      if (failure) throw failure;
      return { accepted, spared };
    },
    async stop() {
      clearInterval(timer);
      await Promise.allSettled(inFlight);
      agent.destroy();
    },
  };
}
