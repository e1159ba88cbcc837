import { lastNotAfter } from './find-in-time.js';
import type { ReplayFrame } from './replay-fleet.js';

/** When the truck has its next or previous fix, seen from an instant: epoch ms; undefined when that is not known here. */
export function fixBeside(
  frame: ReplayFrame | undefined,
  truckId: string,
  { at, step }: { at: number; step: 1 | -1 },
): number | undefined {
  const [times, later] = [frame?.current, frame?.next].map(
    (segment) => segment?.tracks.find((track) => track.truckId === truckId)?.times,
  );
  if (step < 0) {
    const row = times ? lastNotAfter(times, at) : -1;
    return times?.[row] === at ? times[row - 1] : times?.[row];
  }
  const next = [times, later].map((each) => each?.[lastNotAfter(each, at) + 1]);
  return next[0] ?? next[1];
}
