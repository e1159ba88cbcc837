import { readFile } from 'node:fs/promises';
import { isRejection, readScenario, type Scenario } from '@fleetmap/events';
import { readShippedScenarios } from '@fleetmap/scenarios';
import type { ServerAddress } from '../ask-server.js';
import { Failure } from '../failure.js';
import { askForScenario } from './ask-for-records.js';

/** A scenario by the name of its file, by the id of one that comes with the server, or by the id of one that the server keeps. */
export async function findScenario(name: string, source: ServerAddress | undefined): Promise<Scenario> {
  const text = await readFile(name, 'utf8').catch(() => undefined);
  if (text !== undefined) return scenarioIn(text, name);
  const found = (await readShippedScenarios()).get(name) ?? (source && (await askForScenario(name, source)));
  if (!found)
    throw new Failure(
      `${name} is neither a file nor the id of a scenario${source ? ` of ${source.server.origin}` : ''}.`,
    );
  return found;
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
