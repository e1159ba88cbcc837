import { createFrameReader } from '@fleetmap/client';
import {
  type MadeShareLink,
  madeShareLinkSchema,
  type SharedView,
  type ShareLinkList,
  type SimulationState,
  type TruckList,
} from '@fleetmap/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Simulations } from '../src/simulation/runs/simulations.js';
import { aReport, problemIn, type RunningServer, startServer, truckLocationsOf } from './running-server.js';
import { somebody } from './somebody.js';

const HOUR_MS = 60 * 60_000;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ ALLOWED_EMBEDDERS: 'https://customer.example' });
  for (const truckId of ['shown', 'hidden']) await server.post('/api/positions', aReport({ truckId }));
});
afterAll(() => server.stop());

async function share(given: object = {}): Promise<MadeShareLink> {
  const wanted = { name: 'Customer', truckIds: ['shown'], expiresAt: Date.now() + HOUR_MS, ...given };
  const response = await server.post('/api/share-links', wanted);
  expect(response.status).toBe(201);
  return madeShareLinkSchema.parse(await response.json());
}

const ask = (path: string, token: string): Promise<Response> =>
  fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });

it('SH1: the token is told once, behind the # of the address; the list has no tokens', async () => {
  const { link, token, path } = await share();
  expect(path).toBe(`/share#${token}`);
  const response = await fetch(`${server.url}/api/share-links`);
  const { links } = (await response.json()) as ShareLinkList;
  expect(links).toContainEqual(link);
  expect(JSON.stringify(links)).not.toContain(token.slice(4));
});

it.each([
  ['nothing', { truckIds: [] }],
  ['an end in the past', { expiresAt: 1 }],
  ['no end', { expiresAt: Date.now() + 400 * 24 * HOUR_MS }],
  ['an unknown field', { isAdmin: true }],
])('SH1: a link with %s is refused', async (_name, given) => {
  const wanted = { name: 'x', truckIds: ['shown'], expiresAt: Date.now() + HOUR_MS, ...given };
  expect((await server.post('/api/share-links', wanted)).status).toBe(400);
});

it('SH2: who has the link is told what it shows, and the last hours only when it says so', async () => {
  const { token } = await share({ pastHours: 2 });
  expect(await (await ask('/api/share', token)).json()).toMatchObject({
    name: 'Customer',
    truckIds: ['shown'],
    pastHours: 2,
  });
  const track = (await (await ask('/api/share/tracks/shown', token)).json()) as { points: object[] };
  expect(track.points).toHaveLength(1);
  expect((await ask('/api/share/tracks/hidden', token)).status).toBe(404);
  const { token: now } = await share();
  expect((await ask('/api/share/tracks/shown', now)).status).toBe(404);
});

it('SH3: it is told of its trucks only, by addresses of its own; every other address is closed to it', async () => {
  const { token } = await share({ pastHours: 1, truckIds: ['shown', 'not heard of'] });
  const { trucks } = (await (await ask('/api/share/trucks', token)).json()) as TruckList;
  expect(trucks.map(({ truckId }) => truckId)).toEqual(['shown']);
  for (const guess of ['hidden', '*', '__proto__', 'shown,hidden', '%2e%2e%2ftrucks%2fhidden'])
    expect((await ask(`/api/share/tracks/${guess}`, token)).status).toBe(404);
  const open = /^\/(api\/(share(\/|$)|health|ready|config|openapi|asyncapi|session|setup|oidc)|ingest\/)/;
  const closed = server.routes.filter(({ method, url }) => method === 'GET' && !open.test(url));
  expect(closed.length).toBeGreaterThan(8);
  for (const { url } of closed) {
    const path = url.replaceAll(/:\w+/g, 'shown');
    expect([path, (await ask(path, token)).status]).toEqual([path, 403]);
  }
  const report = await server.post('/api/positions', aReport(), { authorization: `Bearer ${token}` });
  expect(report.status).toBe(403);
});

it('SH6: a socket with its token is told of its trucks as they move, and of nothing else', async () => {
  const { token, link } = await share();
  const socket = await server.connect({ auth: { token }, reconnection: false });
  const told: string[] = [];
  socket.onAny((...heard: unknown[]) => told.push(JSON.stringify(heard)));
  const shown = truckLocationsOf(socket);
  await socket.emitWithAck('join', { user: 'guest' });
  await server.post('/api/positions', [
    aReport({ truckId: 'hidden', latitude: 3 }),
    aReport({ truckId: 'shown', latitude: 2 }),
  ]);
  await expect.poll(() => shown.at(-1)?.location.latitude).toBe(2);
  await socket.emitWithAck('watch', { truckIds: ['hidden', 'shown'] });
  const { frame } = (await socket.emitWithAck('viewport', {
    bounds: { west: -180, south: -85, east: 180, north: 85 },
    zoom: 2,
    overview: true,
  })) as { frame: Uint8Array };
  const reader = createFrameReader(({ trucks }) => told.push(JSON.stringify(trucks.truckIds)));
  reader.apply(frame);
  expect(told.at(-1)).toContain('shown');
  expect(told.filter((heard) => heard.includes('hidden'))).toEqual([]);

  const refused = { code: 'forbidden', message: expect.any(String) as string };
  expect(await socket.emitWithAck('report', aReport())).toEqual(refused);
  expect(await socket.emitWithAck('simulation-watch', { watch: true })).toEqual(refused);
  const cut = new Promise((resolve) => socket.once('disconnect', resolve));
  await fetch(`${server.url}/api/share-links/${link.linkId}`, { method: 'DELETE' });
  await cut;
  await expect(server.connect({ auth: { token } })).rejects.toMatchObject({ data: { code: 'unauthenticated' } });
});

