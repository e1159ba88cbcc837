import type { Replay } from '../stores/replay-store.js';

const HOUR_MS = 3_600_000;

/** What the timeline shows, epoch ms. @param now the server's clock */
export function shownHours(
  { hours, shownUntil }: Pick<Replay, 'hours' | 'shownUntil'>,
  now: number,
): { from: number; until: number } {
  const until = Math.min(now, shownUntil ?? now);
  return { from: until - hours * HOUR_MS, until };
}

const AFTER_TURN = 0.9; // of the timeline that lies before an instant which is played towards

/** Where the timeline must end to show an instant: like a page, it is turned only when the instant leaves it. */
export function turnedTo(
  state: Pick<Replay, 'hours' | 'shownUntil' | 'playback'>,
  at: number,
  now: number,
): number | undefined {
  const { from, until } = shownHours(state, now);
  if (at >= from && at <= until) return state.shownUntil;
  const isBackwards = (state.playback?.rate ?? 1) < 0;
  const turned = at + (isBackwards ? 1 - AFTER_TURN : AFTER_TURN) * state.hours * HOUR_MS;
  return turned >= now ? undefined : turned;
}
