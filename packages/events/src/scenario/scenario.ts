import { z } from 'zod';
import { truckIdSchema } from '../names.js';
import { departureSchema, drivingSchema, reportingSchema } from './driving.js';
import { faultSchema } from './fault.js';
import { type ScenarioRoute, scenarioRouteSchema } from './scenario-route.js';
import { broken, type ScenarioRule } from './scenario-rules.js';

export const MAX_SCENARIO_NAME = 128;
const MAX_TRUCKS = 10_000;
const MAX_GROUPS = 1000;
/** At most this many points and fixes in all routes of a scenario. */
export const MAX_SCENARIO_POINTS = 100_000;
const MAX_FAULTS = 100;
const MAX_FAULT_REACH = 1_000_000; // faults times trucks: what a run keeps in memory

/** One truck, or `count` alike ones, called `id-001`, `id-002`, … */
const truckGroupSchema = z.strictObject({
  id: truckIdSchema.max(100),
  count: z.int().min(1).max(MAX_TRUCKS).optional(),
  route: scenarioRouteSchema,
  trip: z
    .enum(['once', 'return', 'loop'])
    .default('return')
    .describe(
      'once: parks at the end. return: there and back for ever. loop: for ever around a route that ends where it begins.',
    ),
  departure: departureSchema.prefault({}),
  driving: drivingSchema.prefault({}),
  reporting: reportingSchema.prefault({}),
});
export type TruckGroup = z.infer<typeof truckGroupSchema>;

/** Kept for the alerts to come; nothing checks them yet. */
const expectedAlertSchema = z.strictObject({
  kind: z.string().min(1).max(64),
  truckId: truckIdSchema,
  from: z.number().min(0),
  until: z.number().min(0),
});

/** A file of seeded trucks and faults: run twice it gives the same reports to the bit. Degrees, metres, seconds, m/s. */
export const scenarioSchema = z
  .strictObject({
    $schema: z.string().max(512).optional(),
    version: z.literal(1),
    name: z.string().trim().min(1).max(MAX_SCENARIO_NAME),
    description: z.string().max(2000).default(''),
    seed: z.string().min(1).max(128),
    duration: z
      .number()
      .min(1)
      .max(31 * 86_400)
      .default(86_400)
      .describe('Seconds.'),
    trucks: z.array(truckGroupSchema).min(1).max(MAX_GROUPS),
    faults: z.array(faultSchema).max(MAX_FAULTS).default([]),
    expectedAlerts: z.array(expectedAlertSchema).max(1000).default([]),
  })
  .superRefine((scenario, context) => {
    for (const rule of contradictionsOf(scenario)) context.addIssue({ code: 'custom', ...broken(rule) });
  });
export type Scenario = z.infer<typeof scenarioSchema>;

/** How many trucks a scenario has. */
export function truckCountOf({ trucks }: { readonly trucks: readonly Pick<TruckGroup, 'count'>[] }): number {
  return trucks.reduce((sum, { count }) => sum + (count ?? 1), 0);
}

/** The id of a truck of a group by its number from 0. */
export function truckIdOf({ id, count }: Pick<TruckGroup, 'id' | 'count'>, number: number): string {
  return count === undefined ? id : `${id}-${String(number + 1).padStart(3, '0')}`;
}

function pointCountOf(route: ScenarioRoute): number {
  if ('points' in route) return route.points.length;
  return 'fixes' in route ? route.fixes.length : 0;
}

type Draft = { trucks: TruckGroup[]; faults: z.infer<typeof faultSchema>[] };

function contradictionsOf({ trucks, faults }: Draft): ScenarioRule[] {
  const count = truckCountOf({ trucks });
  if (count > MAX_TRUCKS) return ['truck_count'];
  const points = trucks.reduce((sum, { route }) => sum + pointCountOf(route), 0);
  const ids = trucks.flatMap((group) =>
    Array.from({ length: group.count ?? 1 }, (_, number) => truckIdOf(group, number)),
  );
  const names = new Set([...ids, ...trucks.map(({ id }) => id)]);
  const rules: [isBroken: boolean, rule: ScenarioRule][] = [
    [points > MAX_SCENARIO_POINTS, 'point_count'],
    [new Set(ids).size < ids.length, 'truck_id'],
    [new Set(trucks.map(({ id }) => id)).size < trucks.length, 'group_id'],
    [new Set(faults.map(({ id }) => id)).size < faults.length, 'fault_id'],
    [faults.length * count > MAX_FAULT_REACH, 'fault_reach'],
    [faults.some((fault) => fault.trucks?.some((id) => !names.has(id))), 'fault_truck'],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, rule]) => rule);
}
