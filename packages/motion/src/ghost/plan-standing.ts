import type { Point } from '@fleetmap/geo';
import { type GapToPlan, gapToPlan } from './gap-to-plan.js';
import { metresAt, type TimedLine, timeAtMetres } from './timed-line.js';

/** How a truck stands to its plan, as people say it. */
export type PlanStanding =
  /** The plan has not left yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'underway'; readonly gap: GapToPlan }
  /** The plan has arrived and the truck has not. */
  | { readonly kind: 'due'; readonly gap: GapToPlan }
  /** The truck is at the end of the way; it came `lateMs` after its plan, negative: before it. */
  | { readonly kind: 'arrived'; readonly lateMs: number };

/** A truck at one moment; ms since the departure of its plan. */
export interface PlannedMoment {
  readonly place: Point;
  readonly elapsedMs: number;
  /** Since when it stands; undefined while it drives. */
  readonly stoodSinceMs: number | undefined;
}

const AT_THE_END = 500; // metres: a yard, and how well a device knows its place

export function standingToPlan(line: TimedLine, { place, elapsedMs, stoodSinceMs }: PlannedMoment): PlanStanding {
  if (elapsedMs < 0) return { kind: 'waiting' };
  const arrivesMs = plannedArrival(line);
  const gap = gapToPlan(line, place, elapsedMs);
  const left = line.path.length - (metresAt(line, elapsedMs) + gap.metres);
  const isAtEnd = left < AT_THE_END && gap.aside < AT_THE_END;
  const cameAtMs = stoodSinceMs ?? elapsedMs; // whoever still rolls there is just arriving
  // Who stood there before the departure has not come there by this plan.
  if (isAtEnd && cameAtMs > 0) return { kind: 'arrived', lateMs: cameAtMs - arrivesMs };
  return { kind: elapsedMs > arrivesMs ? 'due' : 'underway', gap };
}

/** When the plan reaches the end of its way, ms since the departure: before it unloads there. */
export function plannedArrival(line: TimedLine): number {
  return timeAtMetres(line, line.path.length);
}
