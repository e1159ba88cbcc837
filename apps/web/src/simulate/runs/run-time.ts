import type { SimulationState } from '@fleetmap/events';

type TimeOfState = Pick<SimulationState, 'status' | 'time' | 'rate' | 'asOf' | 'duration'>;

/** Where a run is now, seconds since its beginning: while it runs, time passes at its rate since it was told. */
export function timeOfRun({ status, time, rate, asOf, duration }: TimeOfState, serverNow: number): number {
  if (status !== 'running') return time;
  return Math.min(duration, time + (Math.max(0, serverNow - asOf) / 1000) * rate);
}

/** "1:02:03", and "2 d 01:02:03"-like lengths as hours: a run is compared with its duration at a glance. */
export function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  return parts.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

export const LEAST_RATE = 0.1;
export const MOST_RATE = 1000;
export const RATES = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1000] as const;

/** The next faster or slower rate of the list. */
export function otherRate(rate: number, direction: 1 | -1): number {
  const faster = RATES.find((each) => each > rate) ?? MOST_RATE;
  return direction > 0 ? faster : (RATES.findLast((each) => each < rate) ?? LEAST_RATE);
}

/** A step of the seek bar, seconds: about two hundred of them are the whole. */
export function seekStepOf(duration: number): number {
  return [1, 5, 10, 30, 60, 300, 600, 1800, 3600].find((step) => duration / step <= 200) ?? 3600;
}
