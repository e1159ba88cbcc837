import type { SpeedUnit } from '../stores/desk-store.js';
import { elapsedIn } from './elapsed.js';

export interface FormatOptions {
  readonly language: string;
  readonly speedUnit: SpeedUnit;
  /** IANA name; absent: the viewer's own. */
  readonly timeZone?: string;
}

/** Everything the desk shows that is not a sentence, in the language, the units and the time zone of the viewer. */
export interface Format {
  number(value: number): string;
  /** @param ratio 0…1 */
  percent(ratio: number): string;
  /** @param metresPerSecond shown with as many decimals as asked for, none being the rule: a fix is no better. */
  speed(metresPerSecond: number, decimals?: number): string;
  /** Metres or, for those who drive in miles, feet. */
  length(metres: number): string;
  /** Metres, shown as kilometres or miles: "1.2 km" below ten, "182 km" above. */
  distance(metres: number): string;
  degrees(value: number): string;
  /** "5 minutes ago" */
  age(spanMs: number): string;
  /** "5 min" */
  duration(spanMs: number): string;
  /** "2 h 28 min", to the minute. */
  span(spanMs: number): string;
  /** These take epoch ms. */
  time(at: number): string;
  /** "08:12" */
  shortTime(at: number): string;
  /** "Mon, Nov 23, 2026" */
  day(at: number): string;
  /** "November 2026" */
  month(at: number): string;
  /** "Mon" */
  weekday(at: number): string;
  dateTime(at: number): string;
  /** "May 1" */
  date(at: number): string;
  /** "May 1 12:04:05 PM" */
  moment(at: number): string;
  /** "5/1/24, 12:04:05 PM GMT-3" */
  zonedDateTime(at: number): string;
}

const SECONDS_PER_HOUR = 3600;
const MS_PER_MINUTE = 60_000;
const METRES_PER_MILE = 1609.344;
const METRES_PER_FOOT = 0.3048;

export function createFormat({ language, speedUnit, timeZone }: FormatOptions): Format {
  const miles = speedUnit === 'mph';
  const zoned = timeZone === undefined ? {} : { timeZone };
  const plain = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const speeds = [0, 1].map((decimals) => unitFormat(miles ? 'mile-per-hour' : 'kilometer-per-hour', decimals));
  const distances = [0, 1].map((decimals) => unitFormat(miles ? 'mile' : 'kilometer', decimals));
  const length = unitFormat(miles ? 'foot' : 'meter', 0);
  const age = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  const justNow = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const durations = {
    second: unitFormat('second', 0),
    minute: unitFormat('minute', 0),
    hour: unitFormat('hour', 0),
    day: unitFormat('day', 0),
  };
  const time = new Intl.DateTimeFormat(language, { ...zoned, timeStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(language, { ...zoned, dateStyle: 'short', timeStyle: 'medium' });
  const shortTime = new Intl.DateTimeFormat(language, { ...zoned, timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(language, {
    ...zoned,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const month = new Intl.DateTimeFormat(language, { ...zoned, month: 'long', year: 'numeric' });
  const weekday = new Intl.DateTimeFormat(language, { ...zoned, weekday: 'short' });
  const date = new Intl.DateTimeFormat(language, { ...zoned, day: 'numeric', month: 'short' });
  const zone = new Intl.DateTimeFormat(language, { ...zoned, timeZoneName: 'short' });

  function unitFormat(unit: string, maximumFractionDigits: number): Intl.NumberFormat {
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });
  }

  return {
    number: (value) => plain.format(value),
    percent: (ratio) => percent.format(ratio),
    speed(metresPerSecond, decimals = 0) {
      const perHour = (metresPerSecond * SECONDS_PER_HOUR) / (miles ? METRES_PER_MILE : 1000);
      return speeds[decimals > 0 ? 1 : 0]!.format(perHour);
    },
    length: (metres) => length.format(miles ? metres / METRES_PER_FOOT : metres),
    distance(metres) {
      const far = metres / (miles ? METRES_PER_MILE : 1000);
      return distances[far < 9.95 ? 1 : 0]!.format(far);
    },
    degrees: (value) => `${plain.format(Math.round(value))}°`, // CLDR puts a space in Portuguese that nobody writes
    age(spanMs) {
      const { value, unit } = elapsedIn(spanMs);
      return (value === 0 ? justNow : age).format(-value, unit);
    },
    duration(spanMs) {
      const { value, unit } = elapsedIn(spanMs);
      return durations[unit].format(value);
    },
    span(spanMs) {
      const minutes = Math.round(spanMs / MS_PER_MINUTE);
      const hours = Math.floor(minutes / 60);
      if (hours === 0) return durations.minute.format(minutes);
      return [durations.hour.format(hours), durations.minute.format(minutes % 60)].join(' ');
    },
    shortTime: (at) => shortTime.format(at),
    day: (at) => day.format(at),
    month: (at) => month.format(at),
    weekday: (at) => weekday.format(at),
    time: (at) => time.format(at),
    date: (at) => date.format(at),
    moment: (at) => `${date.format(at)} ${time.format(at)}`,
    dateTime: (at) => dateTime.format(at),
    zonedDateTime(at) {
      // Intl refuses a zone beside its short styles.
      const name = zone.formatToParts(at).find(({ type }) => type === 'timeZoneName');
      return [dateTime.format(at), name?.value].join(' ');
    },
  };
}
