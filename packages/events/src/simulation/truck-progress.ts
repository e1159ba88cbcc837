import { z } from 'zod';
import { truckIdSchema } from '../names.js';
import { faultIdSchema, faultModeSchema } from '../scenario/fault.js';
import { simulationIdSchema } from './simulation.js';

/** More than fit on a screen. */
const MAX_ASKED_TRUCKS = 100;

/** Asks how chosen trucks of a run are getting on; ids as the scenario has them. */
export const truckProgressRequestSchema = z.object({
  simulationId: simulationIdSchema,
  truckIds: z.array(truckIdSchema).max(MAX_ASKED_TRUCKS),
});
export type TruckProgressRequest = z.infer<typeof truckProgressRequestSchema>;

/** How far a simulated truck is on its trip, metres, which faults befall it now, and how operators switched them for it or for all. */
export const truckProgressSchema = z.object({
  truckId: truckIdSchema,
  driven: z.number().min(0),
  length: z.number().min(0),
  faults: z.array(faultIdSchema),
  switched: z.array(z.object({ faultId: faultIdSchema, mode: faultModeSchema })),
});
export type TruckProgress = z.infer<typeof truckProgressSchema>;

/** Those trucks that the run has. */
export const truckProgressListSchema = z.object({ trucks: z.array(truckProgressSchema) });
export type TruckProgressList = z.infer<typeof truckProgressListSchema>;
