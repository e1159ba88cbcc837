import {
  decodeFrame,
  decodeReplaySegment,
  type MadeDevice,
  type MadeShareLink,
  type ReplayIndex,
  SEGMENT_MS,
  segmentStartOf,
} from '@fleetmap/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FleetMembers } from '../src/auth/fleet-members.js';
import { setUpAdmin } from './browser.js';
import { aReport, type RunningServer, startServer, type TestSocket, truckLocationsOf } from './running-server.js';
import { type Somebody, somebody } from './somebody.js';

const NOW = segmentStartOf(Date.now()) - SEGMENT_MS; // a segment of the past
const VIEW = { bounds: { west: -180, south: -85, east: 180, north: 85 }, zoom: 3 } as const;

let server: RunningServer;
let north: Somebody;
let south: Somebody;
let whole: Somebody;

/** The truck of the other fleet, one that is there for nobody, and what somebody may try instead of a name. */
const FOREIGN = [
  'south-1',
  'none',
  'south-1 ',
  'SOUTH-1',
  '*',
  '%',
  '__proto__',
  'constructor',
  'north-1,south-1',
  '%2e%2e',
  '[]',
];

async function report(truckId: string, given: object = {}): Promise<void> {
  const answer = await server.post('/api/positions', aReport({ truckId, ...given }), whole.headers);
  expect(answer.status).toBe(200);
}

async function ask(who: Somebody, path: string, method = 'GET'): Promise<{ status: number; body: string }> {
  const response = await fetch(`${server.url}${path}`, { method, headers: who.headers });
  return { status: response.status, body: await response.text() };
}

async function listFor(who: Somebody): Promise<string[]> {
  const { trucks } = JSON.parse((await ask(who, '/api/trucks')).body) as { trucks: { truckId: string }[] };
  return trucks.map(({ truckId }) => truckId).toSorted();
}

beforeAll(async () => {
  server = await startServer({ AUTH: 'required' });
  await setUpAdmin(server);
  const members = server.app.get(FleetMembers);
  await members.add('north', ['north-1', 'none']);
  await members.remove('north', ['none']);
  await members.add('south', ['south-1', '*', '__proto__']);
  north = somebody(server, 'operator', ['north']);
  south = somebody(server, 'operator', ['south']);
  whole = somebody(server, 'admin');
  for (const truckId of ['north-1', 'south-1', '*', '__proto__', 'of no fleet'])
    await report(truckId, { recordedAt: NOW + 1000, attributes: { driver: `driver of ${truckId}` } });
});
afterAll(() => server.stop());

