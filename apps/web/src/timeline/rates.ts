/** How fast one may play, forwards and backwards. */
export const RATES = [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 1000] as const;

/** "×10", "×−10" */
export function paceText(rate: number): string {
  return `×${rate < 0 ? '−' : ''}${Math.abs(rate)}`;
}
