import type { RecordedRoute } from '@fleetmap/events';
import { bearingBetween, distanceBetween, shortestTurn } from '@fleetmap/geo';
import type { Drive } from '../drive/drive-at.js';
import { FREEZE_AFTER_MS, turnHeading } from '../interpolation.js';

/** What was recorded of one truck: when and where. Ms since its departure, whole and rising. */
export interface RecordedTrack {
  readonly timesMs: Float64Array;
  readonly drives: readonly Drive[];
}

/** Fills in the speeds and headings that were not recorded. Longitudes go on beyond ±180 where the antimeridian was crossed. */
export function createRecordedTrack(fixes: RecordedRoute['fixes']): RecordedTrack {
  const drives: Drive[] = [];
  for (const [index, [longitude, latitude, seconds, speed, heading]] of fixes.entries()) {
    const before = drives.at(-1);
    const unwrapped = before ? before.longitude + shortestTurn(before.longitude, longitude) : longitude;
    // Exact where nothing was crossed: adding turns would collect rounding errors.
    const place = { latitude, longitude: Math.abs(unwrapped - longitude) < 1 ? longitude : unwrapped };
    const passed = seconds - (fixes[index - 1]?.[2] ?? seconds);
    const moved = before ? distanceBetween(before, place) : 0;
    drives.push({
      ...place,
      speed: speed ?? (passed > 0 ? Math.min(FASTEST, moved / passed) : 0),
      heading: heading ?? (before && moved > 0 ? bearingBetween(before, place) : (before?.heading ?? 0)),
    });
  }
  return { timesMs: Float64Array.from(fixes, ([, , seconds]) => Math.round(seconds * 1000)), drives };
}

const FASTEST = 100; // m/s: a place that jumps has no speed

/**
 * Where the truck was `elapsedMs` after its departure: exactly where it was recorded, in between on a straight line, and in a gap
 * where it was before the gap.
 */
export function trackAt({ timesMs, drives }: RecordedTrack, elapsedMs: number): Drive {
  const index = lastIndexAt(timesMs, elapsedMs);
  const from = drives[Math.max(0, index)]!;
  const to = drives[index + 1];
  const passedMs = elapsedMs - (timesMs[index] ?? 0);
  if (index < 0 || !to || passedMs === 0) return from;
  const lastsMs = timesMs[index + 1]! - timesMs[index]!;
  if (lastsMs > FREEZE_AFTER_MS) return from;
  const share = passedMs / lastsMs;
  return {
    latitude: from.latitude + (to.latitude - from.latitude) * share,
    longitude: from.longitude + (to.longitude - from.longitude) * share,
    speed: from.speed + (to.speed - from.speed) * share,
    heading: turnHeading(from.heading, to.heading, share),
  };
}

/** Index of the last time that is not after `timeMs`; -1 before the first. */
export function lastIndexAt(timesMs: Float64Array, timeMs: number): number {
  let low = -1;
  let high = timesMs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (timesMs[middle]! <= timeMs) low = middle;
    else high = middle - 1;
  }
  return low;
}
