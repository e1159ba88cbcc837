import { readFile } from 'node:fs/promises';
import { isRejection, readScenario, type Scenario, scenarioDetailSchema } from '@fleetmap/events';
import { readShippedScenarios } from '@fleetmap/scenarios';
import { askServer, type ServerAddress } from '../ask-server.js';
import { Failure } from '../failure.js';

/** A scenario by the name of its file, by the id of one that comes with the server, or by the id of one that the server keeps. */
export async function findScenario(name: string, server: ServerAddress | undefined): Promise<Scenario> {
  const text = await readFile(name, 'utf8').catch(() => undefined);
  if (text !== undefined) return scenarioIn(text, name);
  return (await readShippedScenarios()).get(name) ?? (await askForScenario(name, server));
}

async function askForScenario(name: string, server: ServerAddress | undefined): Promise<Scenario> {
  const nowhere = new Failure(`${name} is neither a file nor the id of a scenario.`);
  if (!server) throw nowhere;
  const response = await askServer(server, `/api/scenarios/${encodeURIComponent(name)}`);
  const detail = scenarioDetailSchema.safeParse(await response.json().catch(() => undefined));
  if (!detail.success) throw nowhere;
  return detail.data.scenario;
}

function scenarioIn(text: string, name: string): Scenario {
  const scenario = readScenario(parsed(text, name));
  if (isRejection(scenario)) throw new Failure(`${name}: ${scenario.message}`);
  return scenario;
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`${name}: is no JSON.`, { cause: error });
  }
}
