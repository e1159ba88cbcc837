import { IDLE_AFTER_MS, type Stop, stayRadiusOf, STOPPED_AFTER_MS, WALKING_SPEED } from '@fleetmap/events';
import { distanceBetween } from '@fleetmap/geo';
import type { Fix } from './fix.js';

/** The fixes since a truck came to where it is: of a parked truck all, of a driving one the newest few. */
export interface Stay {
  readonly first: Fix;
  readonly last: Fix;
  /** Metres over all its fixes: noise, should it turn out to be a stop. */
  readonly distance: number;
  /** Metres per second; null: no fix told. */
  readonly maxSpeed: number | null;
  /** Whether nothing is known of the time before, so that it may have begun long ago. */
  readonly isCut: boolean;
  /** Whether every fix so far said that it drives. */
  readonly isRolling: boolean;
  /** A fix outside the radius that may be noise. */
  readonly doubtful?: Fix;
}

export function beginStay(fix: Fix, isCut: boolean): Stay {
  return { first: fix, last: fix, distance: 0, maxSpeed: fix.speed, isCut, isRolling: isDriving(fix) };
}

export function prolongStay({ first, last, distance, maxSpeed, isCut, isRolling }: Stay, fix: Fix): Stay {
  return {
    first,
    last: fix,
    distance: distance + distanceBetween(last, fix),
    maxSpeed: fasterOf(maxSpeed, fix.speed),
    isCut,
    isRolling: isRolling && isDriving(fix),
  };
}

export function isAtSamePlace(stay: Stay, fix: Fix): boolean {
  return distanceBetween(stay.first, fix) <= stayRadiusOf(fix);
}

/** The fixes before drove and this one stands: the stay begins here, not up to a radius before. */
export function isArrival(stay: Stay, fix: Fix): boolean {
  return stay.isRolling && !isPause(stay) && fix.speed !== null && !isDriving(fix);
}

export function isDriving({ speed }: Fix): boolean {
  return (speed ?? 0) >= WALKING_SPEED;
}

export function isPause({ first, last }: Stay): boolean {
  return last.recordedAt - first.recordedAt >= IDLE_AFTER_MS;
}

/** @param isCut whether nothing is known of the time before or after it: then a minute is enough. */
export function isStop(stay: Stay, isCut: boolean = stay.isCut): boolean {
  return isCut ? isPause(stay) : stay.last.recordedAt - stay.first.recordedAt >= STOPPED_AFTER_MS;
}

export function stopOf({ first, last }: Stay): Stop {
  return {
    startedAt: first.recordedAt,
    endedAt: last.recordedAt,
    latitude: first.latitude,
    longitude: first.longitude,
  };
}

export function fasterOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
