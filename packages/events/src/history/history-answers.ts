import { z } from 'zod';
import { truckIdSchema } from '../names.js';
import {
  accuracySchema,
  altitudeSchema,
  batterySchema,
  headingSchema,
  latitudeSchema,
  longitudeSchema,
  speedSchema,
} from '../place.js';
import { epochMsSchema } from '../time.js';
import { stopSchema, tripSchema } from './trip.js';

/** A stored position as it goes out; see `Position` for the units. */
const storedPositionSchema = z.object({
  truckId: truckIdSchema,
  latitude: latitudeSchema,
  longitude: longitudeSchema,
  speed: speedSchema.nullable(),
  heading: headingSchema.nullable(),
  altitude: altitudeSchema.optional(),
  accuracy: accuracySchema.optional(),
  battery: batterySchema.optional(),
  charging: z.boolean().optional(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  recordedAt: epochMsSchema,
  receivedAt: epochMsSchema,
  simulated: z.literal(true).optional(),
});

/** `GET /api/trucks/:id/track`: a page of positions in time order. */
export const trackPageSchema = z.object({
  positions: z.array(storedPositionSchema),
  /** Ask for the next page with this as `after`; null on the last one. */
  next: epochMsSchema.nullable(),
});
export type TrackPage = z.infer<typeof trackPageSchema>;

/** `GET /api/trucks/:id/days`: the days that have positions, `2026-11-23` in the asked time zone, in order. */
export const daysSchema = z.object({ days: z.array(z.iso.date()) });
export type Days = z.infer<typeof daysSchema>;

/** `GET /api/trucks/:id/trips`: each list in time order. */
export const journeySchema = z.object({ trips: z.array(tripSchema), stops: z.array(stopSchema) });
export type Journey = z.infer<typeof journeySchema>;
