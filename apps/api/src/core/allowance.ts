/** How often something may be asked: `perSecond` on average, `burst` at once. */
export interface Allowance {
  /** Takes one; false when there is none left now. @param nowMs any steady clock */
  take(nowMs: number): boolean;
}

export function createAllowance(perSecond: number, burst: number): Allowance {
  let left = burst;
  let filledAt = -Infinity;
  return {
    take(nowMs) {
      left = Math.min(burst, left + ((nowMs - filledAt) / 1000) * perSecond);
      filledAt = nowMs;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
