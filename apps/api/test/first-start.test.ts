import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MadeDevice } from '@fleetmap/events';
import { type ServerProcess, startServerProcess } from '@fleetmap/testing';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aReport, problemIn } from './running-server.js';

const ENTRY = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const ADMIN = { name: 'Helena', password: 'correct horse battery' };

let folder: string;
let server: ServerProcess;
let cookie = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleetmap-first-'));
  server = await start();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** As one who lets other machines in, on an empty folder the first time. */
function start(given: Record<string, string> = {}): Promise<ServerProcess> {
  return startServerProcess(ENTRY, { HOST: '0.0.0.0', DEMO: '0', DATA_DIR: folder, LOG_LEVEL: 'debug', ...given });
}

/** Asked as a browser does. */
async function ask(method: string, path: string, { body, headers = {} }: { body?: object; headers?: object } = {}) {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: { 'x-fleetmap': '1', ...(body && { 'content-type': 'application/json' }), cookie, ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  return answer;
}

it('AC5: HOST=0.0.0.0 with AUTH=open ends the start and says what to do', async () => {
  await expect(start({ AUTH: 'open', DATA_DIR: `${folder}/other` })).rejects.toThrow(
    /cannot start: AUTH=open is only for this machine/,
  );
});

it('AU1: HOST=0.0.0.0 alone serves nobody, says why, and the printed link makes the admin, once', async () => {
  const refused = await ask('GET', '/api/trucks');
  expect([refused.status, await problemIn(refused)]).toEqual([
    503,
    expect.objectContaining({ code: 'setup_required', detail: expect.stringContaining('open the link') as string }),
  ]);
  const link = await server.setUpUrl();
  expect(server.output()).toContain('Nobody can sign in yet. Make the first admin here (the link is good once)');
  const { hash } = new URL(link);
  const token = hash.replace('#token=', '');
  expect((await ask('POST', '/api/setup', { body: { token, ...ADMIN } })).status).toBe(200);
  expect((await ask('POST', '/api/setup', { body: { token, ...ADMIN, name: 'Mallory' } })).status).toBe(401);

  cookie = '';
  expect((await problemIn(await ask('GET', '/api/trucks'))).code).toBe('unauthenticated');
  expect((await ask('POST', '/api/session', { body: ADMIN })).status).toBe(200);
  expect((await ask('GET', '/api/trucks')).status).toBe(200);
});

it('P21: no token, password or cookie is in a log line, however it came in', async () => {
  const made = await ask('POST', '/api/devices', { body: { truckId: 'T1' } });
  expect(made.status).toBe(201);
  const { token } = (await made.json()) as MadeDevice;
  const secrets = [token, ADMIN.password, cookie.split('=')[1]!, 'fmd_aWrongTokenOfSomebody', 'a wrong password'];
  const place = { latitude: 1, longitude: 2 };
  for (const given of [token, 'fmd_aWrongTokenOfSomebody']) {
    const basic = Buffer.from(`T1:${given}`).toString('base64');
    secrets.push(basic);
    for (const authorization of [`Bearer ${given}`, `Basic ${basic}`, given])
      await ask('POST', '/api/positions', { body: aReport(), headers: { authorization } });
    await ask('POST', '/ingest/osmand', { body: { device_id: given, location: { coords: place, timestamp: 'no' } } });
    await ask('POST', '/ingest/overland', {
      body: { locations: [given] },
      headers: { authorization: `Bearer ${given}` },
    });
    await ask('GET', `/ingest/osmand?id=${given}&lat=x`);
    await ask('GET', `/api/nothing/${given}?token=${given}`);
    const socket = io(server.url, { auth: { token: given }, transports: ['websocket'], reconnection: false });
    await new Promise<void>((resolve) => socket.once('connect', resolve).once('connect_error', () => resolve()));
    if (socket.connected) await socket.emitWithAck('report', { token: given, password: ADMIN.password });
    socket.disconnect();
  }
  await ask('POST', '/api/session', { body: { ...ADMIN, password: 'a wrong password' } });
  await fetch(`${server.url}/api/positions`, { method: 'POST', body: `{"token":"${token}"`, headers: { cookie } });
  await server.stop();
  expect(secrets.filter((secret) => server.output().includes(secret))).toEqual([]);
});

it('AU1: started again it prints no link, and the admin is still there', async () => {
  server = await start();
  cookie = '';
  expect((await ask('POST', '/api/session', { body: ADMIN })).status).toBe(200);
  expect((await ask('GET', '/api/trucks')).status).toBe(200);
  expect(server.output()).not.toContain('Nobody can sign in yet');
});
