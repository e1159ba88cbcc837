import { z } from 'zod';

/** Milliseconds since 1970-01-01T00:00:00Z. Never negative, never beyond what a Date can hold. */
export const epochMsSchema = z.int().min(0).max(8_640_000_000_000_000);

/** The same instant as a number (epoch ms) or as ISO 8601 text with a zone, e.g. `2026-05-01T15:04:05-03:00`. */
export const instantSchema = z.union([
  epochMsSchema,
  z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .pipe(epochMsSchema),
]);
