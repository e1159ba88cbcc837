/** The smaller number first. */
export type Range = readonly [number, number];

interface GivenRange {
  /** What the document has, of any shape. */
  readonly ends: readonly unknown[];
  readonly fallback: Range;
}

/** The range with another end: a lone one gets the usual other, and when both are as usual the document need not say it. */
export function withEnd({ ends, fallback }: GivenRange, end: number, value: number | undefined): unknown[] | undefined {
  const range = fallback.map((usual, index) => (index === end ? value : ends[index]) ?? usual);
  return range.every((each, index) => each === fallback[index]) ? undefined : range;
}
