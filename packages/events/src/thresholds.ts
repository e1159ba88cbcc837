// What separates moving from idle from stopped, and live from late from silent. One place, so that the fleet state, the
// trips of a day, the desk and a back-test can never disagree.

/** Metres: fixes of a parked truck scatter this far. A fix that says it is less accurate widens it, up to the second. */
const STAY_RADIUS = 60;
const WIDEST_STAY_RADIUS = 250;

/** Metres around a fix within which another counts as the same place; `accuracy` is that of the other, in metres. */
export function stayRadiusOf({ accuracy }: { readonly accuracy?: number | undefined }): number {
  return Math.max(STAY_RADIUS, Math.min(WIDEST_STAY_RADIUS, accuracy ?? 0));
}

/** A stay this long is idle: longer than most traffic lights. */
export const IDLE_AFTER_MS = 60_000;

/** A stay this long is a stop: longer than a queue at a toll. */
export const STOPPED_AFTER_MS: number = 5 * 60_000;

/** Metres per second. Below it one fix outside the radius may be noise; a second in a row is believed. */
export const WALKING_SPEED = 1.5;

/** Nothing heard for this long: late. Phones report every 30 s to 60 s while they move. */
export const LATE_AFTER_MS: number = 2 * 60_000;

/** Nothing heard for this long: silent. */
export const SILENT_AFTER_MS: number = 15 * 60_000;
