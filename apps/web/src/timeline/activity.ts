import type { ReplaySegmentInfo } from '@fleetmap/events';

/** What share of its most each column of the timeline has in positions: 0…1. Segments are spread over the columns they reach into. */
export function activityOf(
  segments: readonly ReplaySegmentInfo[],
  { from, until, segmentMs }: { from: number; until: number; segmentMs: number },
  columns: number,
): Float64Array {
  const sums = new Float64Array(columns);
  const perColumn = (until - from) / columns;
  for (const { start, positions } of segments) {
    const first = Math.max(0, Math.floor((start - from) / perColumn));
    const last = Math.min(columns - 1, Math.floor((start + segmentMs - 1 - from) / perColumn));
    for (let column = first; column <= last; column += 1) {
      const begin = Math.max(start, from + column * perColumn);
      const end = Math.min(start + segmentMs, from + (column + 1) * perColumn);
      sums[column]! += (positions * (end - begin)) / segmentMs;
    }
  }
  const most = sums.reduce((highest, sum) => Math.max(highest, sum), 0);
  return most > 0 ? sums.map((sum) => sum / most) : sums;
}

/** The columns as an SVG path, in a box of so many columns by 1. A column with anything is seen. */
export function activityPath(shares: Float64Array): string {
  let path = '';
  for (const [column, share] of shares.entries()) {
    if (share > 0) path += `M${column} 1V${(1 - Math.max(0.12, share)).toFixed(3)}h0.8V1Z`;
  }
  return path;
}
