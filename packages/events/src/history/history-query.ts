import { z } from 'zod';
import { instantSchema } from '../time.js';

const DAY_MS = 24 * 60 * 60_000;

/** A month of 31 days and the hour that summer time may add, with a day to spare. */
const LONGEST_RANGE_MS = 32 * DAY_MS;

/** A year and a month, for a calendar. */
const LONGEST_CALENDAR_MS = 400 * DAY_MS;

/** Metres: beyond it a track is no longer a track. */
const WIDEST_TOLERANCE = 10_000;

export const MAX_POSITIONS_PER_PAGE = 10_000;

/** How a track can be had. */
export const trackFormatSchema = z.enum(['json', 'gpx', 'geojson', 'csv']);
export type TrackFormat = z.infer<typeof trackFormatSchema>;

/** An instant in an address: epoch ms or ISO 8601 with a zone. */
const instantTextSchema = z
  .string()
  .max(40)
  .transform((text) => (/^\d{1,16}$/.test(text) ? Number(text) : text))
  .pipe(instantSchema);

/** `from` inclusive, `until` exclusive. Whatever is wrong with them is an issue of the one or the other. */
const rangeShape = { from: instantTextSchema, until: instantTextSchema };

function checkRange(longestMs: number) {
  return function check({
    value: { from, until },
    issues,
  }: z.core.ParsePayload<{ from: number; until: number }>): void {
    const message = until <= from ? 'must be after from' : until - from > longestMs ? 'is too long after from' : '';
    if (message) issues.push({ code: 'custom', path: ['until'], message, input: until });
  };
}

/** `?from&until` of the trips and stops of a truck. */
export const tripsQuerySchema = z.object(rangeShape).check(checkRange(LONGEST_RANGE_MS));
export type TripsQuery = z.output<typeof tripsQuerySchema>;

/** `?from&until` of the index of recorded segments. */
export const replayQuerySchema = z.object(rangeShape).check(checkRange(LONGEST_RANGE_MS));
export type ReplayQuery = z.output<typeof replayQuerySchema>;

/** A whole number in an address: the start of a segment in epoch ms, its revision. */
export const wholeNumberTextSchema = z
  .string()
  .regex(/^\d{1,16}$/, 'must be a whole number')
  .transform(Number)
  .pipe(z.int());

/** `?from&until&simplify&limit&after&format` of the track of a truck. */
export const trackQuerySchema = z
  .object({
    ...rangeShape,
    /** Metres that a position may be off the line when it is left out; 0 keeps all. */
    simplify: z
      .string()
      .regex(/^\d{1,5}(\.\d{1,3})?$/, 'must be metres')
      .transform(Number)
      .pipe(z.number().max(WIDEST_TOLERANCE))
      .default(0),
    /** Positions read for one page, before any is left out. */
    limit: z
      .string()
      .regex(/^\d{1,5}$/, 'must be a whole number')
      .transform(Number)
      .pipe(z.int().min(1).max(MAX_POSITIONS_PER_PAGE))
      .default(MAX_POSITIONS_PER_PAGE),
    /** The `next` of the page before. */
    after: instantTextSchema.optional(),
    format: trackFormatSchema.default('json'),
  })
  .check(checkRange(LONGEST_RANGE_MS));
export type TrackQuery = z.output<typeof trackQuerySchema>;

/** `?from&until&timeZone` of the days that have positions. */
export const daysQuerySchema = z
  .object({
    ...rangeShape,
    /** IANA name. */
    timeZone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone').default('UTC'),
  })
  .check(checkRange(LONGEST_CALENDAR_MS));
export type DaysQuery = z.output<typeof daysQuerySchema>;

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
