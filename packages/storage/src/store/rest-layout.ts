/** Readings that replay does not show, in the order they are written. */
export const REST_READINGS = ['altitude', 'accuracy', 'battery'] as const;
/** What a position may say of charging, in the order of the bitmaps. */
export const CHARGING = [false, true] as const;
export const HUNDREDTHS = 100;
/** A delay is its high part times this, plus its low part. Milliseconds, twelve days. */
export const DELAYS_PER_HIGH = 0x40_00_00_00;

/**
 * The head: a byte with two bits for the delays and two for the presence of each reading, and one with a bit for attributes and two
 * for each of charging. Chunks of the first version begin with 0 or 1 (long delays) and tell each presence where it is needed.
 */
export const SHORT = 2;
export const LONG = 3;
