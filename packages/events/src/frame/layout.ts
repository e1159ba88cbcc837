// The binary frame of live positions, version 2; byte by byte in docs/live-frames.md. Little-endian throughout.

export const FRAME_VERSION = 2;
export const FRAME_HEADER_BYTES = 24;
export const SNAPSHOT_BIT = 1;

/** Level and tile; three counts of one to five bytes each follow. */
export const SEGMENT_HEADER_BYTES = 5;
export const MOST_COUNT_BYTES = 15;
export const WHOLE_TILE_BIT = 128;
/** The deepest tile grid that a frame can tell of. */
export const DEEPEST_LEVEL = 15;

/** A truck told in full: when it comes into a tile and when its state changes. Its id follows after all records. */
export const FULL_RECORD_BYTES = 38;
/** A truck that only moved; a full record begins with the same 13 bytes. */
export const MOVED_RECORD_BYTES = 14;
export const LEFT_BYTES = 3;
export const HEADING_AT = 11;
export const SPEED_AT = 12;
export const AGE_AT = 13;
export const STATE_AT = 13;

/** Motions in the order of their number in a record. */
export const MOTIONS = ['moving', 'idle', 'stopped'] as const;
export const MOTION_BITS = 3;
export const SIMULATED_BIT = 4;

/** Ages up to 25.4 s travel in tenths of a second; an older fix is told in full. */
export const AGE_UNIT_MS = 100;
export const OLDEST_AGE = 254;

const HEADING_STEPS = 254; // 0…253, and 254 and 255 to spare: 255 is unknown
const UNKNOWN_BYTE = 255;
const SPEED_UNIT = 0.5; // metres per second: 0…127 in a byte
const WORLD_STEPS = 2 ** 32; // positions to about a centimetre

/** World units (Web Mercator, 0…1) as an unsigned 32-bit number. The east edge of the world is its west edge. */
export function packWorld(unit: number): number {
  return Math.max(0, Math.min(WORLD_STEPS - 1, Math.round(unit * WORLD_STEPS)));
}

export function unpackWorld(packed: number): number {
  return packed / WORLD_STEPS;
}

/** Degrees from north to a byte; null is unknown. Exact to 0.71°. */
export function packHeading(heading: number | null): number {
  return heading === null ? UNKNOWN_BYTE : Math.round((heading / 360) * HEADING_STEPS) % HEADING_STEPS;
}

/** Metres per second to a byte, exact to 0.25 m/s and at most 127; null is unknown. */
export function packSpeed(speed: number | null): number {
  return speed === null ? UNKNOWN_BYTE : Math.min(UNKNOWN_BYTE - 1, Math.round(speed / SPEED_UNIT));
}

/** Degrees by byte; NaN is unknown. */
export const HEADINGS: Float64Array = Float64Array.from({ length: 256 }, (_none, packed) =>
  packed < HEADING_STEPS ? (packed * 360) / HEADING_STEPS : Number.NaN,
);

/** Metres per second by byte; NaN is unknown. */
export const SPEEDS: Float64Array = Float64Array.from({ length: 256 }, (_none, packed) =>
  packed === UNKNOWN_BYTE ? Number.NaN : packed * SPEED_UNIT,
);
