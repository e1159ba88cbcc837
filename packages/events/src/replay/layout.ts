// The binary replay segment, version 1; byte by byte in docs/replay-segments.md. Little-endian throughout.

export const REPLAY_VERSION = 1;
export const SEGMENT_HEADER_BYTES = 24;

/** 1e-7 degrees is a centimetre on the ground. */
export const PLACES_PER_DEGREE = 1e7;
export const SPEEDS_PER_METRE = 100;
export const HEADINGS_PER_DEGREE = 100;

/** A chunk of n rows has at least n / 8 bytes: what a reader has to hold is bounded by what it was given. */
export const ROWS_PER_BYTE = 8;

/** What a track of a segment begins with. */
export const SIMULATED_BIT = 1;
export const KEYFRAME_BIT = 2;
export const CHUNK_BIT = 4;
