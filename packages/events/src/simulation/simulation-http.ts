import { z } from 'zod';
import { faultKindSchema } from '../scenario/fault.js';
import { simulatedTruckSchema, simulationStateSchema } from './simulation.js';

/** `GET /api/scenarios`: the scenarios that come with the server. */
export const scenarioListSchema = z.object({
  scenarios: z.array(
    z.object({
      scenarioId: z.string(),
      name: z.string(),
      description: z.string(),
      /** Seconds. */
      duration: z.number(),
      truckCount: z.int(),
      faults: z.array(faultKindSchema),
    }),
  ),
});
export type ScenarioList = z.infer<typeof scenarioListSchema>;

/** `POST /api/simulations`: a scenario of one's own, or one that comes with the server. */
export const simulationRequestSchema = z
  .strictObject({
    scenarioId: z.string().max(64).optional(),
    /** Read by `readScenario`. */
    scenario: z.unknown().optional(),
    rate: z.number().min(0.1).max(1000).default(1),
    /** Starts as soon as it is ready. */
    start: z.boolean().default(true),
  })
  .refine(
    ({ scenarioId, scenario }) => (scenarioId === undefined) !== (scenario === undefined),
    'either scenarioId or scenario',
  );
export type SimulationRequest = z.infer<typeof simulationRequestSchema>;

/** `GET /api/simulations/:id`: the run and all of its trucks. */
export const simulationDetailSchema = z.object({
  simulation: simulationStateSchema,
  trucks: z.array(simulatedTruckSchema),
});
export type SimulationDetail = z.infer<typeof simulationDetailSchema>;
