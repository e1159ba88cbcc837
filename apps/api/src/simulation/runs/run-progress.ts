import { faultModeSchema, truckControlSchema } from '@fleetmap/events';
import { z } from 'zod';

const momentSchema = z.number();

const faultSwitchSchema = z.object({ at: momentSchema, faultId: z.string(), mode: faultModeSchema });

/** A switch that an operator turned, for one truck or all. Ms since the scenario's start. */
export type FaultSwitch = z.infer<typeof faultSwitchSchema>;

/** All that operators did to the trucks of a run, the truck that was touched last standing last. */
export const runChangesSchema = z.object({
  controls: z.array(
    z.tuple([z.string(), z.array(z.object({ at: momentSchema, control: truckControlSchema })).readonly()]),
  ),
  switchesOfTruck: z.array(z.tuple([z.string(), z.array(faultSwitchSchema).readonly()])),
  switches: z.array(faultSwitchSchema).readonly(),
});
export type RunChanges = z.infer<typeof runChangesSchema>;

/** How far a run was, so that it can go on after a restart of the server. `time`: ms since the scenario's start. */
export const runProgressSchema = z.object({
  time: momentSchema,
  status: z.enum(['running', 'paused', 'stopped', 'ended']),
  changes: runChangesSchema,
});
export type RunProgress = z.infer<typeof runProgressSchema>;
