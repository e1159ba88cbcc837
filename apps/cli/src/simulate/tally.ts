/** What became of what was sent. */
export interface Tally {
  /** Reports that were answered, and how long that took. */
  answered(accepted: number, latencyMs: number): void;
  refused(code: string): void;
  readonly sent: number;
  readonly refusedCount: number;
  /** A sentence or two. @param seconds it took */
  summary(seconds: number): string;
}

export function createTally(): Tally {
  const latencies: number[] = [];
  const refusedByCode = new Map<string, number>();
  let accepted = 0;
  const refusedCount = (): number => [...refusedByCode.values()].reduce((sum, count) => sum + count, 0);
  const percentile = (share: number): string => {
    const sorted = latencies.toSorted((one, other) => one - other);
    return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  };
  return {
    answered(count, latencyMs) {
      accepted += count;
      latencies.push(latencyMs);
    },
    refused: (code) => void refusedByCode.set(code, (refusedByCode.get(code) ?? 0) + 1),
    get sent() {
      return accepted + refusedCount();
    },
    get refusedCount() {
      return refusedCount();
    },
    summary(seconds) {
      const refused = [...refusedByCode].map(([code, count]) => `${count} refused (${code})`);
      return [
        `${accepted + refusedCount()} reports sent in ${seconds.toFixed(1)} s`,
        `${accepted} accepted`,
        ...(refused.length > 0 ? refused : ['0 refused']),
        `answered after ${percentile(0.5)} ms (p50), ${percentile(0.99)} ms (p99)`,
      ].join('; ');
    },
  };
}