describe('fleets', () => {
  it('AC8: the list has the trucks of one’s fleets', async () => {
    expect(await listFor(north)).toEqual(['north-1']);
    expect(await listFor(south)).toEqual(['*', '__proto__', 'south-1']);
    expect(await listFor(whole)).toHaveLength(5);
    expect(await listFor(somebody(server, 'viewer', []))).toEqual([]);
  });

  it.each(['', '/track', '/days', '/trips'])(
    'AC8: %s of another fleet’s truck answers as for one that is not there',
    async (what) => {
      const days = what === '/days' ? '&zone=UTC' : '';
      const query = what ? `?from=${NOW}&until=${NOW + SEGMENT_MS}${days}` : '';
      const path = (truckId: string): string => `/api/trucks/${encodeURIComponent(truckId)}${what}${query}`;
      const none = await ask(north, path('not there at all'));
      for (const truckId of FOREIGN) expect(await ask(north, path(truckId))).toEqual(none);
      for (const list of ['?truckId=south-1', '?truckId[]=south-1', '?truckId=north-1&truckId=south-1'])
        expect((await ask(north, `/api/trucks${list}`)).body).not.toContain('south');
      if (what !== '/trips') expect(await ask(north, path('north-1'))).not.toEqual(none); // one position is no trip
    },
  );

  it.each(['gpx', 'csv', 'geojson'])(
    'AC8: an export as %s of another fleet’s truck is empty as that of no truck',
    async (format) => {
      const path = (truckId: string): string =>
        `/api/trucks/${truckId}/track?from=${NOW}&until=${NOW + 9000}&format=${format}`;
      const none = await ask(north, path('nothing'));
      expect((await ask(north, path('south-1'))).body.replaceAll('south-1', 'nothing')).toBe(none.body);
      expect((await ask(somebody(server, 'viewer'), path('north-1'))).status).toBe(403);
    },
  );

  it('AC8: nor may one tell where another fleet’s truck is', async () => {
    const tell = async (truckId: string) => {
      const answer = await server.post('/api/positions', aReport({ truckId, latitude: 1 }), north.headers);
      return [answer.status, await answer.json()];
    };
    const none = await tell('not there at all');
    for (const truckId of FOREIGN) expect(await tell(truckId)).toEqual(none);
    expect(server.fleet.get('south-1')?.position.latitude).not.toBe(1);
    const socket = await server.connect({ auth: { token: north.token } });
    const tellBySocket = (truckId: string): Promise<unknown> => socket.emitWithAck('report', aReport({ truckId }));
    expect(await tellBySocket('south-1')).toEqual(await tellBySocket('none'));
    expect(await tellBySocket('north-1')).toEqual({ outcome: 'newest' });
  });

  it('AC8: who does what and who there is, is for those who run the server', async () => {
    for (const path of ['/api/audit', '/api/users']) expect((await ask(north, path)).status).toBe(403);
    expect((await ask(north, '/api/fleets/south/trucks')).status).toBe(403);
    expect([(await ask(north, '/metrics')).status, (await ask(whole, '/metrics')).status]).toEqual([403, 200]);
    expect(JSON.parse((await ask(north, '/api/fleets')).body)).toEqual({ fleets: [] });
  });

  it('AC8: share links and devices of another fleet’s trucks are neither made, seen nor changed', async () => {
    const answerTo = async (
      who: Somebody,
      path: string,
      { method = 'POST', body }: { method?: string; body?: object },
    ) => {
      const headers = { ...who.headers, ...(body && { 'content-type': 'application/json' }) };
      const asked = { method, headers, ...(body && { body: JSON.stringify(body) }) };
      const answer = await fetch(`${server.url}${path}`, asked);
      return { status: answer.status, body: await answer.text() };
    };
    const expiresAt = Date.now() + 3_600_000;
    const share = (truckIds: string[]) =>
      answerTo(north, '/api/share-links', { body: { name: 'x', truckIds, expiresAt } });
    const registerFor = (truckId: string) =>
      answerTo(north, '/api/devices', { body: { truckId, identifier: `of ${truckId}`, fleetId: 'south' } });
    const [noLink, noDevice] = [await share(['nothing']), await registerFor('nothing')];
    expect([noLink.status, noDevice.status]).toEqual([404, 403]);
    for (const truckId of ['south-1', '*', '__proto__', 'of no fleet']) {
      expect(await share(['north-1', truckId])).toEqual(noLink);
      expect(await registerFor(truckId)).toEqual(noDevice);
    }

    const link = await server.post(
      '/api/share-links',
      { name: 'south', truckIds: ['south-1'], expiresAt },
      whole.headers,
    );
    const { linkId } = ((await link.json()) as MadeShareLink).link;
    const device = await server.post('/api/devices', { truckId: 'south-1', identifier: 'southern' }, whole.headers);
    const { deviceId } = ((await device.json()) as MadeDevice).device;
    for (const path of ['/api/share-links', '/api/devices'])
      expect((await ask(north, path)).body).not.toContain('south');
    for (const [method, path, id] of [
      ['DELETE', '/api/share-links/:id', linkId],
      ['PATCH', '/api/devices/:id', deviceId],
      ['POST', '/api/devices/:id/token', deviceId],
      ['DELETE', '/api/devices/:id', deviceId],
    ] as const) {
      const body = method === 'PATCH' ? { body: { isDisabled: true } } : {};
      const none = await answerTo(north, path.replace(':id', 'nothing'), { method, ...body });
      expect(none.status).toBe(404);
      expect(await answerTo(north, path.replace(':id', id), { method, ...body })).toEqual(none);
    }
    expect((await ask(south, '/api/devices')).body).toContain('"isDisabled":false');
    expect((await ask(south, '/api/share-links')).body).toContain(linkId);
  });

  it('AC9: a segment holds one’s own trucks only, and has a tag of its own', async () => {
    const index = `/api/replay?from=${NOW}&until=${NOW + SEGMENT_MS}`;
    const [segment] = (JSON.parse((await ask(north, index)).body) as ReplayIndex).segments;
    expect(segment).toMatchObject({ start: NOW, trucks: 1, positions: 1 });
    const path = `${server.url}/api/replay/${NOW}/${segment!.revision}`;
    const idsOf = async (who: Somebody): Promise<string[]> => {
      const answer = await fetch(path, who);
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
      const { tracks } = decodeReplaySegment(new Uint8Array(await answer.arrayBuffer()));
      return tracks.map(({ truckId }) => truckId).toSorted();
    };
    expect(await idsOf(north)).toEqual(['north-1']);
    expect(await idsOf(south)).toEqual(['*', '__proto__', 'south-1']);
    expect(await idsOf(whole)).toHaveLength(5);
    const nobody = somebody(server, 'viewer', ['empty']);
    expect((await fetch(path, nobody)).status).toBe(404);
    expect((JSON.parse((await ask(nobody, index)).body) as ReplayIndex).segments).toEqual([]);
    const tag = (await fetch(path, north)).headers.get('etag')!;
    const again = (who: Somebody) => fetch(path, { headers: { ...who.headers, 'if-none-match': tag } });
    expect([(await again(north)).status, (await again(south)).status]).toEqual([304, 200]);
  });

  it('AC10: by single events, frames and watching one is told of one’s own trucks only', async () => {
    const sockets: TestSocket[] = [];
    const told: string[] = [];
    for (const way of ['join', 'viewport', 'watch'] as const) {
      const socket = await server.connect({ auth: { token: north.token } });
      sockets.push(socket);
      socket.onAny((event: string, payload: unknown) => {
        const text = payload instanceof Uint8Array ? JSON.stringify(decodeFrame(payload)) : JSON.stringify(payload);
        told.push(`${way} ${event} ${text}`);
      });
      if (way === 'watch') await socket.emitWithAck('watch', { truckIds: ['south-1', 'north-1', '*', 'none'] });
      if (way === 'viewport') {
        const answer = (await socket.emitWithAck('viewport', VIEW)) as { frame: Uint8Array };
        told.push(JSON.stringify(decodeFrame(new Uint8Array(answer.frame))));
      }
      if (way === 'join') await socket.emitWithAck('join', { user: 'Ana' });
    }
    const foreign = await server.connect({ auth: { token: south.token } });
    const seen = truckLocationsOf(foreign);
    await foreign.emitWithAck('join', { user: 'Bia' });
    for (const truckId of ['south-1', '*', 'of no fleet', 'north-1']) await report(truckId, { latitude: -20 });
    for (const way of ['join truck-location', 'viewport truck-locations', 'watch truck-detail'])
      await expect.poll(() => told.filter((each) => each.startsWith(way)).join('')).toContain('north-1');
    await expect.poll(() => seen.map(({ truckId }) => truckId)).toContain('south-1');
    expect(told.join('\n')).not.toMatch(/south-1|"\*"|__proto__|of no fleet/);
    expect(seen.map(({ truckId }) => truckId)).not.toContain('north-1');
  });
});
