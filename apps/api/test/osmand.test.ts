import { hasAcceptance } from '@fleetmap/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPosition, type Row, rowsOf, storedOf } from './acceptance-rows.js';
import { type RunningServer, startServer } from './running-server.js';

const KNOWN_DEVICES = 'T1,T9,123456,902064,48241179,8737767034';
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ AUTH: 'required', DEVICES: KNOWN_DEVICES });
});
afterAll(() => server.stop());

async function expectCase({ expect: expected }: Row, response: Response, truckId: string): Promise<void> {
  expect(String(expected.http_status)).toContain(String(response.status));
  if (response.status === 200) expect(await response.text()).toBe('');
  const stored = await storedOf(server, truckId);
  if (expected.stored === false) expect(stored).toBeUndefined();
  const position = expected.position;
  if (!position || position['has_location'] === false || position['valid'] === false) return;
  const { speed_kn: _rounded, ...exact } = position;
  expectPosition(stored, exact);
}

describe.skipIf(!hasAcceptance)('rows of ingest/osmand-http.json', () => {
  const ways = rowsOf('ingest/osmand-http.json').flatMap((row) => [
    { row, way: 'GET' },
    ...(row.also_send_as ? [{ row, way: 'POST' }] : []),
  ]);
  it.each(ways)('IN11: $row.id by $way', async ({ row, way }) => {
    await server.stop();
    server = await startServer({ AUTH: 'required', DEVICES: KNOWN_DEVICES });
    const query = new URL(row.url ?? '', 'http://peer').search;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response =
      way === 'GET'
        ? await fetch(`${server.url}/ingest/osmand${query}`)
        : await fetch(`${server.url}/ingest/osmand`, { method: 'POST', headers, body: query.slice(1) });
    await expectCase(row, response, new URLSearchParams(query).get('id') ?? '');
  });
});

describe.skipIf(!hasAcceptance)('rows of ingest/traccar-client-json.json', () => {
  it.each(rowsOf('ingest/traccar-client-json.json'))('IN11: $id', async (row) => {
    await server.stop();
    server = await startServer({ AUTH: 'required', DEVICES: KNOWN_DEVICES });
    const response = await server.post('/ingest/osmand', row.body ?? '');
    await expectCase(row, response, (JSON.parse(row.body ?? '{}') as { device_id: string }).device_id);
  });
});

describe('OsmAnd and Traccar Client', () => {
  it('P07: knots, degrees, percent and charging arrive in our units', async () => {
    const query =
      'id=T1&lat=-23.55052&lon=-46.633308&timestamp=1700000000&speed=43.196&bearing=271.5&altitude=760.4&accuracy=12.0&batt=87.5&charge=true';
    const response = await fetch(`${server.url}/ingest/osmand?${query}`);
    expect([response.status, await response.text()]).toEqual([200, '']);
    const location = await server.locationOf('T1');
    expect(location).toMatchObject({
      recordedAt: Date.parse('2023-11-14T22:13:20.000Z'),
      heading: 271.5,
      battery: 87.5,
      charging: true,
    });
    expect(location!.speed! * 3.6).toBeCloseTo(80, 2);
  });

  it('P08: without an id it is refused and nothing is stored', async () => {
    const before = server.fleet.size;
    const response = await fetch(`${server.url}/ingest/osmand?lat=-23.55052&lon=-46.633308&timestamp=1700000000`);
    expect(response.status).toBe(400);
    expect(server.fleet.size).toBe(before);
  });

  it('P09: the JSON of Traccar Client 9 has metres per second and a battery of 0 to 1', async () => {
    const body =
      '{"location":{"event":"motionchange","is_moving":false,"timestamp":"2021-07-21T08:06:34.444Z","odometer":0,"coords":{"latitude":-6.1148096,"longitude":106.6837015,"accuracy":3.8,"speed":18.67,"heading":63,"altitude":35.7},"battery":{"is_charging":false,"level":0.79},"extras":{}},"device_id":"8737767034"}';
    expect((await server.post('/ingest/osmand', body)).status).toBe(200);
    const location = await server.locationOf('8737767034');
    expect(location).toMatchObject({
      speed: 18.67,
      heading: 63,
      battery: 79,
      recordedAt: Date.parse('2021-07-21T08:06:34.444Z'),
    });
  });
});

describe('a server that takes any truck', () => {
  let open: RunningServer;
  beforeAll(async () => {
    open = await startServer();
  });
  afterAll(() => open.stop());

  it.each([
    ['seconds', '1700000000'],
    ['milliseconds', '1700000000000'],
    ['ISO 8601', '2023-11-14T22:13:20Z'],
    ['ISO 8601 with an offset', '2023-11-14T19:13:20-03:00'],
    ['date and time in UTC', '2023-11-14 22:13:20'],
  ])('IN11: reads a timestamp as %s', async (id, timestamp) => {
    const query = new URLSearchParams({ id, lat: '1', lon: '2', timestamp }).toString();
    await fetch(`${open.url}/ingest/osmand?${query}`);
    expect((await open.locationOf(id))?.recordedAt).toBe(1_700_000_000_000);
  });

  it.each([
    'lat=NaN&lon=2',
    'lat=1',
    'lat=1&lon=abc',
    'lat=0x10&lon=2',
    'lat=1&lon=2&timestamp=yesterday',
    'lat=1&lon=2&timestamp=May 5',
    'lat=1&lon=2&timestamp=1/2/2024',
    'location=1',
  ])('IN11: %s is refused with 400', async (place) => {
    const before = open.fleet.size;
    const response = await fetch(`${open.url}/ingest/osmand?id=refused&${place}`);
    expect(response.status).toBe(400);
    expect(open.fleet.size).toBe(before);
  });
});
