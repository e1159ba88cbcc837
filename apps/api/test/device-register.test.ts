import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeviceList, deviceListSchema, type MadeDevice, madeDeviceSchema } from '@fleetmap/events';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeviceRegister } from '../src/auth/register/device-register.js';
import { Identity } from '../src/auth/identity.js';
import { LOCAL } from '../src/auth/principal.js';
import { MqttBroker } from '../src/ingest/mqtt/mqtt-broker.js';
import { aReport, problemIn, type RunningServer, startServer } from './running-server.js';

// Devices come from the network and are known by their tokens; who manages them holds a key made for this test.
const KEY = 'test_key';
const manager = { authorization: `Bearer ${KEY}` };

function prepare(app: NestFastifyApplication): void {
  app.get(Identity).addTokens('test_', (secret) => (secret === KEY ? LOCAL : undefined));
}

let server: RunningServer;
beforeAll(async () => {
  server = await startServer(
    { AUTH: 'required', DEVICES: 'listed', MQTT_PORT: '0', ALLOWED_ORIGINS: 'https://fleet.example.com' },
    { prepare },
  );
});
afterAll(() => server.stop());

async function register(given: object): Promise<MadeDevice> {
  const response = await server.post('/api/devices', given, manager);
  expect(response.status).toBe(201);
  return madeDeviceSchema.parse(await response.json());
}

async function list(): Promise<DeviceList> {
  return deviceListSchema.parse(await (await fetch(`${server.url}/api/devices`, { headers: manager })).json());
}

