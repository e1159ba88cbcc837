/** Length of a replay segment; segments begin at multiples of it since the epoch. Milliseconds. */
export const SEGMENT_MS = 600_000;

/** Start of the segment that holds an instant. Epoch ms. */
export function segmentStartOf(instant: number): number {
  return Math.floor(instant / SEGMENT_MS) * SEGMENT_MS;
}

/** Where every truck was during ten minutes. Epoch ms; `until` is the first instant after it. */
export interface ReplaySegment {
  readonly start: number;
  readonly until: number;
  readonly tracks: readonly ReplayTrack[];
}

/**
 * One truck's fixes in time order, as columns: epoch ms, degrees (WGS 84), metres per second, degrees from north; NaN is unknown.
 * The first row may be older than the segment: the keyframe, the truck's last fix before it.
 */
export interface ReplayTrack {
  readonly truckId: string;
  readonly simulated: boolean;
  readonly times: Float64Array;
  readonly latitudes: Float64Array;
  readonly longitudes: Float64Array;
  readonly speeds: Float32Array;
  readonly headings: Float32Array;
}

/** What replay shows of a position. Units as in a position. */
export interface Fix {
  readonly recordedAt: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly speed: number | null;
  readonly heading: number | null;
  readonly simulated?: true;
}
