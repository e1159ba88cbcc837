import { z } from 'zod';
import { printableSchema, truckIdSchema } from '../names.js';

export const fleetIdSchema = z.string().regex(/^[\w-]{1,64}$/, 'must be an id');

/** Whose trucks: those of some fleets, or every truck, of a fleet or of none. */
export const fleetChoiceSchema = z.union([z.literal('all'), z.array(fleetIdSchema).max(1000)]);
export type FleetChoice = z.infer<typeof fleetChoiceSchema>;

export const fleetSchema = z.object({ fleetId: fleetIdSchema, name: z.string(), truckCount: z.int() });
export type FleetInfo = z.infer<typeof fleetSchema>;

/** `GET /api/fleets`: those that one may see. */
export const fleetListSchema = z.object({ fleets: z.array(fleetSchema) });
export type FleetList = z.infer<typeof fleetListSchema>;

/** `POST /api/fleets`, and `PATCH /api/fleets/:fleetId` to rename one. */
export const fleetNameSchema = z.strictObject({ name: printableSchema(64) });
export type FleetName = z.infer<typeof fleetNameSchema>;

/** `GET /api/fleets/:fleetId/trucks`. A truck may be of several fleets, and of one before it was heard of. */
export const fleetTrucksSchema = z.object({ truckIds: z.array(z.string()) });
export type FleetTrucks = z.infer<typeof fleetTrucksSchema>;

const someTrucks = z.array(truckIdSchema).max(10_000).default([]);

/** `POST /api/fleets/:fleetId/trucks`: trucks that come and go. */
export const fleetTrucksChangeSchema = z.strictObject({ add: someTrucks, remove: someTrucks });
export type FleetTrucksChange = z.infer<typeof fleetTrucksChangeSchema>;
