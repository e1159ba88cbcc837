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
import { createPlainCheck } from './plain-check.js';
import { instantSchema } from './time.js';

/** At most this many reports in one request. */
export const MAX_REPORTS_PER_REQUEST = 10_000;

/** What a report may carry besides its fix: how many attributes, and how long each name, each text and all together may be. */
export const attributeLimits = {
  count: 64, // a chatty tracker sends about thirty
  name: 64,
  text: 512,
  characters: 2048, // of all together, as JSON: a hundred thousand trucks keep theirs in memory
} as const;

const attributesSchema = z.preprocess(
  (attributes, context) => {
    // Counted before any is looked at: a million of them must not cost a second.
    if (typeof attributes !== 'object' || attributes === null || hasAtMost(attributeLimits.count, attributes))
      return attributes;
    context.addIssue(`at most ${attributeLimits.count} attributes`);
    return z.NEVER;
  },
  z
    .record(
      z.string().min(1).max(attributeLimits.name),
      z.union([z.string().max(attributeLimits.text), z.number(), z.boolean()]),
    )
    .refine(
      (attributes) => JSON.stringify(attributes).length <= attributeLimits.characters,
      `at most ${attributeLimits.characters} characters of attributes`,
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
  /** A report is a fix unless it says that it is not. */
  valid: z.literal(true).optional(),
  latitude: latitudeSchema,
  longitude: longitudeSchema,
  speed: speedSchema.nullish(),
  heading: headingSchema.nullish(),
  altitude: altitudeSchema.nullish(),
  accuracy: accuracySchema.nullish(),
});

const noFixReportSchema = z.object({ ...everyReport, valid: z.literal(false) });

/** A report that was parsed. */
export type Report = FixReport | z.output<typeof noFixReportSchema>;

/** A report that says where the truck is. */
export type FixReport = z.output<typeof fixReportSchema>;

/** A report as a sender may write it. */
export type ReportInput = z.input<typeof fixReportSchema> | z.input<typeof noFixReportSchema>;

/**
 * What a device sends, not yet believed. Degrees (WGS 84), metres, metres per second, percent; times as epoch ms or ISO 8601.
 * `valid: false` says "I am here but have no fix": whatever place it carries is not read. Unknown values are null or absent.
 */
export const reportSchema = z.discriminatedUnion('valid', [fixReportSchema, noFixReportSchema]);

const checkFix = createPlainCheck(fixReportSchema);

/** Whether it is a report with a fix and nothing to convert, as nearly all are; the schema has the word on all others. */
export function isPlainFix(input: unknown): input is FixReport {
  return checkFix(input);
}
