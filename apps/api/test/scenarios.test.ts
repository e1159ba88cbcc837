import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScenarioDetail, ScenarioList } from '@fleetmap/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemIn, type RunningServer, startServer } from './running-server.js';

const aScenario = (name: string): object => ({
  version: 1,
  name,
  seed: 'seed',
  trucks: [{ id: 'T', route: { points: [[-46, -23], [-46, -22.6]] } }], // prettier-ignore
});

let folder: string;
let server: RunningServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleetmap-test-'));
  server = await startServer({ DATA_DIR: folder });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const ask = (method: string, path: string, body?: object): Promise<Response> =>
  fetch(`${server.url}/api/scenarios${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

async function create(name: string): Promise<ScenarioDetail> {
  const response = await ask('POST', '', { scenario: aScenario(name) });
  expect(response.status).toBe(201);
  return (await response.json()) as ScenarioDetail;
}

async function savedOnes(): Promise<ScenarioList['scenarios']> {
  const { scenarios } = (await (await ask('GET', '')).json()) as ScenarioList;
  return scenarios.filter(({ origin }) => origin === 'saved');
}

describe('saved scenarios', () => {
  it('SF6: are kept, listed, shown, run, changed and removed', async () => {
    const { scenarioId } = await create('One');
    expect(await savedOnes()).toMatchObject([{ scenarioId, name: 'One', revision: 1, truckCount: 1 }]);
    const run = await server.post('/api/simulations', { scenarioId, start: false });
    expect(await run.json()).toMatchObject({ name: 'One', onRestart: 'stop', keepHistory: false });
    const changed = await ask('PUT', `/${scenarioId}`, { revision: 1, scenario: aScenario('Two') });
    expect(await changed.json()).toMatchObject({ scenarioId, revision: 2, scenario: { name: 'Two' } });
    expect((await ask('DELETE', `/${scenarioId}`)).status).toBe(204);
    expect((await ask('GET', `/${scenarioId}`)).status).toBe(404);
    expect((await ask('DELETE', `/${scenarioId}`)).status).toBe(404);
  });

  it('SF6: of two who change the same one, the second is told', async () => {
    const { scenarioId } = await create('One');
    const change = (name: string) => ask('PUT', `/${scenarioId}`, { revision: 1, scenario: aScenario(name) });
    const answers = await Promise.all([change('A'), change('B'), change('C')]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409]);
    expect(await problemIn(answers.find(({ status }) => status === 409)!)).toMatchObject({ code: 'conflict' });
    const winner = (await answers.find(({ ok }) => ok)!.json()) as ScenarioDetail;
    expect(await (await ask('GET', `/${scenarioId}`)).json()).toEqual(winner);
    await ask('DELETE', `/${scenarioId}`);
  });

  it('SF6: what is no scenario, or came with the server, is refused', async () => {
    const { scenarioId } = await create('One');
    for (const [method, path, body, code] of [
      ['POST', '', { scenario: { version: 1 } }, 'invalid_scenario'],
      ['POST', '', aScenario('One'), 'invalid_message'],
      ['PUT', `/${scenarioId}`, { revision: 1, scenario: null }, 'invalid_scenario'],
      ['PUT', `/${scenarioId}`, { scenario: aScenario('One') }, 'invalid_message'],
      ['PUT', '/texas-triangle', { revision: 1, scenario: aScenario('One') }, 'forbidden'],
      ['PUT', '/none', { revision: 1, scenario: aScenario('One') }, 'not_found'],
      ['DELETE', '/texas-triangle', undefined, 'forbidden'],
    ] as const) {
      expect(await problemIn(await ask(method, path, body))).toMatchObject({ code });
    }
    await ask('DELETE', `/${scenarioId}`);
  });

  it('SF6: are there again after a restart; the JSON Schema is told', async () => {
    const kept = await create('One');
    await server.stop();
    server = await startServer({ DATA_DIR: folder });
    expect(await (await ask('GET', `/${kept.scenarioId}`)).json()).toEqual(kept);
    expect(await (await ask('GET', '/schema')).json()).toMatchObject({ title: 'Fleetmap scenario' });
  });
});
