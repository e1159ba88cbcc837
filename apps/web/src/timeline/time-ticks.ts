const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880].map((minutes) => minutes * MINUTE);
const LEAST_APART = 76; // pixels: room for a label

/** Where the marks of a time axis stand: round local times, as near as their labels have room. Epoch ms. */
export function timeTicks({ from, until }: { from: number; until: number }, width: number): number[] {
  const apart = ((until - from) / Math.max(1, width)) * LEAST_APART;
  const step = STEPS.find((each) => each >= apart) ?? STEPS.at(-1)!;
  const offset = new Date(until).getTimezoneOffset() * MINUTE;
  const ticks: number[] = [];
  for (let tick = Math.ceil((from - offset) / step) * step + offset; tick < until; tick += step) ticks.push(tick);
  return ticks;
}

export function isMidnight(at: number): boolean {
  const date = new Date(at);
  return date.getHours() === 0 && date.getMinutes() === 0;
}

export const HOUR_MS: number = HOUR;
