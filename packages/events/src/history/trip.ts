import { z } from 'zod';
import { latitudeSchema, longitudeSchema, speedSchema } from '../place.js';
import { epochMsSchema } from '../time.js';

const pointSchema = z.object({ latitude: latitudeSchema, longitude: longitudeSchema });

/** A way from one stop to the next. Epoch ms, metres, metres per second. */
export const tripSchema = z.object({
  /** The last fix at the place it left. */
  startedAt: epochMsSchema,
  /** The first still fix at the place it reached. */
  endedAt: epochMsSchema,
  distance: z.number().min(0),
  /** The trip without the pauses that are too short to be stops. */
  movingMs: z.int().min(0),
  /** The highest speed that the device told; null when it told none. */
  maxSpeed: speedSchema.nullable(),
  /** Distance over moving time. */
  meanSpeed: z.number().min(0),
  from: pointSchema,
  to: pointSchema,
});
export type Trip = z.infer<typeof tripSchema>;

/** A stay at one place, from its first still fix to the last. Epoch ms, degrees. */
export const stopSchema = pointSchema.extend({ startedAt: epochMsSchema, endedAt: epochMsSchema });
export type Stop = z.infer<typeof stopSchema>;
