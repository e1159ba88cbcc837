import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { isRejection, readScenario, type Scenario } from '@fleetmap/events';

const FOLDER = fileURLToPath(new URL('../../../scenarios', import.meta.url));

/** The scenarios that come with the server; a scenario's id is the name of its file. */
@Injectable()
export class ShippedScenarios {
  private loaded: Promise<ReadonlyMap<string, Scenario>> | undefined;

  all(): Promise<ReadonlyMap<string, Scenario>> {
    this.loaded ??= readFolder();
    return this.loaded;
  }
}

async function readFolder(): Promise<ReadonlyMap<string, Scenario>> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).toSorted();
  const scenarios = names.map(async (name): Promise<[string, Scenario]> => {
    const scenario = readScenario(JSON.parse(await readFile(path.join(FOLDER, name), 'utf8')));
    if (isRejection(scenario)) throw new Error(`${name}: ${scenario.message}`);
    return [path.basename(name, '.json'), scenario];
  });
  return new Map(await Promise.all(scenarios));
}
