import { z } from 'zod';
import { truckIdSchema } from '../names.js';
import { latitudeSchema, longitudeSchema } from '../place.js';
import { epochMsSchema } from '../time.js';
import { simulationIdSchema } from './simulation.js';

/** At most this many points in a plan. */
export const MAX_PLAN_POINTS = 10_000;

/** What a truck is compared with: a saved route driven as planned, a truck of a simulation, or what a truck did before. */
const planSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('route'), routeId: z.string().min(1).max(64) }),
  /** `truckId` as the scenario has it. */
  z.strictObject({ kind: z.literal('simulation'), simulationId: simulationIdSchema, truckId: truckIdSchema }),
  z
    .strictObject({ kind: z.literal('history'), truckId: truckIdSchema, from: epochMsSchema, until: epochMsSchema })
    .refine(({ from, until }) => from < until, 'until must be after from'),
]);
export type PlanSource = z.infer<typeof planSourceSchema>;

/** `PUT /api/trucks/:truckId/plan`: from `departedAt` on the truck is compared with this. */
export const truckPlanRequestSchema = z.strictObject({ source: planSourceSchema, departedAt: epochMsSchema });
export type TruckPlanRequest = z.infer<typeof truckPlanRequestSchema>;

/**
 * The plan of a truck: where it is at which second since the departure, to be read between two points in a
 * straight line. It stays as it was when it was given, whatever becomes of its source.
 */
export const truckPlanSchema = z.object({
  truckId: truckIdSchema,
  departedAt: epochMsSchema,
  source: planSourceSchema,
  points: z
    .array(z.tuple([longitudeSchema, latitudeSchema, z.number().min(0)]))
    .min(2)
    .max(MAX_PLAN_POINTS),
});
export type TruckPlan = z.infer<typeof truckPlanSchema>;

/** `GET /api/trucks/:truckId/plan`: null when it has none, or there is no such truck. */
export const truckPlanAnswerSchema = z.object({ plan: truckPlanSchema.nullable() });
export type TruckPlanAnswer = z.infer<typeof truckPlanAnswerSchema>;
