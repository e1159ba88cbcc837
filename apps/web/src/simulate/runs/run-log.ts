import type { FaultMode, SimulatedTruckState, SimulationState } from '@fleetmap/events';
import { timeOfRun } from './run-time.js';

/** What happened to a run. Times of seeks in seconds. */
export type RunChange =
  | { readonly kind: 'status'; readonly status: SimulationState['status']; readonly message?: string | undefined }
  | { readonly kind: 'rate'; readonly rate: number }
  | { readonly kind: 'seek'; readonly time: number }
  | { readonly kind: 'fault'; readonly faultId: string; readonly mode: FaultMode }
  | { readonly kind: 'held' | 'released' | 'killed'; readonly truckId: string }
  | { readonly kind: 'speed'; readonly truckId: string; readonly factor: number }
  | { readonly kind: 'skipped' | 'refused'; readonly count: number };

/** One line of the log. `at` is the server's clock, epoch ms; `time` the run's, seconds. */
export interface LogEntry {
  readonly at: number;
  readonly simulationId: string;
  readonly time: number;
  readonly change: RunChange;
}

const SEEK_FROM = 2; // seconds of scenario time off its course, at ×1

/**
 * What was done and what went wrong between two states of one run. It is read off what all are told, so every operator has the
 * same log.
 */
export function changesBetween(before: SimulationState | undefined, after: SimulationState): LogEntry[] {
  const line = (change: RunChange): LogEntry => {
    return { at: after.asOf, simulationId: after.simulationId, time: after.time, change };
  };
  if (!before) return [line({ kind: 'status', status: after.status, message: after.message })];
  const changes: RunChange[] = [];
  const isOther = before.status !== after.status;
  if (isOther) changes.push({ kind: 'status', status: after.status, message: after.message });
  if (before.rate !== after.rate) changes.push({ kind: 'rate', rate: after.rate });
  if (after.status !== 'stopped' && isOffCourse(before, after)) changes.push({ kind: 'seek', time: after.time });
  changes.push(...faultChanges(before, after), ...truckChanges(before, after));
  for (const kind of ['skipped', 'refused'] as const) {
    const count = after.reports[kind] - before.reports[kind];
    if (count > 0) changes.push({ kind, count });
  }
  return changes.map(line);
}

/** Somebody went elsewhere: time alone does not explain where the run is. */
function isOffCourse(before: SimulationState, after: SimulationState): boolean {
  const expected = timeOfRun(before, after.asOf);
  return Math.abs(after.time - expected) > SEEK_FROM * Math.max(1, before.rate, after.rate);
}

function faultChanges(before: SimulationState, after: SimulationState): RunChange[] {
  const modes = new Map(before.faults.map(({ id, mode }) => [id, mode]));
  return after.faults
    .filter(({ id, mode }) => modes.get(id) !== mode)
    .map(({ id, mode }) => ({ kind: 'fault', faultId: id, mode }));
}

function truckChanges(before: SimulationState, after: SimulationState): RunChange[] {
  const standings = new Map(before.controlled.map((truck) => [truck.truckId, truck]));
  return after.controlled.flatMap((truck) => changesOfTruck(standings.get(truck.truckId), truck));
}

function changesOfTruck(before: SimulatedTruckState | undefined, after: SimulatedTruckState): RunChange[] {
  const { truckId, held, speedFactor, killed } = after;
  const changes: RunChange[] = [];
  if ((before?.held ?? false) !== held) changes.push({ kind: held ? 'held' : 'released', truckId });
  if ((before?.speedFactor ?? 1) !== speedFactor) changes.push({ kind: 'speed', truckId, factor: speedFactor });
  if (killed && !before?.killed) changes.push({ kind: 'killed', truckId });
  return changes;
}

const MOST_ENTRIES = 500; // a shift of steering; older ones are of no use

/** A line with its number, by which it is told from the others. */
export interface NumberedEntry extends LogEntry {
  readonly number: number;
}

/** Adds lines, the newest first; of reports left out at one go only the sum is kept. */
export function appendLog(log: readonly NumberedEntry[], lines: readonly LogEntry[]): readonly NumberedEntry[] {
  return lines.reduce((all, entry) => addLine(all, entry), log).slice(0, MOST_ENTRIES);
}

function addLine(log: readonly NumberedEntry[], entry: LogEntry): readonly NumberedEntry[] {
  const { change } = entry;
  const last = log[0];
  const isMore = 'count' in change && last?.simulationId === entry.simulationId && last.change.kind === change.kind;
  const number = (last?.number ?? 0) + 1;
  if (!isMore || !('count' in last.change)) return [{ ...entry, number }, ...log];
  return [{ ...entry, number, change: { ...change, count: change.count + last.change.count } }, ...log.slice(1)];
}
