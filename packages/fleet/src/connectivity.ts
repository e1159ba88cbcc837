import { LATE_AFTER_MS, SILENT_AFTER_MS } from '@fleetmap/events';

/** Whether we hear of a truck, apart from what it does: a stopped truck may be live, a moving one silent. */
export type Connectivity = 'live' | 'late' | 'silent';

/** How well a truck is heard at `now`, by when it was last heard of (both epoch ms). */
export function connectivityOf(heardAt: number, now: number): Connectivity {
  const quietMs = now - heardAt;
  if (quietMs < LATE_AFTER_MS) return 'live';
  return quietMs < SILENT_AFTER_MS ? 'late' : 'silent';
}
