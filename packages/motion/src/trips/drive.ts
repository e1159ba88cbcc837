import type { Trip } from '@fleetmap/events';
import { distanceBetween, type Point } from '@fleetmap/geo';
import type { Fix } from './fix.js';
import { fasterOf, isPause, type Stay } from './stay.js';

/** A trip that is still going on. Metres, ms, metres per second. */
export interface Drive {
  readonly start: Fix;
  readonly distance: number;
  /** How far from its start it has been, as the crow flies. */
  readonly reach: number;
  readonly pausedMs: number;
  readonly maxSpeed: number | null;
}

export function beginDrive(start: Fix): Drive {
  return { start, distance: 0, reach: 0, pausedMs: 0, maxSpeed: start.speed };
}

/** The drive after a stay that was no stop. The scatter of a pause is noise and not driven. */
export function passStay(drive: Drive, stay: Stay): Drive {
  const { first, last } = stay;
  const paused = isPause(stay);
  return {
    ...drive,
    distance: drive.distance + (paused ? distanceBetween(first, last) : stay.distance),
    pausedMs: drive.pausedMs + (paused ? last.recordedAt - first.recordedAt : 0),
    maxSpeed: fasterOf(drive.maxSpeed, stay.maxSpeed),
  };
}

/** The drive after the leg to a new place. */
export function driveOn(drive: Drive, from: Fix, to: Fix): Drive {
  return {
    ...drive,
    distance: drive.distance + distanceBetween(from, to),
    reach: Math.max(drive.reach, distanceBetween(drive.start, to)),
    maxSpeed: fasterOf(drive.maxSpeed, to.speed),
  };
}

export function tripOf({ start, distance, pausedMs, maxSpeed }: Drive, end: Fix): Trip {
  const movingMs = end.recordedAt - start.recordedAt - pausedMs;
  return {
    startedAt: start.recordedAt,
    endedAt: end.recordedAt,
    distance,
    movingMs,
    maxSpeed,
    meanSpeed: (distance / movingMs) * 1000,
    from: placeOf(start),
    to: placeOf(end),
  };
}

function placeOf({ latitude, longitude }: Point): Point {
  return { latitude, longitude };
}
