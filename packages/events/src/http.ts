import { z } from 'zod';
import { truckLocationSchema } from './location.js';
import { rejectionCodeSchema } from './rejection.js';

/** Every error over HTTP: RFC 9457 `application/problem+json`, with our code. */
export const problemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  code: rejectionCodeSchema,
  detail: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

/** `GET /api/trucks`: every truck with its newest position. */
export const truckListSchema = z.object({
  trucks: z.array(truckLocationSchema),
});
export type TruckList = z.infer<typeof truckListSchema>;

/** `GET /api/config`: what the desk must know before it draws. */
export const deskConfigSchema = z.object({
  /** Raster tiles to draw instead of the offline map. */
  tiles: z.object({ url: z.string(), attribution: z.string() }).nullable(),
});
export type DeskConfig = z.infer<typeof deskConfigSchema>;
