import { type Playback, type PlaybackLoop, speedOf } from '@fleetmap/motion';
import { HOURS, type Replay } from './replay-store.js';

// The moment is in the address beside the view: `?t=2026-11-23T14:02:10.000Z&rate=-10&paused=1&loop=…,…&hours=6`.

const FASTEST = 1000;

/** What a link says of the moment; what it gets wrong is left out. @param nowMs the page's clock, which goes on from that moment */
export function momentOf(search: string, nowMs: number): Partial<Replay> {
  const given = new URLSearchParams(search);
  const hours = HOURS.find((each) => String(each) === given.get('hours'));
  const anchorAt = instantOf(given.get('t'));
  const playback: Playback | undefined =
    anchorAt === undefined
      ? undefined
      : {
          anchorAt,
          anchorMs: nowMs,
          rate: rateOf(given.get('rate')),
          isPaused: given.get('paused') === '1',
          loop: loopOf(given.get('loop'), anchorAt),
        };
  return { ...(hours ? { hours } : {}), ...(playback ? { playback } : {}) };
}

/** Adds the moment to a link. @param at the instant that is shown, epoch ms */
export function addMoment(said: URLSearchParams, { playback, hours }: Replay, at: number): void {
  if (hours !== 24) said.set('hours', String(hours));
  if (!playback) return;
  said.set('t', isoOf(at));
  if (playback.rate !== 1) said.set('rate', String(playback.rate));
  if (speedOf(playback) === 0) said.set('paused', '1');
  if (playback.loop) said.set('loop', [isoOf(playback.loop.from), isoOf(playback.loop.until)].join(','));
}

function isoOf(at: number): string {
  return new Date(Math.round(at)).toISOString();
}

function instantOf(text: string | null | undefined): number | undefined {
  const at = text ? Date.parse(text) : Number.NaN;
  return at >= 0 ? at : undefined;
}

function rateOf(text: string | null): number {
  const rate = Number(text ?? 1);
  return Math.abs(rate) >= 0.1 && Math.abs(rate) <= FASTEST ? rate : 1;
}

function loopOf(text: string | null, at: number): PlaybackLoop | undefined {
  const [from, until] = (text ?? '').split(',').map(instantOf);
  return from !== undefined && until !== undefined && from <= at && at < until ? { from, until } : undefined;
}
