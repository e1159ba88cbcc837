import { type Journey, SILENT_AFTER_MS, type Stop, stayRadiusOf, type Trip } from '@fleetmap/events';
import { distanceBetween } from '@fleetmap/geo';
import { beginDrive, type Drive, driveOn, passStay, tripOf } from './drive.js';
import type { Fix } from './fix.js';
import {
  beginStay,
  isArrival,
  isAtSamePlace,
  isDriving,
  isPause,
  isStop,
  prolongStay,
  type Stay,
  stopOf,
} from './stay.js';

/** Metres. Who never gets this far from where it started was shunted about a yard, or moved by noise only. */
const SHORTEST_REACH = 250;

/** Reads fixes one at a time and remembers only what came of them, so that a year costs no more memory than its trips. */
export interface TripFold {
  /** Takes the next fix of the truck; one that is not newer than the last is left out. */
  add(fix: Fix): void;
  /** What happened, the unfinished end included. The fold is used up then. */
  finish(): Journey;
}

/**
 * Tells trips from stops by radius and time: five minutes at one place are a stop, dated back to the first still fix;
 * what lies between is a trip. Nothing heard for a quarter of an hour, and then at another place, ends both.
 */
export function createTripFold(): TripFold {
  const trips: Trip[] = [];
  const stops: Stop[] = [];
  let stay: Stay | undefined;
  let drive: Drive | undefined;

  function add(fix: Fix): void {
    const newest = stay?.doubtful ?? stay?.last;
    if (!stay || !newest) stay = beginStay(fix, true);
    else if (fix.recordedAt <= newest.recordedAt) return;
    else if (isAtSamePlace(stay, fix)) remain(stay, fix);
    else if (fix.recordedAt - newest.recordedAt > SILENT_AFTER_MS) {
      close(stay);
      stay = beginStay(fix, true);
    } else if (stay.doubtful) {
      leave(stay, stay.doubtful);
      add(fix);
    } else if (isPause(stay) && !isDriving(fix)) stay = { ...stay, doubtful: fix };
    else leave(stay, fix);
  }

  function remain(here: Stay, fix: Fix): void {
    if (isArrival(here, fix)) return leave(here, fix);
    stay = prolongStay(here, fix);
    if (drive && isStop(stay)) endTrip(stay.first);
  }

  function leave(here: Stay, fix: Fix): void {
    const isDeparture = isStop(here);
    if (isDeparture) addStop(stopOf(here));
    drive ??= beginDrive(isDeparture ? here.last : here.first);
    drive = driveOn(isDeparture ? drive : passStay(drive, here), here.last, fix);
    stay = beginStay(fix, false);
  }

  /** Nothing is known of what came after. */
  function close(here: Stay): void {
    const isEnd = isStop(here, true);
    if (drive && !isEnd) drive = passStay(drive, here);
    endTrip(isEnd ? here.first : here.last);
    if (isEnd) addStop(stopOf(here));
  }

  function endTrip(end: Fix): void {
    if (drive && drive.reach >= SHORTEST_REACH) trips.push(tripOf(drive, end));
    drive = undefined;
  }

  /** Two stops at one place with no trip between them are one: something that was no trip had parted them. */
  function addStop(stop: Stop): void {
    const before = stops.at(-1);
    const isSame =
      before &&
      before.endedAt >= (trips.at(-1)?.endedAt ?? 0) &&
      distanceBetween(before, stop) <= stayRadiusOf({ accuracy: undefined });
    if (isSame) stops[stops.length - 1] = { ...before, endedAt: stop.endedAt };
    else stops.push(stop);
  }

  return {
    add,
    finish() {
      if (stay) close(stay);
      stay = undefined;
      return { trips, stops };
    },
  };
}
