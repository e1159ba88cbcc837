// A journal frame: all positions of one commit. A byte of version, then rows one after the other, little-endian:
//   flags u8 · id length u16 (top bit: has attributes) · id UTF-8 · recordedAt f64 · receivedAt f64 · latitude i32 · longitude i32 ·
//   then, as flagged: speed i32 · heading i32 · altitude i32 · accuracy i32 · battery i32 · attributes (length u16 · JSON UTF-8)
// Places in 1e-7 degrees, the rest in hundredths: as exact as chunks, so that nothing changes when it is sealed.

export const FRAME_VERSION = 1;
export const PLACES_PER_DEGREE = 1e7;
export const HUNDREDTHS = 100;

/** Numbers that a row may have, each behind its flag, in this order. */
export const READINGS = ['speed', 'heading', 'altitude', 'accuracy', 'battery'] as const;
export const CHARGING_KNOWN = 32;
export const CHARGING = 64;
export const SIMULATED = 128;
export const HAS_ATTRIBUTES = 0x80_00;

/** Bytes of the times and the place. */
export const ROW_FIXED_BYTES = 24;

/** A frame holds at most so many positions and (nearly) so many bytes: one commit stays short. */
export const MAX_FRAME_POSITIONS = 10_000;
export const MAX_FRAME_BYTES = 1_000_000;
