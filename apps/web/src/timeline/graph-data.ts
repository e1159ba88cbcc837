import { FREEZE_AFTER_MS } from '@fleetmap/motion';
import type { ChosenTrack } from '../replay/chosen-track.js';

/** Times in seconds and speeds in m/s as uPlot takes them; null where the truck told none, and within a gap. */
export function graphData({ times, speeds }: Pick<ChosenTrack, 'times' | 'speeds'>): [number[], (number | null)[]] {
  const seconds: number[] = [];
  const values: (number | null)[] = [];
  for (let row = 0; row < times.length; row += 1) {
    const at = times[row]!;
    if (row > 0 && at - times[row - 1]! > FREEZE_AFTER_MS) {
      seconds.push((times[row - 1]! + 1) / 1000);
      values.push(null);
    }
    seconds.push(at / 1000);
    values.push(Number.isNaN(speeds[row]!) ? null : speeds[row]!);
  }
  return [seconds, values];
}
