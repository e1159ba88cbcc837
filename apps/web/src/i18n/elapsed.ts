const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Elapsed {
  readonly value: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'day';
}

/** A span of time in the largest unit that it fills, rounded down: nothing is called older than it is. */
export function elapsedIn(spanMs: number): Elapsed {
  const span = Math.max(0, spanMs); // clocks differ by a little: nothing is from the future
  if (span < MINUTE) return { value: Math.floor(span / SECOND), unit: 'second' };
  if (span < HOUR) return { value: Math.floor(span / MINUTE), unit: 'minute' };
  if (span < DAY) return { value: Math.floor(span / HOUR), unit: 'hour' };
  return { value: Math.floor(span / DAY), unit: 'day' };
}
