/**
 * The server's clock as the browser knows it: ages and connectivity are told by the server's times, and a dispatcher's
 * machine may be minutes off, or hours after it slept. The server tells its time every few seconds.
 */
export interface ServerClock {
  /** The server's clock shows this now, epoch ms. */
  set(serverNow: number): void;
  /** Epoch ms. */
  now(): number;
}

export function createServerClock(localNow: () => number = Date.now): ServerClock {
  let aheadMs = 0; // how far the local clock is ahead; until the server told its time the local one is the best guess
  return {
    set(serverNow) {
      aheadMs = localNow() - serverNow;
    },
    now: () => localNow() - aheadMs,
  };
}
