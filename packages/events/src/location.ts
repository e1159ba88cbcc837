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
import { epochMsSchema } from './time.js';

/** What a truck does, told by where it has been: on its way, standing for a short while, standing for long. */
export const motionSchema = z.enum(['moving', 'idle', 'stopped']);
export type Motion = z.infer<typeof motionSchema>;

/**
 * Where a truck is and what it does. Degrees (WGS 84), metres, metres per second, percent, epoch ms UTC.
 * Null is unknown: a device need not know its speed or heading.
 */
export const locationSchema = z.object({
  latitude: latitudeSchema,
  longitude: longitudeSchema,
  speed: speedSchema.nullable(),
  heading: headingSchema.nullable(),
  altitude: altitudeSchema.optional(),
  accuracy: accuracySchema.optional(),
  battery: batterySchema.optional(),
  charging: z.boolean().optional(),
  /** When the device took the fix. */
  recordedAt: epochMsSchema,
  /** When the server last heard of the truck, with or without a fix. */
  heardAt: epochMsSchema,
  motion: motionSchema,
  /** When the motion began, dated back to the first fix that belongs to it. */
  motionSince: epochMsSchema,
  /** Present on trucks that a simulation drives. */
  simulated: z.literal(true).optional(),
});
export type Location = z.infer<typeof locationSchema>;

/** One change of one truck, as it goes to viewers. */
export const truckLocationSchema = z.object({ truckId: truckIdSchema, location: locationSchema });
export type TruckLocation = z.infer<typeof truckLocationSchema>;

export const truckGoneSchema = z.object({ truckId: truckIdSchema });
export type TruckGone = z.infer<typeof truckGoneSchema>;
