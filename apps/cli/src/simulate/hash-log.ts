import { createHash } from 'node:crypto';
import type { ReportLog } from './report-log.js';

const STEP_MS = 60_000;

/** SHA-256 of everything a scenario tells: the same on every machine, or the engine is not the same. */
export function hashLog(
  log: ReportLog,
  durationMs: number,
  show: (share: number) => void,
): { hash: string; reports: number } {
  const hash = createHash('sha256');
  let count = 0;
  for (let from = -1; from < durationMs; from = Math.min(durationMs, from + STEP_MS)) {
    for (const { truckId, report } of log.between(from, Math.min(durationMs, from + STEP_MS))) {
      const { fix, takenAt, recordedAt, sentAt } = report;
      const place = fix ? [fix.latitude, fix.longitude, fix.speed, fix.heading, fix.accuracy ?? ''] : [];
      hash.update(`${[truckId, takenAt, recordedAt, sentAt, ...place].join('\t')}\n`);
      count += 1;
    }
    show(from / durationMs);
  }
  return { hash: hash.digest('hex'), reports: count };
}
