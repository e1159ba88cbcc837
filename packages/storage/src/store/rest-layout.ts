/** Readings that replay does not show, in the order they are written. */
export const REST_READINGS = ['altitude', 'accuracy', 'battery'] as const;
export const HUNDREDTHS = 100;
/** A delay is its high part times this, plus its low part. Milliseconds, twelve days. */
export const DELAYS_PER_HIGH = 0x40_00_00_00;
