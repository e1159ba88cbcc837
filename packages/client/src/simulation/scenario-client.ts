import {
  type HistoryScenarioRequest,
  type ScenarioDetail,
  scenarioDetailSchema,
  type ScenarioList,
  scenarioListSchema,
} from '@fleetmap/events';
import { askFor, type AskOptions, type Refusable } from '../answer-of.js';

const ADDRESS = '/api/scenarios';
const NOTHING = { parse: () => undefined };

/** Those that come with the server, then those that users saved. @throws Error when the server does not answer */
export function fetchScenarios(options?: AskOptions): Promise<Refusable<ScenarioList>> {
  return askFor(scenarioListSchema, { address: ADDRESS }, options);
}

/** One of them with its file. @throws as above */
export function fetchScenario(scenarioId: string, options?: AskOptions): Promise<Refusable<ScenarioDetail>> {
  return askFor(scenarioDetailSchema, { address: addressOf(scenarioId) }, options);
}

/** Keeps a scenario, given as its file has it, as a new one. @throws as above */
export function createScenario(scenario: unknown, options?: AskOptions): Promise<Refusable<ScenarioDetail>> {
  return askFor(scenarioDetailSchema, { address: ADDRESS, method: 'POST', body: { scenario } }, options);
}

/** Makes a scenario of what trucks did, and keeps it. @throws as above */
export function createScenarioFromHistory(
  request: Partial<HistoryScenarioRequest>,
  options?: AskOptions,
): Promise<Refusable<ScenarioDetail>> {
  return askFor(scenarioDetailSchema, { address: `${ADDRESS}/from-history`, method: 'POST', body: request }, options);
}

/** Keeps it in the place of the revision that was changed; `conflict` when somebody else was faster. @throws as above */
export function changeScenario(
  { scenarioId, revision }: Pick<ScenarioDetail, 'scenarioId' | 'revision'>,
  scenario: unknown,
  options?: AskOptions,
): Promise<Refusable<ScenarioDetail>> {
  const request = { address: addressOf(scenarioId), method: 'PUT', body: { revision, scenario } };
  return askFor(scenarioDetailSchema, request, options);
}

/** Forgets a saved one. @throws as above */
export async function removeScenario(scenarioId: string, options?: AskOptions): Promise<Refusable<object>> {
  return (await askFor(NOTHING, { address: addressOf(scenarioId), method: 'DELETE' }, options)) ?? {};
}

function addressOf(scenarioId: string): string {
  return `${ADDRESS}/${encodeURIComponent(scenarioId)}`;
}
