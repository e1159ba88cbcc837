import { z } from 'zod';
import { truckIdSchema } from './names.js';
import { latitudeSchema } from './place.js';
import { epochMsSchema } from './time.js';

/** A signed, unwrapped longitude: maps that were dragged round the world tell −540…540. */
const unwrappedLongitude = z.number().min(-540).max(540);
const seqSchema = z.int().min(0).max(0xff_ff_ff_ff);

/**
 * What a viewer sees: a box of degrees (`west > east` crosses the antimeridian) and the map's zoom. From then on it gets
 * `truck-locations` frames for it instead of single `truck-location` events.
 */
export const viewportSchema = z.object({
  bounds: z
    .object({ west: unwrappedLongitude, south: latitudeSchema, east: unwrappedLongitude, north: latitudeSchema })
    .refine(({ south, north }) => south <= north, 'south must not be north of north'),
  zoom: z.number().min(0).max(24),
  /** Also the rest of the fleet, coarsely: for a list of all trucks beside the map. */
  overview: z.boolean().optional(),
  /** After a reconnection, for the very same bounds and zoom: what the viewer has already. */
  resume: z.object({ epoch: seqSchema, seq: seqSchema }).optional(),
});
export type Viewport = z.infer<typeof viewportSchema>;

/** `frame` brings the viewer to `seq`; `resumed` says that nothing was missed since the seq it told. */
export const viewportAnswerSchema = z.object({
  epoch: seqSchema,
  seq: seqSchema,
  resumed: z.boolean(),
  frame: z.custom<Uint8Array>((value) => value instanceof Uint8Array || value instanceof ArrayBuffer),
});
export type ViewportAnswer = z.infer<typeof viewportAnswerSchema>;

/** Trucks of which a viewer wants to be told everything: the chosen one, mostly. */
export const watchSchema = z.object({ truckIds: z.array(truckIdSchema).max(20) });
export type Watch = z.infer<typeof watchSchema>;

/** Where a viewer is; the server answers where it should be. Asked now and then, it would uncover a silent gap. */
export const syncSchema = z.object({ epoch: seqSchema, seq: seqSchema });
export type Sync = z.infer<typeof syncSchema>;

/** `now` is the server's clock, epoch ms. */
export const syncAnswerSchema = syncSchema.extend({ now: epochMsSchema });
