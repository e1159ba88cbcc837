/** One figure of one suite: medians of the rounds, and what they are compared with. */
export interface Row {
  readonly suite: string;
  readonly figure: string;
  readonly unit: string;
  readonly ours: number | null;
  /** What one would build without thinking; null where there is none. */
  readonly baseline: number | null;
  /** The least that any server must do; null where there is none. */
  readonly floor: number | null;
  /** How many times better than the baseline; without a baseline, ours ÷ floor. */
  readonly ratio: number | null;
  readonly rounds: number;
  /** Ours ÷ floor. */
  readonly toFloor: number | null;
  /** Of the rounds: smallest, median, largest. */
  readonly spread: Readonly<Record<Side, Spread | null>>;
  readonly note?: string;
}

type Side = 'ours' | 'baseline' | 'floor';
type Spread = readonly [min: number, median: number, max: number];

/** The values of every round. */
export interface Measured extends Partial<Readonly<Record<Side, readonly (number | undefined)[]>>> {
  readonly suite: string;
  readonly figure: string;
  readonly unit: string;
  /** `more` is better, or `less`. */
  readonly better: 'more' | 'less';
  readonly note?: string | undefined;
}

export function rowOf({ suite, figure, unit, better, note, ...sides }: Measured): Row {
  const spread = {
    ours: spreadOf(sides.ours),
    baseline: spreadOf(sides.baseline),
    floor: spreadOf(sides.floor),
  };
  const [ours, baseline, floor] = [medianOf(spread.ours), medianOf(spread.baseline), medianOf(spread.floor)];
  const toFloor = quotient(ours, floor);
  const gain = better === 'more' ? quotient(ours, baseline) : quotient(baseline, ours);
  return {
    suite,
    figure,
    unit,
    ours,
    baseline,
    floor,
    ratio: gain ?? toFloor,
    rounds: sides.ours?.length ?? 0,
    toFloor,
    spread,
    ...(note ? { note } : {}),
  };
}

function spreadOf(values: readonly (number | undefined)[] = []): Spread | null {
  const known = values.filter((value) => value !== undefined).toSorted((a, b) => a - b);
  const [min, median, max] = [known[0], known[known.length >> 1], known.at(-1)];
  return min === undefined || median === undefined || max === undefined ? null : [min, median, max];
}

function medianOf(spread: Spread | null): number | null {
  return spread?.[1] ?? null;
}

/** A difference that came out below nothing lies within the noise: no number of times says how much better it is. */
function quotient(above: number | null, below: number | null): number | null {
  return above === null || below === null || above < 0 || below <= 0 ? null : above / below;
}

/** The head of the table that {@link lineOf} makes the rows of. */
export const TABLE_HEAD = `| figure | ours | baseline | floor | gain over baseline | ours ÷ floor |
| --- | --- | --- | --- | --- | --- |`;

/** A row of a Markdown table, so that the report can be pasted into the documentation. */
export function lineOf({ figure, unit, spread, baseline, ratio, toFloor, note }: Row): string {
  const cells = [
    `${figure}, ${unit}${note ? ` (${note})` : ''}`,
    ...[spread.ours, spread.baseline, spread.floor].map((values) => values?.map(shown).join(' / ') ?? '–'),
    baseline === null || ratio === null ? '–' : shown(ratio),
    toFloor === null ? '–' : shown(toFloor),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Three digits are all that such a measurement is worth. */
function shown(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : Number(value.toPrecision(3)).toString();
}
