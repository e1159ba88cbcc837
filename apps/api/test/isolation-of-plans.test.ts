import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReplayIndex, RouteSummary, ScenarioDetail, SimulationState, ViewportAnswer } from '@fleetmap/events';
import { decodeFrame } from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FleetMembers } from '../src/auth/fleet-members.js';
import { STORAGE } from '../src/core/tokens.js';
import { setUpAdmin } from './browser.js';
import { aReport, type RunningServer, startServer, truckLocationsOf } from './running-server.js';
import { type Somebody, somebody } from './somebody.js';

const VIEW = { bounds: { west: -180, south: -85, east: 180, north: 85 }, zoom: 3 } as const;
const NOWHERE = 'not-there-at-all';

let folder: string;
let server: RunningServer;
let north: Somebody;
let south: Somebody;
let both: Somebody;
let whole: Somebody;

async function ask(
  who: Somebody,
  path: string,
  { method = 'GET', body }: { method?: string; body?: object } = {},
): Promise<{ status: number; body: string }> {
  const headers = { ...who.headers, ...(body && { 'content-type': 'application/json' }) };
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.text() };
}

async function make<Made>(who: Somebody, path: string, body: object): Promise<Made> {
  const answer = await ask(who, path, { method: 'POST', body });
  expect([answer.status, answer.body]).toEqual([201, answer.body]);
  return JSON.parse(answer.body) as Made;
}

const aScenario = (
  name: string,
  route: object = {
    points: [
      [-46, -23],
      [-46, -22],
    ],
  },
): object => ({
  // prettier-ignore
  version: 1,
  name,
  seed: 's',
  trucks: [{ id: 'T', route, reporting: { interval: 1 } }],
  faults: [{ id: 'gone', kind: 'dropout', at: 3000, duration: 60 }],
});

/** One of each that somebody can make. */
async function thingsOf(who: Somebody, name: string) {
  const points = [[10, 20], [10.1, 20.1]]; // prettier-ignore
  const { id: routeId } = await make<RouteSummary>(who, '/api/routes', { name: `route ${name}`, points });
  const { scenarioId } = await make<ScenarioDetail>(who, '/api/scenarios', { scenario: aScenario(`scenario ${name}`) });
  const scenario = aScenario(`run ${name}`);
  const { simulationId } = await make<SimulationState>(who, '/api/simulations', { scenario, rate: 10 });
  await vi.waitFor(async () =>
    expect((await ask(whole, `/api/simulations/${simulationId}`)).body).toContain('"running"'),
  );
  return { routeId, scenarioId, simulationId };
}

let norths: Awaited<ReturnType<typeof thingsOf>>;

async function restart(): Promise<void> {
  await server.stop();
  await start();
}

