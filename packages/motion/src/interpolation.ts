import { normalizeHeading, shortestTurn } from '@fleetmap/geo';

/** The quickest glide, ms: a burst of fixes still moves instead of flickering. */
export const MIN_GLIDE_MS = 200;

/** The longest glide, ms: after a longer silence the marker catches up within a minute. */
export const MAX_GLIDE_MS = 60_000;

/** A silence longer than this, ms, is a gap: nobody knows the way taken, so the marker stands still and then jumps. */
export const FREEZE_AFTER_MS = 300_000;

/**
 * How long, ms, a marker glides from its previous fix to its newest: the interval between the two, within
 * {@link MIN_GLIDE_MS} and {@link MAX_GLIDE_MS}. 0 means: jump. So it is over a gap, and when the newest is not newer.
 */
export function glideDuration(previousAtMs: number, nextAtMs: number): number {
  const intervalMs = nextAtMs - previousAtMs;
  if (!(intervalMs > 0) || intervalMs > FREEZE_AFTER_MS) return 0;
  return Math.max(MIN_GLIDE_MS, Math.min(MAX_GLIDE_MS, intervalMs));
}

/** How much of a glide is done: 0 until it starts, 1 from its end on; a glide of no duration is done. */
export function glideShare(startedAtMs: number, durationMs: number, nowMs: number): number {
  if (!(durationMs > 0)) return 1;
  return Math.max(0, Math.min(1, (nowMs - startedAtMs) / durationMs));
}

/**
 * The number at `share` (0…1) of the way: exactly `from` at 0, exactly `to` at 1, never beyond either by rounding.
 * Knows no antimeridian: mix world units, or longitudes less than 180° apart.
 */
export function mix(from: number, to: number, share: number): number {
  if (share >= 1) return to;
  const mixed = from + (to - from) * share;
  return from < to ? Math.min(mixed, to) : Math.max(mixed, to);
}

/** The heading at `share` (0…1) of the shortest turn: degrees, 0…360 (360 excluded). */
export function turnHeading(from: number, to: number, share: number): number {
  return normalizeHeading(from + shortestTurn(from, to) * share);
}
