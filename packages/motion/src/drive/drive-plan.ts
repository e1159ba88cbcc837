import type { Path } from '@fleetmap/geo';
import { drawBetween, type Random } from '../random.js';
import { checkProfile, type DrivingProfile } from './driving-profile.js';
import type { Road, Stretch } from './road.js';
import { drawCeiling } from './speed-ceiling.js';
import { drawStops } from './stop.js';
import { appendHalt, appendWay, type Timetable } from './timetable.js';

/** What makes one truck's drive differ from another's on the same road. */
export interface DriveOptions {
  readonly profile: DrivingProfile;
  /** The stream of this truck alone. */
  readonly random: Random;
  /** Without it there and back. */
  readonly trip?: Trip;
}

/**
 * `once` parks at the end of the road for good, `return` comes back and leaves again, `loop` leaves again from the end, which
 * must be where the road starts.
 */
export type Trip = 'once' | 'return' | 'loop';

/** A truck's trip: one row per change of acceleration, 24 bytes each. */
export interface DrivePlan {
  /** Shared with all trucks on the road. */
  readonly path: Path;
  /** Whether it begins again after the period, for ever. */
  readonly repeats: boolean;
  /** How long one trip takes, ms. */
  readonly periodMs: number;
  /** Since departure, rising, from 0 to the period. */
  readonly timesMs: Float64Array;
  /** Metres driven since departure: the length of the path at its end, twice that when back. */
  readonly distances: Float64Array;
  /** m/s; between two rows the speed changes evenly with time. */
  readonly speeds: Float64Array;
}

/**
 * Plans a trip: from the start of the road to its end and loading there; on a return trip also back on the same road, loading
 * again. Limits, towns, bends, rests and traffic set the speed; what is left to chance comes from the random stream.
 * @throws RangeError when the profile cannot move or stop a truck.
 */
export function planDrive(road: Road, options: DriveOptions): DrivePlan {
  const { profile, random, trip = 'return' } = options;
  checkProfile(profile);
  const timetable: Timetable = { timesMs: [0], distances: [0], speeds: [0] };
  const ways = trip === 'return' ? [road.stretches, reversed(road.stretches, road.path.length)] : [road.stretches];
  for (const stretches of ways) {
    const stops = drawStops(stretches, profile, random);
    appendWay(timetable, drawCeiling(stretches, stops, options), profile);
    appendHalt(timetable, drawBetween(random, profile.loadMs));
  }
  return {
    path: road.path,
    repeats: trip !== 'once',
    periodMs: timetable.timesMs.at(-1)!,
    timesMs: Float64Array.from(timetable.timesMs),
    distances: Float64Array.from(timetable.distances),
    speeds: Float64Array.from(timetable.speeds),
  };
}

/** The same road seen from its other end. */
function reversed(stretches: readonly Stretch[], length: number): Stretch[] {
  return stretches
    .map((stretch) => ({ ...stretch, start: length - stretch.end, end: length - stretch.start }))
    .toReversed();
}
