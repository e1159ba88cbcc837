import { type SavedRoute, savedRouteSchema, type Scenario, scenarioDetailSchema } from '@fleetmap/events';
import { askServer, failureOf, type ServerAddress } from '../ask-server.js';
import { Failure } from '../failure.js';

/** Undefined when the server has none of this id, or none for who asks. @throws Failure when it does not say */
export async function askForScenario(id: string, source: ServerAddress): Promise<Scenario | undefined> {
  return (await ask(`/api/scenarios/${encodeURIComponent(id)}`, scenarioDetailSchema, source))?.scenario;
}

/** The same for a saved route; each is asked for once. */
export function createRouteSource(
  source: ServerAddress | undefined,
): (routeId: string) => Promise<SavedRoute | undefined> {
  const routeById = new Map<string, Promise<SavedRoute | undefined>>();
  return function findSaved(routeId) {
    if (!source) throw new Failure(neededFor(routeId));
    const route = routeById.get(routeId) ?? ask(`/api/routes/${encodeURIComponent(routeId)}`, savedRouteSchema, source);
    routeById.set(routeId, route);
    return route;
  };
}

/** What is needed of a schema. */
interface Schema<Value> {
  safeParse(value: unknown): { readonly success: true; readonly data: Value } | { readonly success: false };
}

async function ask<Value>(path: string, schema: Schema<Value>, source: ServerAddress): Promise<Value | undefined> {
  const response = await askServer(source, path);
  if (response.status === 404) return undefined;
  if (!response.ok) throw await failureOf(response);
  const record = schema.safeParse(await response.json().catch(() => undefined));
  if (!record.success) throw new Failure(`${source.server.origin} answers as no Fleetmap server does.`);
  return record.data;
}

function neededFor(routeId: string): string {
  return `The scenario drives the saved route ${routeId}, which only its server knows: name the server with --server, and with --token who asks.`;
}
