import type { User } from '@fleetmap/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_MS } from '../src/accounts/sessions.js';
import { FleetMembers } from '../src/auth/fleet-members.js';
import { aBrowser, type Browser, setUpAdmin } from './browser.js';
import { aReport, type RunningServer, startServer, type TestSocket, truckLocationsOf } from './running-server.js';
import { somebody } from './somebody.js';

const PASSWORD = 'a long enough password';
const WITHIN = { timeout: 10_000 };

let server: RunningServer;
let admin: Browser;

beforeAll(async () => {
  server = await startServer({ AUTH: 'required' });
  admin = await setUpAdmin(server);
});
afterAll(() => server.stop());

let last = 0;

/** A user with an open socket that comes back by itself, as the desk's does. */
async function aViewer(given: object = {}, transport: 'websocket' | 'polling' = 'websocket') {
  last += 1;
  const wish = { name: `Viewer ${last}`, password: PASSWORD, role: 'operator', fleets: 'all', ...given };
  const user = (await (await admin.ask('POST', '/api/users', wish)).json()) as User;
  const browser = aBrowser(server);
  await browser.signIn(user.name, PASSWORD);
  const extraHeaders = { cookie: browser.cookie };
  const socket = await server.connect({ extraHeaders, transports: [transport], reconnectionDelay: 100 });
  const told = truckLocationsOf(socket); // before joining: the fleet comes at once
  expect(await socket.emitWithAck('join', { user: user.name })).toHaveProperty('message');
  return { user, browser, socket, told };
}

function cutOf(socket: TestSocket): Promise<string> {
  return new Promise((resolve) => socket.once('disconnect', resolve));
}

/** What a client that was cut hears when it comes back. */
function comeBack(socket: TestSocket): Promise<unknown> {
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', (error: Error & { data?: unknown }) => resolve(error.data));
    socket.connect();
  });
}

describe('open sockets', () => {
  it.each(['websocket', 'polling'] as const)(
    'AC11: signing out cuts those of the session by %s, and they stay out',
    async (transport) => {
      const { browser, socket, told } = await aViewer({}, transport);
      const { id: sid } = socket.io.engine as unknown as { id: string };
      const cut = cutOf(socket);
      await browser.ask('DELETE', '/api/session');
      await cut;
      const before = told.length;
      expect(await comeBack(socket)).toMatchObject({ code: 'unauthenticated' });
      const old = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`);
      expect(old.status).toBe(400);
      await server.post('/api/positions', aReport({ truckId: 'after' }), somebody(server, 'admin').headers);
      expect(told).toHaveLength(before);
    },
  );

  it('P19: a session that ends while connected ends the connection; signed in again it works', async () => {
    const { user, browser, socket } = await aViewer();
    const cut = cutOf(socket);
    server.advance(LONGEST_MS);
    await cut;
    expect(await comeBack(socket)).toMatchObject({ code: 'unauthenticated' });
    expect((await browser.signIn(user.name, PASSWORD)).status).toBe(200);
    const again = await server.connect({ extraHeaders: { cookie: browser.cookie } });
    expect(await again.emitWithAck('join', { user: user.name })).toHaveProperty('message');
    await admin.signIn('Admin', 'the password of the admin');
  });

  it('AC11: a disabled or removed user is cut', async () => {
    for (const [method, body] of [
      ['PATCH', { disabled: true }],
      ['DELETE', undefined],
    ] as const) {
      const { user, socket } = await aViewer();
      const cut = cutOf(socket);
      expect((await admin.ask(method, `/api/users/${user.userId}`, body)).ok).toBe(true);
      await cut;
      expect(await comeBack(socket)).toMatchObject({ code: 'unauthenticated' });
    }
  });

  it('AC11: with another role one is cut and comes back with the rights of that role', async () => {
    const { user, socket } = await aViewer();
    const wish = { simulationId: 'S0', control: { action: 'stop' } } as const;
    expect(await socket.emitWithAck('simulation-control', wish)).toMatchObject({ code: 'not_found' });
    const cut = cutOf(socket);
    await admin.ask('PATCH', `/api/users/${user.userId}`, { role: 'viewer' });
    await cut;
    expect(await comeBack(socket)).toBe('connected');
    expect(await socket.emitWithAck('simulation-control', wish)).toMatchObject({ code: 'forbidden' });
  });

  it('AC11: with other fleets, or other trucks in them, one comes back to what is one’s own, without resuming', async () => {
    const members = server.app.get(FleetMembers);
    const { fleetId } = (await (await admin.ask('POST', '/api/fleets', { name: 'East' })).json()) as {
      fleetId: string;
    };
    const { headers } = somebody(server, 'admin');
    for (const truckId of ['east-1', 'west-1']) await server.post('/api/positions', aReport({ truckId }), headers);
    await members.add(fleetId, ['east-1']);
    const { user, socket, told } = await aViewer();
    await expect.poll(() => told.map(({ truckId }) => truckId)).toContain('west-1');
    const view = { bounds: { west: -47, south: -24, east: -46, north: -23 }, zoom: 9 };
    const before = (await socket.emitWithAck('viewport', view)) as { epoch: number; seq: number };

    let cut = cutOf(socket);
    await admin.ask('PATCH', `/api/users/${user.userId}`, { fleets: [fleetId] });
    await cut;
    told.length = 0;
    expect(await comeBack(socket)).toBe('connected');
    const resume = { epoch: before.epoch, seq: before.seq };
    expect(await socket.emitWithAck('viewport', { ...view, resume })).toMatchObject({ resumed: false });
    const other = await server.connect(socket.io.opts);
    const seen = truckLocationsOf(other);
    await other.emitWithAck('join', { user: user.name });
    await expect.poll(() => seen.map(({ truckId }) => truckId), WITHIN).toEqual(['east-1']);

    cut = cutOf(other);
    await members.remove(fleetId, ['east-1']);
    await cut;
    seen.length = 0;
    expect(await comeBack(other)).toBe('connected');
    await other.emitWithAck('join', { user: user.name });
    await server.post('/api/positions', aReport({ truckId: 'east-1', speed: 1 }), headers);
    expect(await other.emitWithAck('sync', { epoch: 1, seq: 1 })).toHaveProperty('epoch');
    expect(seen).toEqual([]);
  });

  it('HO5: one user has so many connections and no more, until one closes', async () => {
    const small = await startServer({ AUTH: 'required', SOCKET_MAX_PER_USER: '2' });
    const [ana, rui] = [somebody(small, 'viewer'), somebody(small, 'viewer')];
    const connect = ({ token }: typeof ana): Promise<TestSocket> =>
      small.connect({ auth: { token }, reconnection: false });
    const first = await connect(ana);
    await connect(ana);
    await expect(connect(ana)).rejects.toMatchObject({ data: { code: 'too_many_connections' } });
    await connect(rui);
    first.disconnect();
    await expect.poll(() => connect(ana).catch(() => undefined)).toBeDefined();
    await small.stop();
  });

  it('P21: a token in the address of a socket or a request says nothing', async () => {
    const { token } = somebody(server, 'admin');
    for (const query of [{ token }, { auth: token }])
      await expect(server.connect({ query, reconnection: false })).rejects.toMatchObject({
        data: { code: 'unauthenticated' },
      });
    expect((await fetch(`${server.url}/api/trucks?token=${token}&access_token=${token}`)).status).toBe(401);
  });
});