async function remove(simulationId: string): Promise<void> {
  await server.app.get(Simulations).change(simulationId, 'all', (run, now) => run.control({ action: 'remove' }, now));
}

describe('a link of a simulation', () => {
  const scenario = {
    version: 1,
    name: 'Test',
    seed: 'seed',
    duration: 3600,
    trucks: [{ id: 'T', count: 2, route: { points: [[-46, -23], [-46, -22]] }, reporting: { interval: 1 } }], // prettier-ignore
    faults: [],
  };

  /** A run whose trucks are known and heard. */
  async function aRun(given: object = {}): Promise<string> {
    const made = await server.post('/api/simulations', { scenario: { ...scenario, ...given }, start: true });
    const { simulationId } = (await made.json()) as SimulationState;
    await expect.poll(() => server.fleet.get(`${simulationId}-T-001`)).toBeDefined();
    return simulationId;
  }

  it('SH7: shows the trucks of that run, live; those of another run and everything else are not there', async () => {
    const [first, other] = [await aRun(), await aRun()];
    const { token, link } = await share({ truckIds: [], simulationId: first });
    expect(link).toMatchObject({ truckIds: [], simulationId: first });
    const { truckIds } = (await (await ask('/api/share', token)).json()) as SharedView;
    expect(truckIds.toSorted()).toEqual([`${first}-T-001`, `${first}-T-002`]);
    const { trucks } = (await (await ask('/api/share/trucks', token)).json()) as TruckList;
    expect(trucks.map(({ truckId }) => truckId).toSorted()).toEqual(truckIds.toSorted());
    expect((await ask(`/api/share/tracks/${other}-T-001`, token)).status).toBe(404);

    const socket = await server.connect({ auth: { token } });
    const told = truckLocationsOf(socket);
    await socket.emitWithAck('join', { user: 'guest' });
    const times = (): number => new Set(told.map(({ location }) => location.recordedAt)).size;
    await expect.poll(times).toBeGreaterThan(3);
    expect(new Set(told.map(({ truckId }) => truckId))).toEqual(new Set(truckIds));
    for (const simulationId of [first, other]) {
      const wish = { simulationId, control: { action: 'stop' } } as const;
      expect(await socket.emitWithAck('simulation-control', wish)).toMatchObject({ code: 'forbidden' });
    }
    await remove(other);
    await remove(first);
    expect((await ask('/api/share', token)).status).toBe(401);
    const { links } = (await (await fetch(`${server.url}/api/share-links`)).json()) as ShareLinkList;
    expect(links.filter(({ linkId }) => linkId === link.linkId)).toEqual([]);
  });

  it.each([
    ['that is not there', { truckIds: [], simulationId: 'S999' }, 404],
    ['and of trucks', { truckIds: ['shown'], simulationId: 'S1' }, 400],
  ])('SH7: a link of a simulation %s is refused', async (_name, given, status) => {
    const wanted = { name: 'x', expiresAt: Date.now() + HOUR_MS, ...given };
    expect((await server.post('/api/share-links', wanted)).status).toBe(status);
  });

  it('SH7: a run of more trucks than a page can show is refused', async () => {
    const many = { trucks: [{ ...scenario.trucks[0], count: 501 }] };
    const simulationId = await aRun(many);
    const wanted = { name: 'x', expiresAt: Date.now() + HOUR_MS, simulationId };
    const answer = await server.post('/api/share-links', wanted);
    expect(await problemIn(answer)).toMatchObject({ code: 'too_many_records' });
    await remove(simulationId);
  });

  it('SH7: who does not see the simulation neither makes, sees nor ends it', async () => {
    const simulationId = await aRun();
    const { link } = await share({ truckIds: [], simulationId });
    const { headers } = somebody(server, 'operator', ['one fleet']);
    const wanted = { name: 'x', expiresAt: Date.now() + HOUR_MS, simulationId };
    expect((await server.post('/api/share-links', wanted, headers)).status).toBe(404);
    const list = (await (await fetch(`${server.url}/api/share-links`, { headers })).json()) as ShareLinkList;
    expect(list.links.map(({ linkId }) => linkId)).not.toContain(link.linkId);
    const ended = await fetch(`${server.url}/api/share-links/${link.linkId}`, { method: 'DELETE', headers });
    expect(ended.status).toBe(404);
    await remove(simulationId);
  });
});

async function policyOf(path: string): Promise<string | null> {
  return (await fetch(`${server.url}${path}`)).headers.get('content-security-policy');
}

it('SH5: only the address for other sites may stand in their frames, and only in those that are allowed', async () => {
  expect(await policyOf('/share')).toContain("frame-ancestors 'none'");
  expect(await policyOf('/share/embed')).toContain('frame-ancestors https://customer.example');
  expect((await share({ mayEmbed: true })).path).toMatch(/^\/share\/embed#fms_/);
});

it('SH4: revoked or over, it is nobody', async () => {
  const first = await share();
  expect((await fetch(`${server.url}/api/share-links/${first.link.linkId}`, { method: 'DELETE' })).status).toBe(204);
  expect((await ask('/api/share', first.token)).status).toBe(401);
  const second = await share();
  server.advance(2 * HOUR_MS);
  expect((await ask('/api/share', second.token)).status).toBe(401);
  expect((await ask('/api/trucks', second.token)).status).toBe(401);
  server.advance(-2 * HOUR_MS);
});
