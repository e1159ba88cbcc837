/**
 * The server's clock as the browser knows it: ages and connectivity are told by the server's times, and a dispatcher's
 * machine may be minutes off. The least difference ever seen between an event's time and its arrival is skew plus the
 * shortest way, which is close enough for ages in seconds.
 */
export interface ServerClock {
  /** Notes that something the server stamped `sentAt` (epoch ms) arrived now. */
  note(sentAt: number): void;
  /** Epoch ms. */
  now(): number;
}

export function createServerClock(localNow: () => number = Date.now): ServerClock {
  let aheadMs = Infinity; // how far the local clock is ahead of the server's
  return {
    note(sentAt) {
      aheadMs = Math.min(aheadMs, localNow() - sentAt);
    },
    // Until something fresh arrived the local clock is the best guess; a stale stamp must not turn it back.
    now: () => localNow() - (aheadMs < PLAUSIBLE_SKEW_MS ? aheadMs : 0),
  };
}

const PLAUSIBLE_SKEW_MS = 10 * 60_000; // beyond it the "difference" is only an old position
