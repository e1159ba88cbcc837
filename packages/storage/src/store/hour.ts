export const HOUR_MS = 3_600_000;

/** Start of the UTC hour that holds an instant. Epoch ms. */
export function hourStartOf(instant: number): number {
  return Math.floor(instant / HOUR_MS) * HOUR_MS;
}
