import { z } from 'zod';
import { scenarioSchema } from './scenario.js';

/** The shape of a scenario file as JSON Schema, for editors and other programs. Rules between fields are not in it. */
export function scenarioJsonSchema(): object {
  return { title: 'Fleetmap scenario', ...z.toJSONSchema(scenarioSchema, { io: 'input' }) };
}
