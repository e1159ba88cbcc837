import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRejection, readScenario, type Scenario } from '@fleetmap/events';

const FOLDER = fileURLToPath(new URL('../shipped', import.meta.url));

/** The scenarios that come with the server, by id: the name of the file. */
export async function readShippedScenarios(): Promise<ReadonlyMap<string, Scenario>> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).toSorted();
  const scenarios = names.map(async (name): Promise<[string, Scenario]> => {
    const scenario = readScenario(JSON.parse(await readFile(path.join(FOLDER, name), 'utf8')));
    if (isRejection(scenario)) throw new Error(`${name}: ${scenario.message}`);
    return [path.basename(name, '.json'), scenario];
  });
  return new Map(await Promise.all(scenarios));
}
