/** A stretch of recorded time that is played again and again, epoch ms. */
export interface PlaybackLoop {
  readonly from: number;
  readonly until: number;
}

/**
 * The clock of a replay: which recorded instant is shown is a function of real time, so seeking, turning round and
 * changing the speed cost nothing. A value: whatever is done to it makes another one.
 */
export interface Playback {
  /** Epoch ms: the instant that was shown when the real clock stood at `anchorMs`. */
  readonly anchorAt: number;
  /** Ms of whichever real clock the caller goes by. */
  readonly anchorMs: number;
  /** Recorded ms per real ms; negative is backwards. */
  readonly rate: number;
  readonly isPaused: boolean;
  readonly loop: PlaybackLoop | undefined;
}

/** Recorded ms that pass in one real ms now: 0 while it is paused. */
export function speedOf({ rate, isPaused }: Playback): number {
  return isPaused ? 0 : rate;
}

/** The instant shown when the real clock stands at `nowMs`: epoch ms. */
export function instantAt(playback: Playback, nowMs: number): number {
  const { anchorAt, anchorMs, loop } = playback;
  const reached = anchorAt + speedOf(playback) * (nowMs - anchorMs);
  if (!loop) return reached;
  const length = loop.until - loop.from;
  const into = (reached - loop.from) % length;
  return loop.from + (into < 0 ? into + length : into);
}

/** What a change may say; everything else stays. */
export type PlaybackChange = Partial<Pick<Playback, 'rate' | 'isPaused'>>;

/** Another speed, direction, or a pause, from the instant that is shown on. */
export function changePlayback(playback: Playback, change: PlaybackChange, nowMs: number): Playback {
  return { ...playback, ...change, anchorAt: instantAt(playback, nowMs), anchorMs: nowMs };
}

/** Goes to an instant. One outside the loop ends the loop. */
export function seekPlayback(playback: Playback, at: number, nowMs: number): Playback {
  const { loop } = playback;
  const staysInside = loop !== undefined && at >= loop.from && at < loop.until;
  return { ...playback, anchorAt: at, anchorMs: nowMs, loop: staysInside ? loop : undefined };
}

/** Loops a stretch, from its beginning on (backwards: from its end) unless it is being shown; undefined ends the loop, and so does one without length. */
export function loopPlayback(playback: Playback, loop: PlaybackLoop | undefined, nowMs: number): Playback {
  const at = instantAt(playback, nowMs);
  if (!loop || !(loop.until > loop.from)) return { ...playback, anchorAt: at, anchorMs: nowMs, loop: undefined };
  const isShown = at >= loop.from && at < loop.until;
  const entry = playback.rate < 0 ? loop.until - 1 : loop.from;
  return { ...playback, anchorAt: isShown ? at : entry, anchorMs: nowMs, loop };
}