async function start(): Promise<void> {
  server = await startServer({ AUTH: 'required', DATA_DIR: folder });
  north = somebody(server, 'operator', ['north']);
  south = somebody(server, 'operator', ['south', 'east']);
  both = somebody(server, 'operator', ['south', 'north']);
  whole = somebody(server, 'admin');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleetmap-test-'));
  await start();
  await setUpAdmin(server);
  await server.app.get(FleetMembers).add('south', ['south-1']);
  norths = await thingsOf(north, 'of north');
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What is sent where something is changed: right for everything but whose it is. */
const bodyFor: Readonly<Record<string, object>> = {
  'PATCH /api/routes/:id': { updatedAt: 1, name: 'Taken' },
  'PUT /api/scenarios/:scenarioId': { revision: 1, scenario: aScenario('Taken') },
};

describe('routes, scenarios and simulations', () => {
  it('AC8: are listed and shown to who is of one of their fleets, and to who sees everything', async () => {
    for (const [path, name] of [
      ['/api/routes', 'route of north'],
      ['/api/scenarios', 'scenario of north'],
      ['/api/simulations', 'run of north'],
    ] as const) {
      const seen = await Promise.all([north, both, whole, south].map(async (who) => (await ask(who, path)).body));
      expect(seen.map((list) => list.includes(name))).toEqual([true, true, true, false]);
    }
    expect((await ask(south, '/api/scenarios')).body).toContain('texas-triangle');
    expect(JSON.parse((await ask(south, '/api/routes?search=north')).body)).toEqual({ routes: [], total: 0 });
  });

  it('AC8: every read and write of another fleet’s answers as for one that is not there', async () => {
    const idOf = { ':id': norths.routeId, ':scenarioId': norths.scenarioId, ':simulationId': norths.simulationId };
    const isOfThings = /^\/api\/(?:routes|scenarios|simulations)\/:/;
    const seen = server.routes.filter(({ method, url }) => isOfThings.test(url) && method !== 'HEAD');
    expect(seen.length).toBeGreaterThanOrEqual(9);
    for (const { method, url } of seen) {
      const body = bodyFor[`${method} ${url}`];
      const query = url.endsWith('/file') ? '?format=gpx' : '';
      const [name, id] = Object.entries(idOf).find(([each]) => url.includes(each))!;
      const answerFor = (told: string) =>
        ask(south, url.replace(name, told) + query, { method, ...(body && { body }) }); // prettier-ignore
      const answer = await answerFor(id);
      expect([url, answer.status]).toEqual([url, 404]);
      expect(answer).toEqual(await answerFor(NOWHERE));
    }
    for (const [path, id] of [
      ['routes', norths.routeId],
      ['scenarios', norths.scenarioId],
      ['simulations', norths.simulationId],
    ])
      expect((await ask(north, `/api/${path}/${id}`)).body).not.toContain('Taken');
  });

  it('AC8: are neither driven nor compared with by another fleet', async () => {
    const answerTo = async (who: Somebody, request: object): Promise<string> =>
      (await ask(who, '/api/simulations', { method: 'POST', body: { start: false, ...request } })).body;
    expect(await answerTo(south, { scenarioId: norths.scenarioId })).toBe(
      await answerTo(south, { scenarioId: NOWHERE }),
    );
    const endOf = async (who: Somebody): Promise<string> => {
      const scenario = aScenario('borrowed', { routeId: norths.routeId });
      const { simulationId } = JSON.parse(await answerTo(who, { scenario })) as SimulationState;
      const stateNow = async () =>
        (JSON.parse((await ask(who, `/api/simulations/${simulationId}`)).body) as { simulation: SimulationState })
          .simulation.status;
      await expect.poll(stateNow).not.toBe('preparing');
      return stateNow();
    };
    expect([await endOf(south), await endOf(both)]).toEqual(['failed', 'stopped']);
    await ask(south, '/api/positions', { method: 'POST', body: aReport({ truckId: 'south-1' }) });
    for (const source of [
      { kind: 'route', routeId: norths.routeId },
      { kind: 'simulation', simulationId: norths.simulationId, truckId: 'T' },
    ]) {
      const plan = { method: 'PUT', body: { source, departedAt: 0 } };
      expect((await ask(south, '/api/trucks/south-1/plan', plan)).status).toBeGreaterThanOrEqual(404);
      expect((await ask(both, '/api/trucks/south-1/plan', plan)).status).toBe(200);
    }
  });

  it('AC8: are shared by links of those alone who see them', async () => {
    const wanted = { name: 'x', expiresAt: Date.now() + 3_600_000, simulationId: norths.simulationId };
    const share = (who: Somebody) => ask(who, '/api/share-links', { method: 'POST', body: wanted });
    expect([(await share(south)).status, (await share(north)).status]).toEqual([404, 201]);
    const [mine, theirs] = [await ask(north, '/api/share-links'), await ask(south, '/api/share-links')];
    expect([mine.body.includes(norths.simulationId), theirs.body.includes(norths.simulationId)]).toEqual([true, false]);
  });

  it('AC8: by socket another fleet’s simulation is neither told nor steered, one’s own is', async () => {
    const told: SimulationState[] = [];
    const [mine, theirs] = [
      await server.connect({ auth: { token: north.token } }),
      await server.connect({ auth: { token: south.token } }),
    ];
    theirs.on('simulation-state', (state) => told.push(state));
    const { simulationId: ofSouth } = await make<SimulationState>(south, '/api/simulations', {
      scenario: aScenario('run of south'),
    });
    const list = (await theirs.emitWithAck('simulation-watch', { watch: true })) as { simulations: SimulationState[] };
    expect(list.simulations.map(({ simulationId }) => simulationId)).not.toContain(norths.simulationId);
    for (const [event, wish] of [
      ['simulation-control', { control: { action: 'remove' } }],
      ['simulation-truck', { truckId: 'T', control: { action: 'kill' } }],
      ['simulation-fault', { faultId: 'gone', mode: 'on' }],
      ['simulation-progress', { truckIds: ['T'] }],
    ] as const) {
      const steer = (simulationId: string) => theirs.emitWithAck(event, { simulationId, ...wish } as never);
      expect(await steer(norths.simulationId)).toEqual(await steer('S999'));
    }
    const { simulationId } = norths;
    expect(await mine.emitWithAck('simulation-control', { simulationId, control: { action: 'rate', rate: 5 } })).toMatchObject({ rate: 5, status: 'running' }); // prettier-ignore
    await expect.poll(() => told.filter((state) => state.simulationId === ofSouth).length).toBeGreaterThan(1);
    expect(told.map((state) => state.simulationId)).not.toContain(simulationId);
  });

  it('AC8: their trucks are seen by those fleets alone', async () => {
    const truckId = `${norths.simulationId}-T`;
    const ofEach = await Promise.all(
      [north, south].map(async (who) => {
        const socket = await server.connect({ auth: { token: who.token } });
        const seen = truckLocationsOf(socket);
        await socket.emitWithAck('join', { user: 'Ana' });
        const frames = await server.connect({ auth: { token: who.token } });
        const { frame } = (await frames.emitWithAck('viewport', VIEW)) as ViewportAnswer;
        const shown = JSON.stringify(decodeFrame(new Uint8Array(frame)));
        const { status } = await ask(who, `/api/trucks/${truckId}`);
        return { seen, shown, status };
      }),
    );
    const isSeen = (told: { truckId: string }[]): boolean => told.some((each) => each.truckId === truckId);
    await expect.poll(() => isSeen(ofEach[0]!.seen)).toBe(true);
    await expect.poll(() => ofEach[1]!.seen.length).toBeGreaterThan(1); // its own run's
    expect(isSeen(ofEach[1]!.seen)).toBe(false);
    expect(ofEach.map(({ shown }) => shown.includes(`"${truckId}"`))).toEqual([true, false]);
    expect(ofEach.map(({ status }) => status)).toEqual([200, 404]);
    const device = { truckId, identifier: 'spy', fleetId: 'south', trust: 'name' };
    expect((await ask(south, '/api/devices', { method: 'POST', body: device })).status).toBe(403);
  });

  it('AC8: their recorded past is of those fleets too, also after the simulation is gone', async () => {
    const scenario = aScenario('kept');
    const { simulationId } = await make<SimulationState>(north, '/api/simulations', { scenario, keepHistory: true });
    const range = `from=${Date.now() - 3_600_000}&until=${Date.now() + 3_600_000}`;
    const pastFor = async (who: Somebody): Promise<boolean[]> => {
      const track = await ask(who, `/api/trucks/${simulationId}-T/track?${range}`);
      const { segments } = JSON.parse((await ask(who, `/api/replay?${range}`)).body) as ReplayIndex;
      return [track.body.includes('"latitude"'), segments.length > 0];
    };
    await expect.poll(() => pastFor(north)).toEqual([true, true]);
    const operator = await server.connect({ auth: { token: north.token } });
    await operator.emitWithAck('simulation-control', { simulationId, control: { action: 'remove' } });
    await restart();
    expect(await pastFor(north)).toEqual([true, true]);
    expect((await pastFor(south))[0]).toBe(false);
  });

  it('AC8: who is of no fleet has none and makes none', async () => {
    const nobody = somebody(server, 'operator', []);
    for (const path of ['/api/routes', '/api/scenarios', '/api/simulations'])
      expect((await ask(nobody, path)).status).toBe(403);
    const made = await ask(nobody, '/api/scenarios', { method: 'POST', body: { scenario: aScenario('x') } });
    expect(made.status).toBe(403);
  });

  it('AC8: belong to the same after a restart; those of an older server to who sees everything', async () => {
    const { records } = server.app.get<Storage>(STORAGE);
    for (const [kind, id] of [
      ['route', norths.routeId],
      ['scenario', norths.scenarioId],
      ['simulation', norths.simulationId],
    ] as const) {
      const { owner, ...older } = (await records.get(kind, id)) as { owner: string[] };
      expect(owner).toEqual(['north']);
      await records.put(kind, id, older);
    }
    const kept = await make<RouteSummary>(north, '/api/routes', { name: 'kept', points: [[1, 2], [3, 4]] }); // prettier-ignore
    await restart();
    for (const path of [
      `routes/${norths.routeId}`,
      `scenarios/${norths.scenarioId}`,
      `simulations/${norths.simulationId}`,
    ])
      expect([(await ask(north, `/api/${path}`)).status, (await ask(whole, `/api/${path}`)).status]).toEqual([
        404, 200,
      ]);
    expect((await ask(north, `/api/routes/${kept.id}`)).status).toBe(200);
    expect((await ask(south, `/api/routes/${kept.id}`)).status).toBe(404);
  });
});
