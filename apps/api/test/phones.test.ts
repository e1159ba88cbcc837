import { hasAcceptance } from '@fleetmap/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectPosition, historyOf, type Row, rowsOf, storedOf } from './acceptance-rows.js';
import { type RunningServer, startServer } from './running-server.js';

let server: RunningServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.stop());

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const owntracks = (message: object, headers = {}): Promise<Response> =>
  server.post('/ingest/owntracks', { _type: 'location', lat: 1, lon: 2, tst: 1_700_000_000, ...message }, headers);
const feature = (properties: object, coordinates = [-46.63, -23.55]): object => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties: { timestamp: '2024-05-01T12:00:00Z', device_id: 'T1', ...properties },
});

describe.skipIf(!hasAcceptance)('rows of the acceptance files', () => {
  it.each(rowsOf('ingest/owntracks.json'))('DV1: $id', async ({ body = '', expect: expected }) => {
    const response = await server.post('/ingest/owntracks', body);
    expect(String(expected.http_status)).toContain(String(response.status));
    if (response.ok) expect(await response.json()).toEqual([]);
    if (expected.stored === false) expect(server.fleet.size).toBe(0);
    const { position } = expected;
    if (!position) return;
    expectPosition(await storedOf(server, String(position['device_id'])), position);
    expect(await historyOf(server, String(position['device_id']), String(position['time']))).toHaveLength(1);
  });

  it.each(rowsOf('ingest/overland.json'))('DV2: $id', async ({ body = '', expect: expected }) => {
    const headers = { authorization: 'Bearer secret-token' };
    const response = await server.post('/ingest/overland', body, headers);
    expect(response.status).toBe(expected.http_status);
    const told = (await response.json()) as object;
    if (response.ok) expect(told).toEqual({ result: 'ok' });
    else expect(told).not.toHaveProperty('result');
    const [truck] = server.fleet.trucks();
    const [position] = expected.positions ?? [];
    if (!position) return;
    const { motion, ...attributes } = position['attributes'] as { motion: string[] };
    expectPosition(await storedOf(server, truck!.truckId), {
      ...position,
      attributes: { ...attributes, motion: motion.join(', ') },
    });
  });

  it('DV2: one wrong point holds up neither the others nor the phone', async () => {
    const poisoned = rowsOf('ingest/overland.json').find(({ id }) => id === 'overland-07')!;
    expect(await (await server.post('/ingest/overland', poisoned.body)).json()).toEqual({ result: 'ok' });
    expect(await historyOf(server, 'truck-7', '2024-05-01T12:00:00Z')).toHaveLength(1);
    expect(await historyOf(server, 'truck-7', '2024-05-01T12:00:02Z')).toHaveLength(1);
    expect(server.fleet.size).toBe(1);
  });

  it.each(rowsOf<Row & { method: string; headers?: Record<string, string>; repeat?: number }>('ingest/gpslogger.json'))(
    'DV3: $id',
    async ({ method, url = '', body = '', headers = FORM, repeat = 1, expect: expected }) => {
      const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
      for (let round = 0; round < repeat; round += 1) {
        const response = await fetch(`${server.url}/ingest/gpslogger${query}`, {
          method,
          headers,
          ...(method === 'POST' ? { body } : {}),
        });
        expect(response.status).toBe(expected.http_status ?? 200);
      }
      expect(server.fleet.size).toBe(expected.stored === false ? 0 : 1);
      if (expected.position) expectPosition(await storedOf(server, '4ca9e1da592aca9b'), expected.position);
      const kept = await historyOf(server, '4ca9e1da592aca9b', '2025-01-16T03:54:51Z');
      expect(kept).toHaveLength(expected.stored === false ? 0 : 1);
    },
  );

  it.each(rowsOf('ingest/traccar-forward.json'))('DV4: $id', async ({ body, expect: expected }) => {
    const response = await server.post('/ingest/traccar', body);
    expect(response.status).toBe(200);
    const { position = {} } = expected;
    expectPosition(await storedOf(server, String(position['device_id'])), position);
  });
});

describe('OwnTracks over HTTP', () => {
  it('P10: km/h, degrees and percent arrive in our units', async () => {
    const response = await owntracks({
      cog: 271, lon: 2.29513, acc: 5, vel: 61, vac: 21, lat: 48.85833, tst: 1_497_349_316, alt: 167, tid: 'JJ', t: 'u', batt: 67,
    }); // prettier-ignore
    expect([response.status, await response.text()]).toEqual([200, '[]']);
    const location = await server.locationOf('JJ');
    expect(location).toMatchObject({ heading: 271, battery: 67, recordedAt: Date.parse('2017-06-13T10:21:56Z') });
    expect(location!.speed! * 3.6).toBeCloseTo(61, 6);
  });

  it('P11: a waypoint is answered and is no place of a truck', async () => {
    const response = await owntracks({ _type: 'waypoint', desc: 'Depot', rad: 100 });
    expect([response.status, await response.text()]).toEqual([200, '[]']);
    expect(server.fleet.size).toBe(0);
  });

  it.each([
    ['its topic', { topic: 'owntracks/ana/phone', tid: 'AB' }, {}, 'owntracks/ana/phone'],
    ['the headers of the app', { tid: 'AB' }, { 'x-limit-u': 'ana', 'x-limit-d': 'phone' }, 'owntracks/ana/phone'],
    ['its tid', { tid: 'AB' }, {}, 'AB'],
  ])('DV1: the device is named by %s', async (_name, message, headers, truckId) => {
    expect((await owntracks(message, headers)).status).toBe(200);
    expect(await server.locationOf(truckId)).toMatchObject({ latitude: 1, longitude: 2 });
  });

  it('DV1: -1 is unknown', async () => {
    await owntracks({ tid: 'AB', vel: -1, cog: -1, batt: -1, acc: -1 });
    expect(await server.locationOf('AB')).toMatchObject({ speed: null, heading: null });
    expect(await server.locationOf('AB')).not.toHaveProperty('battery');
  });

  it.each([
    ['without a type', { _type: undefined }],
    ['encrypted', { _type: 'encrypted', data: 'AAAA' }],
    ['out of range', { lat: 91 }],
    ['nameless', {}],
  ])('DV1: a message %s is refused with 400', async (_name, message) => {
    expect((await owntracks(message)).status).toBe(400);
    expect(server.fleet.size).toBe(0);
  });
});

