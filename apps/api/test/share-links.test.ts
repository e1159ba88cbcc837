import { type MadeShareLink, madeShareLinkSchema, type ShareLinkList, type TruckList } from '@fleetmap/events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aReport, type RunningServer, startServer } from './running-server.js';

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

it('SH3: a socket with its token is refused every event and told nothing', async () => {
  const { token } = await share();
  const socket = await server.connect({ auth: { token } });
  const told: unknown[] = [];
  socket.onAny((...heard: unknown[]) => told.push(heard));
  const world = { bounds: { west: -180, south: -85, east: 180, north: 85 }, zoom: 2 };
  const answers: unknown[] = [
    await socket.emitWithAck('join', { user: 'guest' }),
    await socket.emitWithAck('watch', { truckIds: ['hidden', 'shown'] }),
    await socket.emitWithAck('viewport', world),
    await socket.emitWithAck('report', aReport()),
  ];
  expect(answers).toEqual(answers.map(() => ({ code: 'forbidden', message: expect.any(String) as string })));
  await server.post('/api/positions', aReport({ truckId: 'shown', latitude: 2 }));
  const { trucks } = (await (await ask('/api/share/trucks', token)).json()) as TruckList;
  expect(trucks[0]?.location.latitude).toBe(2);
  expect(told).toEqual([]);
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
