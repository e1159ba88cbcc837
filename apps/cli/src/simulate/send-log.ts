import { setTimeout as sleep } from 'node:timers/promises';
import type { ReportInput } from '@fleetmap/events';
import type { LoggedReport, ReportLog } from './report-log.js';
import type { Transport } from './transport.js';

const TURN_MS = 200; // real time between two looks at what is due
const REPORTS_PER_TURN = 4000; // as fast as possible: about so many at once

export interface Sending {
  readonly log: ReportLog;
  readonly durationMs: number;
  /** Scenario time to real time; undefined: as fast as the server answers. */
  readonly rate: number | undefined;
  /** Each truck keeps to one, so that its reports arrive in order. */
  readonly lanes: readonly Transport[];
  /** @param timeMs up to which everything is sent */
  readonly show: (timeMs: number) => void;
}

/** Sends what a scenario tells when it is due. @returns how far it was behind at most, real ms */
export async function sendLog({ log, durationMs, rate, lanes, show }: Sending): Promise<number> {
  const start = Date.now();
  // As fast as possible it is told as the past: nothing may be dated in the future.
  const wallOf = rate === undefined ? (ms: number) => start - durationMs + ms : (ms: number) => start + ms / rate;
  let behindMs = 0;
  let stepMs = TURN_MS;
  for (let from = -1; from < durationMs;) {
    const until = Math.min(durationMs, rate === undefined ? from + stepMs : (Date.now() - start) * rate);
    const due = until > from ? log.between(from, until) : [];
    await Promise.all(lanes.map((lane, number) => lane.send(reportsOf(due, { number, of: lanes.length, wallOf }))));
    from = Math.max(from, until);
    show(from);
    if (rate === undefined) {
      stepMs = due.length > REPORTS_PER_TURN ? stepMs / 2 : stepMs * 1.2;
      continue;
    }
    const lateMs = Date.now() - start - from / rate;
    behindMs = Math.max(behindMs, lateMs - TURN_MS);
    await sleep(Math.max(0, TURN_MS - lateMs));
  }
  return behindMs;
}

interface Lane {
  readonly number: number;
  readonly of: number;
  readonly wallOf: (scenarioMs: number) => number;
}

function reportsOf(due: readonly LoggedReport[], { number, of, wallOf }: Lane): ReportInput[] {
  return due.filter(({ truck }) => truck % of === number).map((logged) => deviceReport(logged, wallOf));
}

/** As a device would send it. A wrong clock is wrong by as much at any rate. */
function deviceReport({ truckId, report }: LoggedReport, wallOf: Lane['wallOf']): ReportInput {
  const { fix, takenAt } = report;
  const recordedAt = Math.max(0, Math.round(wallOf(takenAt)) + report.recordedAt - takenAt);
  return fix ? { truckId, recordedAt, ...fix } : { truckId, recordedAt, valid: false };
}
