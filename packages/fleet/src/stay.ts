import {
  IDLE_AFTER_MS,
  type Motion,
  type Position,
  stayRadiusOf,
  STOPPED_AFTER_MS,
  WALKING_SPEED,
} from '@fleetmap/events';
import { distanceBetween } from '@fleetmap/geo';

/** What {@link nextStay} reads of a position. */
export type Fix = Pick<Position, 'latitude' | 'longitude' | 'speed' | 'accuracy' | 'recordedAt'>;

/**
 * What a truck does, told by where it stays: a truck within the radius of one place for a minute is idle, for five
 * stopped, whatever its speedometer says; all the rest is moving.
 */
export interface Stay {
  readonly motion: Motion;
  /** Epoch ms; dated back to the first fix of the stay, or to the first fix outside the last one. */
  readonly since: number;
  /** The first fix of the present stay. */
  readonly anchor: Fix;
  /** A fix outside the radius that may be noise. */
  readonly doubtful?: Fix;
}

/** The stay after one more fix, which is newer than all before it. */
export function nextStay(stay: Stay | undefined, fix: Fix): Stay {
  if (!stay) return firstStay(fix);
  if (isWithin(stay.anchor, fix)) return stayOn(stay, fix);
  if (stay.motion !== 'moving' && (fix.speed ?? 0) < WALKING_SPEED) {
    if (!stay.doubtful) return { ...stay, doubtful: fix };
    return nextStay({ motion: 'moving', since: stay.doubtful.recordedAt, anchor: stay.doubtful }, fix);
  }
  const since = stay.motion === 'moving' ? stay.since : (stay.doubtful ?? fix).recordedAt;
  return { motion: 'moving', since, anchor: fix };
}

function firstStay(fix: Fix): Stay {
  const motion = (fix.speed ?? 0) >= WALKING_SPEED ? 'moving' : 'idle';
  return { motion, since: fix.recordedAt, anchor: fix };
}

function stayOn(stay: Stay, fix: Fix): Stay {
  const { motion, since, anchor } = stay;
  const stayedMs = fix.recordedAt - anchor.recordedAt;
  if (stayedMs >= STOPPED_AFTER_MS) return { motion: 'stopped', since: anchor.recordedAt, anchor };
  if (stayedMs >= IDLE_AFTER_MS) return { motion: 'idle', since: anchor.recordedAt, anchor };
  return stay.doubtful ? { motion, since, anchor } : stay;
}

function isWithin(anchor: Fix, fix: Fix): boolean {
  return distanceBetween(anchor, fix) <= stayRadiusOf(fix);
}
