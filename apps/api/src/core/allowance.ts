/** How often something may be asked: `perSecond` on average, `burst` at once. */
export interface Allowance {
  /** Takes one; false when there is none left now. @param nowMs any steady clock */
  take(nowMs: number): boolean;
  /** Whether `take` would be true; takes none. */
  hasLeft(nowMs: number): boolean;
}

export function createAllowance(perSecond: number, burst: number): Allowance {
  let left = burst;
  let filledAt = -Infinity;
  function hasLeft(nowMs: number): boolean {
    left = Math.min(burst, left + ((nowMs - filledAt) / 1000) * perSecond);
    filledAt = nowMs;
    return left >= 1;
  }
  return {
    hasLeft,
    take(nowMs) {
      if (!hasLeft(nowMs)) return false;
      left -= 1;
      return true;
    },
  };
}
