import { z } from 'zod';
import { truckIdSchema } from '../names.js';
import { faultIdSchema, faultKindSchema, faultModeSchema } from '../scenario/fault.js';
import { epochMsSchema } from '../time.js';

export const simulationIdSchema = z.string().regex(/^[\w-]{1,64}$/, 'is the id of no simulation');

/** Seconds since the scenario's start. */
const scenarioTimeSchema = z
  .number()
  .min(0)
  .max(31 * 86_400);

const rateSchema = z.number().min(0.1).max(1000);

/** Chosen when a run is made, for as long as it lives. */
export const runOptionsSchema = z.object({
  /** After a restart of the server: go on where it was, or stand stopped at the beginning. */
  onRestart: z.enum(['resume', 'stop']),
  /** Whether where its trucks were is kept and can be rewound to. Otherwise they are on the live map only. */
  keepHistory: z.boolean(),
});
export type RunOptions = z.infer<typeof runOptionsSchema>;

/** What an operator does to a whole simulation. Starting one that runs, pausing one that is paused: nothing. */
export const simulationControlSchema = z.object({
  simulationId: simulationIdSchema,
  control: z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('start') }),
    z.strictObject({ action: z.literal('pause') }),
    z.strictObject({ action: z.literal('resume') }),
    /** Back to the beginning; nothing is reported until it is started again. */
    z.strictObject({ action: z.literal('stop') }),
    /** Going back forgets what was done to trucks and faults after that moment. */
    z.strictObject({ action: z.literal('seek'), time: scenarioTimeSchema }),
    z.strictObject({ action: z.literal('rate'), rate: rateSchema }),
    /** Pauses, then lets so many seconds pass at once. */
    z.strictObject({ action: z.literal('step'), seconds: z.number().min(0.1).max(3600).default(1) }),
    /** Away with it: its last state is told with the status `removed`. */
    z.strictObject({ action: z.literal('remove') }),
  ]),
});
export type SimulationControl = z.infer<typeof simulationControlSchema>;

export const truckControlSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('hold') }),
  z.strictObject({ action: z.literal('release') }),
  z.strictObject({ action: z.literal('speed'), factor: z.number().min(0.1).max(2) }),
  /** The device falls silent for good. */
  z.strictObject({ action: z.literal('kill') }),
]);

/** What an operator does to one truck; ids as the scenario has them. */
export const simulationTruckSchema = z.object({
  simulationId: simulationIdSchema,
  truckId: truckIdSchema,
  control: truckControlSchema,
});
export type SimulationTruck = z.infer<typeof simulationTruckSchema>;

/** Switches a fault of the scenario: on whatever the script says, off, or as scripted. Without a truck: for all it befalls. */
export const simulationFaultSchema = z.object({
  simulationId: simulationIdSchema,
  faultId: faultIdSchema,
  truckId: truckIdSchema.optional(),
  mode: faultModeSchema,
});
export type SimulationFault = z.infer<typeof simulationFaultSchema>;

/** Whether to be told `simulation-state` from now on. */
export const simulationWatchSchema = z.object({ watch: z.boolean() });
export type SimulationWatch = z.infer<typeof simulationWatchSchema>;

/** What operators did to one truck. */
export const simulatedTruckSchema = z.object({
  /** As the scenario has it. */
  truckId: truckIdSchema,
  /** As the map has it. */
  mapId: truckIdSchema,
  held: z.boolean(),
  speedFactor: z.number(),
  killed: z.boolean(),
});
export type SimulatedTruckState = z.infer<typeof simulatedTruckSchema>;

/** A run, the same for all who watch. Times in seconds since the scenario's start unless they say otherwise. */
export const simulationStateSchema = z.object({
  simulationId: simulationIdSchema,
  name: z.string(),
  /** `ended`: the scenario is over. `failed`: it cannot be driven, and `message` says why. */
  status: z.enum(['preparing', 'running', 'paused', 'stopped', 'ended', 'failed', 'removed']),
  message: z.string().optional(),
  /** Where the run was at `asOf`; while it runs, it is `rate` times further with every second. */
  time: scenarioTimeSchema,
  rate: rateSchema,
  ...runOptionsSchema.shape,
  /** The server's clock, epoch ms. */
  asOf: epochMsSchema,
  duration: z.number(),
  truckCount: z.int(),
  /** Reports: believed by the door, refused by it, and left out because the rate was too high to tell all. */
  reports: z.object({ accepted: z.int(), refused: z.int(), skipped: z.int() }),
  faults: z.array(z.object({ id: faultIdSchema, kind: faultKindSchema, mode: faultModeSchema })),
  /** Trucks that an operator changed: the last ones touched, 200 at most. */
  controlled: z.array(simulatedTruckSchema),
});
export type SimulationState = z.infer<typeof simulationStateSchema>;

export const simulationListSchema = z.object({ simulations: z.array(simulationStateSchema) });
export type SimulationList = z.infer<typeof simulationListSchema>;
