import type { ReplayIndex, ReplaySegmentInfo } from '@fleetmap/events';

/** What is recorded, as far as it was asked for. Epoch ms. */
export interface RecordedTime extends ReplayIndex {
  /** What was asked for; what lies before it is unknown, unless it is before the earliest. */
  readonly from: number;
}

/** How much further back is asked at a time; if that holds nothing, all there is. */
export const SEGMENTS_BACK = 144;

/** The segments around an instant, or what must be asked first. */
export type Around =
  | { readonly kind: 'unknown'; readonly from: number }
  | { readonly kind: 'known'; readonly place: number };

/** Which segment an instant is to be drawn from: the newest that begins before it; place -1 when nothing was recorded by then. */
export function segmentAround(recorded: RecordedTime, at: number): Around {
  const { segments, earliest, from, segmentMs } = recorded;
  const place = lastStartNotAfter(segments, at);
  if (place >= 0) return { kind: 'known', place };
  if (earliest === null || at < earliest || from <= earliest) return { kind: 'known', place: -1 };
  return { kind: 'unknown', from: at < from ? Math.max(earliest, at - SEGMENTS_BACK * segmentMs) : earliest };
}

/** The segment that begins where the one at `place` ends. */
export function adjacent(
  { segments, segmentMs }: RecordedTime,
  place: number,
  step: 1 | -1,
): ReplaySegmentInfo | undefined {
  const here = segments[place];
  const other = segments[place + step];
  return here && other?.start === here.start + step * segmentMs ? other : undefined;
}

function lastStartNotAfter(segments: readonly ReplaySegmentInfo[], at: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (segments[middle]!.start <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
