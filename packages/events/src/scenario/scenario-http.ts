import { z } from 'zod';
import { truckIdSchema } from '../names.js';
import { epochMsSchema } from '../time.js';
import { faultKindSchema } from './fault.js';
import { MAX_SCENARIO_NAME, scenarioSchema } from './scenario.js';

const revisionSchema = z.int().min(1);

/** What a list shows of a scenario. */
const scenarioSummarySchema = z.object({
  scenarioId: z.string(),
  /** `shipped`: came with the server, can be run and copied; `saved`: a user's own, can be changed and removed. */
  origin: z.enum(['shipped', 'saved']),
  /** Rises by one with every change of a saved scenario; of a shipped one always 1. */
  revision: revisionSchema,
  /** Null for a shipped one. */
  updatedAt: epochMsSchema.nullable(),
  name: z.string(),
  description: z.string(),
  /** Seconds. */
  duration: z.number(),
  truckCount: z.int(),
  faults: z.array(faultKindSchema),
});
export type ScenarioSummary = z.infer<typeof scenarioSummarySchema>;

/** `GET /api/scenarios`: the scenarios that come with the server, then those that users saved, the last changed first. */
export const scenarioListSchema = z.object({ scenarios: z.array(scenarioSummarySchema) });
export type ScenarioList = z.infer<typeof scenarioListSchema>;

/** `GET /api/scenarios/:scenarioId`, and what saving one answers. */
export const scenarioDetailSchema = scenarioSummarySchema.extend({ scenario: scenarioSchema });
export type ScenarioDetail = z.infer<typeof scenarioDetailSchema>;

/** `POST /api/scenarios`: keeps a scenario as a new one. It is read by `readScenario`. */
export const scenarioCreationSchema = z.strictObject({ scenario: z.unknown() });
export type ScenarioCreation = z.infer<typeof scenarioCreationSchema>;

/**
 * `PUT /api/scenarios/:scenarioId`: `revision` is the one that was changed. When somebody else was faster, it is refused with
 * `conflict` and nothing is lost.
 */
export const scenarioChangeSchema = z.strictObject({ revision: revisionSchema, scenario: z.unknown() });
export type ScenarioChange = z.infer<typeof scenarioChangeSchema>;

/** `POST /api/scenarios/from-history`: what these trucks did becomes a scenario that is saved. Answers a {@link ScenarioDetail}. */
export const historyScenarioRequestSchema = z
  .strictObject({
    truckIds: z.array(truckIdSchema).min(1).max(100),
    from: epochMsSchema,
    until: epochMsSchema,
    name: z.string().trim().min(1).max(MAX_SCENARIO_NAME).optional(),
    /** Other ids, another place on earth, and no date: distances, times and gaps stay. */
    anonymise: z.boolean().default(false),
  })
  .refine(({ from, until }) => from < until, 'until must be after from')
  .refine(({ from, until }) => until - from <= 31 * 86_400_000, 'at most 31 days');
export type HistoryScenarioRequest = z.infer<typeof historyScenarioRequestSchema>;
