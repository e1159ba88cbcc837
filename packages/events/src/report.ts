import { z } from 'zod';
import { truckIdSchema } from './names.js';
import {
  accuracySchema,
  altitudeSchema,
  batterySchema,
  headingSchema,
  latitudeSchema,
  longitudeSchema,
  speedSchema,
} from './place.js';
import { instantSchema } from './time.js';

/** At most this many reports in one request. */
export const MAX_REPORTS_PER_REQUEST = 10_000;

const MAX_ATTRIBUTES = 64; // a chatty tracker sends about thirty

const MAX_ATTRIBUTE_CHARACTERS = 2048; // of all together: a hundred thousand trucks keep theirs in memory

const attributesSchema = z.preprocess(
  (attributes, context) => {
    // Counted before any is looked at: a million of them must not cost a second.
    if (typeof attributes !== 'object' || attributes === null || hasAtMost(MAX_ATTRIBUTES, attributes))
      return attributes;
    context.addIssue(`at most ${MAX_ATTRIBUTES} attributes`);
    return z.NEVER;
  },
  z
    .record(z.string().min(1).max(64), z.union([z.string().max(512), z.number(), z.boolean()]))
    .refine(
      (attributes) => JSON.stringify(attributes).length <= MAX_ATTRIBUTE_CHARACTERS,
      `at most ${MAX_ATTRIBUTE_CHARACTERS} characters of attributes`,
    ),
) as z.ZodType<Record<string, string | number | boolean>, Record<string, string | number | boolean>>;

function hasAtMost(most: number, entries: object): boolean {
  let left = most;
  for (const name in entries) if (Object.hasOwn(entries, name) && left-- === 0) return false;
  return true;
}

const everyReport = {
  truckId: truckIdSchema,
  /** When the device took the fix. Without it: when the report arrived. */
  recordedAt: instantSchema.optional(),
  battery: batterySchema.nullish(),
  charging: z.boolean().nullish(),
  /** Whatever else the device says; kept, not interpreted. */
  attributes: attributesSchema.optional(),
};

const fixReportSchema = z.object({
  ...everyReport,
  valid: z.literal(true),
  latitude: latitudeSchema,
  longitude: longitudeSchema,
  speed: speedSchema.nullish(),
  heading: headingSchema.nullish(),
  altitude: altitudeSchema.nullish(),
  accuracy: accuracySchema.nullish(),
});

const noFixReportSchema = z.object({ ...everyReport, valid: z.literal(false) });

/** A report that was parsed. */
export type Report = z.output<typeof fixReportSchema> | z.output<typeof noFixReportSchema>;

type Sendable<Shape extends { valid: boolean }> = Omit<Shape, 'valid'> & { valid?: Shape['valid'] };

/** A report as a sender may write it. */
export type ReportInput =
  | Sendable<z.input<typeof fixReportSchema>>
  | (Omit<z.input<typeof noFixReportSchema>, 'valid'> & { valid: false });

/**
 * What a device sends, not yet believed. Degrees (WGS 84), metres, metres per second, percent; times as epoch ms or ISO 8601.
 * `valid: false` says "I am here but have no fix": whatever place it carries is not read. Unknown values are null or absent.
 */
export const reportSchema = z.preprocess(
  markValid,
  z.discriminatedUnion('valid', [fixReportSchema, noFixReportSchema]),
) as z.ZodType<Report, ReportInput>; // preprocess itself would let a sender compile with anything

/** A report is a fix unless it says that it is not. */
function markValid(report: unknown): unknown {
  if (typeof report !== 'object' || report === null || Array.isArray(report)) return report;
  return 'valid' in report ? report : { ...report, valid: true };
}
