import type { ReplayStore } from '../stores/replay-store.js';
import type { ShownFleet } from '../stores/shown-fleet.js';
import type { Player } from './player.js';
import type { ReplayFleet } from './replay-fleet.js';
import type { ReplaySource } from './replay-source.js';
import { shownHours, turnedTo } from './shown-hours.js';

export interface ReplayParts {
  readonly replay: ReplayStore;
  readonly player: Player;
  readonly source: ReplaySource;
  /** The trucks of the past, and the fleet that everything draws. */
  readonly past: ReplayFleet;
  readonly fleet: ShownFleet;
  /** The server's clock, epoch ms. */
  readonly now: () => number;
}

const ASK_EVERY_MS = 5000; // near now, where the newest segment grows
const ASK_SELDOM_MS = 30_000;
const GROWING_MS = 20 * 60_000; // how far back a segment may still grow

/** Plays the past on the page's frames, and shows it instead of the live fleet, which goes on behind. @returns what ends it. */
export function startReplay(parts: ReplayParts): () => void {
  const { replay, player, past, fleet, now } = parts;
  let frame: number | undefined;

  function play(nowMs: number): void {
    frame = requestAnimationFrame(play);
    player.advance(nowMs);
    const shownUntil = turnedTo(replay.getState(), player.at(), now());
    if (shownUntil !== replay.getState().shownUntil) replay.setState({ shownUntil });
  }

  function follow(): void {
    const isPast = player.isPast();
    fleet.showInstead(isPast ? past : undefined);
    if (isPast) frame ??= requestAnimationFrame(play);
    else if (frame !== undefined) {
      cancelAnimationFrame(frame);
      frame = undefined;
    }
  }

  follow();
  const stops = [replay.subscribe(follow), keepAsking(parts)];
  return () => {
    for (const stop of stops) stop();
    if (frame !== undefined) cancelAnimationFrame(frame);
  };
}

/** Keeps the index of what is recorded fresh for the hours that the timeline shows. */
function keepAsking({ replay, player, source, now }: ReplayParts): () => void {
  let askedAt = -Infinity;
  let askedFrom = Infinity;

  function ask(): void {
    if (document.hidden) return;
    const isPast = player.isPast();
    const at = player.at();
    const known = isPast ? (source.recorded?.from ?? Infinity) : Infinity;
    const from = Math.min(shownHours(replay.getState(), now()).from, at, known);
    const isGrowing = isPast && at > now() - GROWING_MS;
    const isDue = performance.now() - askedAt >= (isGrowing ? ASK_EVERY_MS : ASK_SELDOM_MS);
    if (!isDue && from >= askedFrom) return;
    askedAt = performance.now();
    askedFrom = from;
    source.ask(from);
  }

  ask();
  const timer = setInterval(ask, 1000);
  const unsubscribe = replay.subscribe((state, before) => {
    if (state.hours !== before.hours || state.shownUntil !== before.shownUntil) ask();
  });
  return () => {
    clearInterval(timer);
    unsubscribe();
  };
}
