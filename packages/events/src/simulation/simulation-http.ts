import { z } from 'zod';
import { runOptionsSchema, simulatedTruckSchema, simulationStateSchema } from './simulation.js';

/** `POST /api/simulations`: a scenario of one's own, or one that comes with the server. */
export const simulationRequestSchema = z
  .strictObject({
    scenarioId: z.string().max(64).optional(),
    /** Read by `readScenario`. */
    scenario: z.unknown().optional(),
    rate: z.number().min(0.1).max(1000).default(1),
    /** Starts as soon as it is ready. */
    start: z.boolean().default(true),
    onRestart: runOptionsSchema.shape.onRestart.default('stop'),
    keepHistory: runOptionsSchema.shape.keepHistory.default(false),
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
