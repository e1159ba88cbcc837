/** How much a file may cost. */
export interface ReadLimits {
  /** Bytes of the file itself. */
  readonly maxBytes: number;
  /** Bytes that a KMZ may unpack to. */
  readonly maxInflatedBytes: number;
  /** Points, waypoints, segments and lines together. */
  readonly maxPoints: number;
  /** Elements in elements, arrays in arrays. */
  readonly maxDepth: number;
  /** Characters of one thing that has to be held whole: an XML text, a JSON document that is no list, a polyline. */
  readonly maxValueLength: number;
}

/** Enough for a year of one truck at a fix each half minute; a server that reads for many gives less. */
export const DEFAULT_LIMITS: ReadLimits = {
  maxBytes: 256 * 2 ** 20,
  maxInflatedBytes: 256 * 2 ** 20,
  maxPoints: 1_000_000,
  maxDepth: 64,
  maxValueLength: 64 * 2 ** 20,
};
