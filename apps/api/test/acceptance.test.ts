import { hasAcceptance } from '@fleetmap/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { io } from 'socket.io-client';
import { FleetMembers } from '../src/auth/fleet-members.js';
import { setUpAdmin } from './browser.js';
import { somebody } from './somebody.js';
import { expectPosition, rowsOf, storedOf } from './acceptance-rows.js';
import { type EngineLine, openEngineLine } from './engine-line.js';
import { aReport, type RunningServer, startServer, truckLocationsOf } from './running-server.js';

// The public acceptance cases of the doors that have no file of their own here; the others stand beside the protocol they are of.

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ ALLOWED_ORIGINS: 'https://fleet.example.com' });
});
afterAll(() => server.stop());

it('P06: who joins is told where every truck is, before anything else moves', async () => {
  for (const truckId of ['P06-a', 'P06-b']) await server.post('/api/positions', aReport({ truckId }));
  const socket = await server.connect();
  const told = truckLocationsOf(socket);
  await socket.emitWithAck('join', { user: 'Ana' });
  await server.post('/api/positions', aReport({ truckId: 'P06-a', latitude: 1 }));
  await expect.poll(() => told.findLast(({ truckId }) => truckId === 'P06-a')?.location.latitude).toBe(1);
  const moved = told.findIndex(({ location }) => location.latitude === 1);
  const before = told.slice(0, moved + 1).map(({ truckId }) => truckId);
  expect(before).toEqual(expect.arrayContaining(['P06-a', 'P06-b']));
});

describe.skipIf(!hasAcceptance)('phones', () => {
  it('P13: the whole form of GPSLogger, with empty values', async () => {
    const [row] = rowsOf<{ body: string; expect: { position: Record<string, unknown> } }>('ingest/gpslogger.json');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await server.post('/ingest/gpslogger', row!.body, headers);
    expect(response.ok).toBe(true);
    const stored = await storedOf(server, '4ca9e1da592aca9b');
    expectPosition(stored, row!.expect.position);
    expect(stored?.['attributes']).not.toHaveProperty('hdop');
  });

  it('P14: what Traccar forwards, in knots', async () => {
    const [row] = rowsOf<{ body: object; expect: { position: Record<string, unknown> } }>(
      'ingest/traccar-forward.json',
    );
    expect((await server.post('/ingest/traccar', row!.body)).ok).toBe(true);
    expectPosition(await storedOf(server, '123456'), row!.expect.position);
  });
});

function dial(origin: string): EngineLine {
  return openEngineLine(`${server.url}/socket.io/?EIO=4&transport=websocket`, { origin });
}

it('P17: a WebSocket of a page that is not listed is refused, a listed one gets in', async () => {
  await expect(dial('https://evil.example').next()).rejects.toThrow('closed');
  const listed = dial('https://fleet.example.com');
  expect(await listed.next()).toMatch(/^0\{/);
  listed.close();
});

describe('where people sign in', () => {
  let strict: RunningServer;
  beforeAll(async () => {
    strict = await startServer({ AUTH: 'required' });
    await setUpAdmin(strict);
    const members = strict.app.get(FleetMembers);
    for (const [fleetId, truckId] of [
      ['north', 'north-1'],
      ['south', 'south-1'],
    ] as const) {
      await members.add(fleetId, [truckId]);
      await strict.post('/api/positions', aReport({ truckId }), somebody(strict, 'admin').headers);
    }
  });
  afterAll(() => strict.stop());

  it.each([
    ['no token', {}],
    ['a wrong token', { token: 'fmk_of_nobody' }],
    ['a token that is none', { token: { $ne: '' } }],
    ['a token in the address', { query: 'fmk_of_nobody' }],
  ])('P18: with %s no socket is opened, no event is heard, and the API answers 401', async (_name, auth) => {
    const heard: unknown[] = [];
    const socket = io(strict.url, { auth, transports: ['websocket'], reconnection: false, forceNew: true });
    socket.onAny((...event: unknown[]) => heard.push(event));
    const refusal = new Promise((resolve) => socket.once('connect_error', resolve));
    socket.emit('join', { user: 'Mallory' });
    expect(await refusal).toMatchObject({ data: { code: 'unauthenticated' } });
    await strict.post('/api/positions', aReport({ truckId: 'north-1' }), somebody(strict, 'admin').headers);
    const headers = 'token' in auth ? { authorization: `Bearer ${JSON.stringify(auth.token)}` } : {};
    for (const path of ['/api/trucks', '/api/trucks/north-1', '/api/replay?from=0&until=1', '/api/users'])
      expect([path, (await fetch(`${strict.url}${path}`, { headers })).status]).toEqual([path, 401]);
    expect(heard).toEqual([]);
    socket.disconnect();
  });

  it('P20: who is of one fleet sees its trucks only, live and in history; another id is answered 404', async () => {
    const { token, headers } = somebody(strict, 'dispatcher', ['north']);
    const socket = await strict.connect({ auth: { token } });
    const told = truckLocationsOf(socket);
    await socket.emitWithAck('join', { user: 'Ana' });
    for (const truckId of ['south-1', 'north-1'])
      await strict.post('/api/positions', aReport({ truckId, latitude: 1 }), somebody(strict, 'admin').headers);
    await expect.poll(() => told.at(-1)?.location.latitude).toBe(1);
    expect(new Set(told.map(({ truckId }) => truckId))).toEqual(new Set(['north-1']));

    const ask = async (path: string) => {
      const answer = await fetch(`${strict.url}${path}`, { headers });
      return { status: answer.status, body: await answer.text() };
    };
    expect((await ask('/api/trucks')).body).not.toContain('south');
    expect((await ask('/api/trucks/north-1')).status).toBe(200);
    expect((await ask('/api/trucks/south-1')).status).toBe(404);
    const range = `from=${Date.now() - 60_000}&until=${Date.now() + 60_000}`;
    expect((await ask(`/api/trucks/north-1/track?${range}`)).body).toContain('latitude');
    expect(await ask(`/api/trucks/south-1/track?${range}`)).toEqual(await ask(`/api/trucks/nowhere/track?${range}`));
  });
});

it('P22: every answer says what a browser may do with it', async () => {
  for (const path of ['/', '/api/trucks', '/api/nothing']) {
    const { headers } = await fetch(`${server.url}${path}`);
    const policy = headers.get('content-security-policy');
    for (const rule of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "script-src 'self'",
      "default-src 'self'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https:(?!\/)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    if (path !== '/') expect(headers.get('cache-control')).toBe('no-store');
  }
});

it('P23: a request over the size limit gets 413, and the next is served', async () => {
  expect((await server.post('/api/positions', `["${'x'.repeat(9 * 1024 * 1024)}"]`)).status).toBe(413);
  expect((await server.post('/api/positions', aReport({ truckId: 'P23' }))).status).toBe(200);
});

it('P24: malformed messages and requests get an error with a code and a sentence, and the process goes on', async () => {
  const socket = await server.connect();
  const answer: unknown = await socket.emitWithAck('join', 42 as never);
  const response = await server.post('/api/positions', '{"truckId":');
  expect(answer).toEqual({ code: 'invalid_message', message: expect.any(String) as string });
  expect(await response.json()).toEqual({
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    code: 'invalid_message',
    detail: expect.any(String) as string,
  });
  expect(socket.connected).toBe(true);
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
});
