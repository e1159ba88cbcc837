const HOUR_MS = 60 * 60_000;
const QUARTER_MS = HOUR_MS / 4; // every time zone of today is whole quarters of an hour from UTC

interface DaysRange {
  readonly from: number;
  readonly until: number;
  readonly timeZone: string;
  /** Whether there is a fix in a span of an hour that has one somewhere. */
  readonly hasFix: (from: number, until: number) => Promise<boolean>;
}

/**
 * The days of a time zone, `2026-11-23`, that have a fix, made of the UTC hours that have one. Only where midnight falls
 * into such an hour, as in India, it must be asked on which side the fixes are.
 */
export async function daysOfHours(hours: readonly number[], range: DaysRange): Promise<string[]> {
  const { from, until, timeZone, hasFix } = range;
  const dayOf = createDayOf(timeZone);
  const days = new Set<string>();
  for (const hour of hours) {
    const start = Math.max(hour, from);
    const end = Math.min(hour + HOUR_MS, until);
    if (dayOf(start) === dayOf(end - 1)) days.add(dayOf(start));
    else {
      for (let quarter = hour; quarter < end; quarter += QUARTER_MS) {
        const [since, to] = [Math.max(quarter, start), Math.min(quarter + QUARTER_MS, end)];
        if (since < to && !days.has(dayOf(since)) && (await hasFix(since, to))) days.add(dayOf(since));
      }
    }
  }
  return [...days];
}

function createDayOf(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return `${parts['year']}-${parts['month']}-${parts['day']}`;
  };
}