const ask = (method: string, path: string, body?: object): Promise<Response> =>
  fetch(`${server.url}${path}`, {
    method,
    headers: { ...manager, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
async function status(token: string): Promise<number> {
  return (await server.post('/api/positions', aReport({ truckId: 'ends' }), bearer(token))).status;
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
const basic = (user: string, token: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`,
});
const feature = {
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [2, 1] },
  properties: { timestamp: new Date().toISOString() },
};

describe('registering', () => {
  it('DV14: the token is told once, kept as a hash, and the answer says how to set up each app', async () => {
    const { device, token, setUps } = await register({ truckId: 'told-once' });
    expect(token).toMatch(/^fmd_[\w-]{43}$/);
    expect(JSON.stringify(await list())).not.toContain(token);
    expect(JSON.stringify(server.app.get(DeviceRegister).list())).not.toContain(token.slice(4));
    expect(device).toMatchObject({ truckId: 'told-once', identifier: 'told-once', trust: 'token', isDisabled: false });
    expect(setUps.map(({ app }) => app)).toEqual(['traccar-client', 'owntracks', 'overland', 'gpslogger']);
    for (const { fields } of setUps) {
      expect(JSON.stringify(fields)).toContain('https://fleet.example.com/ingest/');
      expect(JSON.stringify(fields)).toContain(token);
    }
  });

  it('DV14: a name is taken once, and who may not manage devices sees and makes none', async () => {
    await register({ truckId: 'taken' });
    expect((await ask('POST', '/api/devices', { truckId: 'other', identifier: 'taken' })).status).toBe(409);
    const nobody = await problemIn(await server.post('/api/devices', { truckId: 'x' }));
    expect(nobody.code).toBe('setup_required'); // there is no admin here; with one it is unauthenticated
    const { token } = await register({ truckId: 'a-device' });
    expect((await server.post('/api/devices', { truckId: 'x' }, bearer(token))).status).toBe(403);
    expect((await fetch(`${server.url}/api/trucks`, { headers: bearer(token) })).status).toBe(403);
  });
});

describe('a token', () => {
  it('DV15: makes its sender one truck, by every protocol, whatever the phone calls itself', async () => {
    const { token } = await register({ truckId: 'phone', identifier: 'phone-id' });
    const json = { 'content-type': 'application/json' };
    const answers = await Promise.all([
      server.post('/api/positions', aReport({ truckId: 'phone' }), { ...bearer(token), ...json }),
      server.post('/ingest/overland', { locations: [feature] }, bearer(token)),
      server.post(
        '/ingest/owntracks',
        { _type: 'location', lat: 1, lon: 2, tst: 1_700_000_001, tid: 'zz' },
        basic('ana', token),
      ),
      server.post('/ingest/gpslogger?lat=1&lon=2&time=2025-01-16T03:54:51Z', '{}', basic('ana', token)),
      fetch(`${server.url}/ingest/osmand?id=whoever&lat=1&lon=2&timestamp=1700000002`, { headers: bearer(token) }),
      server.post('/ingest/osmand', {
        device_id: token,
        location: { timestamp: '2024-07-21T08:06:34.444Z', coords: { latitude: 1, longitude: 2 } },
      }),
    ]);
    expect(await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))).toMatchObject(
      answers.map(() => [200, expect.anything()]),
    );
    expect([...server.fleet.trucks()].map(({ truckId }) => truckId)).toEqual(['phone']);
  });

  it('DV15: by MQTT it is the password; a wrong one is refused at the door', async () => {
    const { token } = await register({ truckId: 'by-mqtt' });
    const url = `mqtt://127.0.0.1:${server.app.get(MqttBroker).port}`;
    const client = await connectAsync(url, { username: 'ana', password: token, reconnectPeriod: 0 });
    await client.publishAsync(
      'owntracks/ana/x',
      JSON.stringify({ _type: 'location', lat: 1, lon: 2, tst: 1_700_000_000 }),
      { qos: 1 },
    );
    expect(await server.locationOf('by-mqtt')).toBeDefined();
    await client.endAsync();
    await expect(connectAsync(url, { username: 'ana', password: `${token}x`, reconnectPeriod: 0 })).rejects.toThrow(
      /auth/i,
    );
  });

  it('DV15: is no other truck, and a wrong one is nobody and becomes no name', async () => {
    const { token } = await register({ truckId: 'mine' });
    expect((await server.post('/api/positions', aReport({ truckId: 'phone' }), bearer(token))).status).toBe(401);
    expect((await server.post('/api/positions', aReport({ truckId: 'mine' }), bearer('fmd_wrong'))).status).toBe(401);
    expect((await server.post('/api/positions', aReport({ truckId: 'fmd_wrong' }))).status).toBe(401);
    expect(JSON.stringify(await list())).not.toContain('fmd_wrong');
  });

  it('DV16: rotated, disabled or deleted it is nobody from the next report on', async () => {
    const made = await register({ truckId: 'ends' });
    const path = `/api/devices/${made.device.deviceId}`;
    const next = madeDeviceSchema.parse(await (await ask('POST', `${path}/token`)).json());
    expect([await status(made.token), await status(next.token)]).toEqual([401, 200]);
    await ask('PATCH', path, { isDisabled: true });
    expect(await status(next.token)).toBe(401);
    await ask('PATCH', path, { isDisabled: false });
    expect(await status(next.token)).toBe(200);
    expect((await ask('DELETE', path)).status).toBe(204);
    expect([await status(next.token), (await ask('DELETE', path)).status]).toEqual([401, 404]);
  });
});

describe('a device that has only a name', () => {
  it('DV17: may report when it was registered so, under the name of its truck; DEVICES still counts', async () => {
    await register({ truckId: 'Truck 7', identifier: '350000000000007', trust: 'name' });
    expect((await server.post('/api/positions', aReport({ truckId: '350000000000007' }))).status).toBe(200);
    expect(await server.locationOf('Truck 7')).toBeDefined();
    expect(await server.locationOf('350000000000007')).toBeUndefined();
    expect((await server.post('/api/positions', aReport({ truckId: 'listed' }))).status).toBe(200);
    await register({ truckId: 'with-token' });
    const refused = await server.post('/api/positions', aReport({ truckId: 'with-token' }));
    expect(await problemIn(refused)).toMatchObject({ status: 401, code: 'unknown_device' });
  });
});

describe('finding what is wrong', () => {
  it('DV18: the list tells when each was heard, and why it was refused last', async () => {
    const { token, device } = await register({ truckId: 'debugged' });
    await server.post('/api/positions', aReport({ truckId: 'debugged', latitude: 91 }), bearer(token));
    const find = async () => (await list()).devices.find(({ deviceId }) => deviceId === device.deviceId);
    expect(await find()).toMatchObject({
      lastHeardAt: null,
      lastError: { code: 'invalid_report', message: expect.stringContaining('latitude') as string },
    });
    await server.post('/api/positions', aReport({ truckId: 'debugged' }), bearer(token));
    expect((await find())?.lastHeardAt).toBeGreaterThan(0);
  });

  it('DV19: who is not known is refused and listed, at most two hundred, and adopted by its name', async () => {
    for (let index = 0; index < 205; index += 1)
      await server.post('/api/positions', aReport({ truckId: `stray-${index}` }));
    await server.post('/api/positions', aReport({ truckId: 'stray-204' }));
    const { unknown } = await list();
    expect(unknown).toHaveLength(200);
    expect(unknown[0]).toMatchObject({ identifier: 'stray-204', count: 2 });
    await register({ truckId: 'Truck 204', identifier: 'stray-204', trust: 'name' });
    expect((await list()).unknown.some(({ identifier }) => identifier === 'stray-204')).toBe(false);
    expect((await server.post('/api/positions', aReport({ truckId: 'stray-204' }))).status).toBe(200);
  });
});

it('DV18: after a restart the list is the same: when each was heard, why it was refused, who is unknown', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fleetmap-devices-'));
  const settings = { AUTH: 'required', DATA_DIR: folder };
  const listOf = async ({ url }: RunningServer): Promise<DeviceList> =>
    deviceListSchema.parse(await (await fetch(`${url}/api/devices`, { headers: manager })).json());
  const first = await startServer(settings, { prepare });
  await first.post('/api/devices', { truckId: 'T1', trust: 'name' }, manager);
  const devices: object[] = [
    aReport({ truckId: 'T1' }),
    aReport({ truckId: 'T1', latitude: 91 }),
    aReport({ truckId: 'stray' }),
  ];
  for (const report of devices) await first.post('/api/positions', report);
  const before = await listOf(first);
  expect(before).toMatchObject({
    devices: [{ lastHeardAt: expect.any(Number) as number, lastError: { code: 'invalid_report' } }],
    unknown: [{ identifier: 'stray', count: 1 }],
  });
  await first.stop();
  const second = await startServer(settings, { prepare });
  expect(await listOf(second)).toEqual(before);
  await second.stop();
  await rm(folder, { recursive: true, force: true });
});

it('DV17: while AUTH is open an unknown name makes its truck, and a registered one is its truck', async () => {
  const open = await startServer();
  await open.post('/api/devices', { truckId: 'Truck 1', identifier: 'imei-1' });
  for (const truckId of ['imei-1', 'new'])
    expect((await open.post('/api/positions', aReport({ truckId }))).status).toBe(200);
  expect([...open.fleet.trucks()].map(({ truckId }) => truckId)).toEqual(['Truck 1', 'new']);
  await open.stop();
});