describe('Overland', () => {
  it('P12: longitude first, m/s, 0 to 1, and an offset without a colon', async () => {
    const response = await server.post('/ingest/overland', {
      locations: [
        feature({ timestamp: '2015-10-01T08:00:00-0700', speed: 4, battery_level: 0.8 }, [-122.030581, 37.3318]),
      ],
    });
    expect(await response.json()).toEqual({ result: 'ok' });
    expect(await server.locationOf('T1')).toMatchObject({
      latitude: 37.3318,
      longitude: -122.030581,
      speed: 4,
      battery: 80,
      recordedAt: Date.parse('2015-10-01T15:00:00Z'),
    });
  });

  it('DV2: a phone without a name is known by its token, which nobody gets to see', async () => {
    const headers = { authorization: 'Bearer secret-token' };
    await server.post('/ingest/overland', { locations: [feature({ device_id: '' })] }, headers);
    const [truck] = server.fleet.trucks();
    expect(truck!.truckId).toMatch(/^overland-[0-9a-f]{12}$/);
    const nameless = await server.post('/ingest/overland', { locations: [feature({ device_id: '' })] });
    expect(nameless.status).toBe(400);
  });
});

describe('GPSLogger', () => {
  it("DV3: understands the names of the app's own example and a name in the URL", async () => {
    const query = 'device=T1&latitude=1.5&longitude=2.5&time=2025-01-16T03:54:51Z&s=12.5';
    expect((await fetch(`${server.url}/ingest/gpslogger?${query}`)).status).toBe(200);
    expect(await server.locationOf('T1')).toMatchObject({ latitude: 1.5, longitude: 2.5, speed: 12.5 });
  });

  it('DV3: the user of HTTP Basic names a phone that says nothing else', async () => {
    const authorization = `Basic ${Buffer.from('ana:secret').toString('base64')}`;
    await fetch(`${server.url}/ingest/gpslogger?lat=1&lon=2&spd_kph=36`, { headers: { authorization } });
    expect(await server.locationOf('ana')).toMatchObject({ speed: 10 });
  });
});

const forwarded = (position: object): object => ({
  device: { uniqueId: 'T1' },
  position: { fixTime: '2024-05-01T12:00:00.000+00:00', valid: true, latitude: 1, longitude: 2, ...position },
});

describe('Traccar', () => {
  it.each([{ valid: false }, { outdated: true }])('DV4: %o is a sign of life, not a place', async (position) => {
    expect((await server.post('/ingest/traccar', forwarded(position))).status).toBe(200);
    expect(server.fleet.size).toBe(0);
  });

  it('DV4: more attributes than fit, and what is not plain, cost no position', async () => {
    const attributes = Object.fromEntries(Array.from({ length: 200 }, (_none, index) => [`io${index}`, index]));
    const long = { text: 'x'.repeat(5000), nested: { a: 1 }, batteryLevel: 50 };
    expect((await server.post('/ingest/traccar', forwarded({ attributes: { ...long, ...attributes } }))).status).toBe(
      200,
    );
    expect(await storedOf(server, 'T1')).toMatchObject({ attributes: { io0: 0, batteryLevel_pct: 50 } });
  });
});

describe('every phone', () => {
  const requests = [
    ['owntracks', { _type: 'location', tid: 'XX', lat: 1, lon: 2, tst: 1 }],
    ['overland', { locations: [feature({ device_id: 'XX' })] }],
    ['gpslogger', { id: 'XX', lat: 1, lon: 2 }],
    [
      'traccar',
      { device: { uniqueId: 'XX' }, position: { fixTime: '2024-05-01T12:00:00Z', latitude: 1, longitude: 2 } },
    ],
  ] as const;

  it.each(requests)('DV5: %s of an unknown device gets no 2xx, so that it keeps its reports', async (path, body) => {
    const strict = await startServer({ AUTH: 'required', DEVICES: 'T1' });
    const response = await strict.post(`/ingest/${path}`, body);
    expect([response.status, (await response.json()) as object]).toMatchObject([401, { code: 'unknown_device' }]);
    await strict.stop();
  });

  it.each(['owntracks', 'overland', 'gpslogger', 'traccar'])('DV5: %s survives any JSON', async (path) => {
    const bodies = [
      'null',
      '[]',
      '1',
      '"x"',
      '{}',
      '{"locations":[null,1,{}]}',
      '{"_type":{}}',
      '{"device":null}',
      '{"_type":',
    ];
    const answers = await Promise.all(bodies.map((body) => server.post(`/ingest/${path}`, body)));
    expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 400));
    expect(server.fleet.size).toBe(0);
  });
});
