// The binary frame of live positions, version 1; byte by byte in docs/live-frames.md. Little-endian throughout.

export const FRAME_VERSION = 1;
export const FRAME_HEADER_BYTES = 32;
export const SEGMENT_HEADER_BYTES = 20;
/** A truck told in full: when it comes into a tile and when its state changes. Its id follows after all records. */
export const FULL_RECORD_BYTES = 40;
/** A truck that only moved. */
export const MOVED_RECORD_BYTES = 16;

/** Ages up to 6,553.4 s travel in tenths of a second; an older fix is told in full. */
export const AGE_UNIT_MS = 100;
export const OLDEST_AGE_MS = 65_534 * AGE_UNIT_MS;

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

export function unpackHeading(packed: number): number | null {
  return packed >= HEADING_STEPS ? null : (packed * 360) / HEADING_STEPS;
}

/** Metres per second to a byte, exact to 0.25 m/s and at most 127; null is unknown. */
export function packSpeed(speed: number | null): number {
  return speed === null ? UNKNOWN_BYTE : Math.min(UNKNOWN_BYTE - 1, Math.round(speed / SPEED_UNIT));
}

export function unpackSpeed(packed: number): number | null {
  return packed === UNKNOWN_BYTE ? null : packed * SPEED_UNIT;
}
