import { MAX_REPORTS_PER_REQUEST } from '@fleetmap/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReport, problemIn, type RunningServer, startServer, truckLocationsOf } from './running-server.js';

const HOUR_MS = 3_600_000;
let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('POST /api/positions', () => {
  it('IN1: the same report by HTTP, by socket and by OsmAnd query gives the same location', async () => {
    const recordedAt = Date.now() - 1000;
    const socket = await server.connect();
    await server.post('/api/positions', aReport({ truckId: 'A1', recordedAt }));
    await socket.emitWithAck('report', aReport({ truckId: 'A2', recordedAt }));
    const knots = (20 * 3600) / 1852;
    await fetch(
      `${server.url}/ingest/osmand?id=A3&lat=-23.55052&lon=-46.633308&timestamp=${recordedAt}&speed=${knots}&bearing=90`,
    );
    const [first, second, third] = await Promise.all(['A1', 'A2', 'A3'].map((id) => server.locationOf(id)));
    const place = { latitude: -23.55052, longitude: -46.633308, heading: 90, recordedAt };
    expect(first).toMatchObject({ ...place, speed: 20 });
    expect(second).toMatchObject({ ...place, speed: 20 });
    expect(third).toMatchObject(place);
    expect(third?.speed).toBeCloseTo(20, 9);
  });

  it('IN2: without recordedAt the time of arrival counts; a heading of 360 is north', async () => {
    const before = Date.now();
    const response = await server.post('/api/positions', aReport({ truckId: 'B1', heading: 360 }));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ outcome: 'newest' });
    const location = await server.locationOf('B1');
    expect(location?.recordedAt).toBeGreaterThanOrEqual(before);
    expect(location?.heading).toBe(0);
  });

  it('IN3: an older report is accepted as late and stays out of the live state', async () => {
    const now = Date.now();
    await server.post('/api/positions', aReport({ truckId: 'C1', recordedAt: now, latitude: 1 }));
    const late = await server.post('/api/positions', aReport({ truckId: 'C1', recordedAt: now - 1, latitude: 2 }));
    expect(await late.json()).toEqual({ outcome: 'late' });
    expect(await server.locationOf('C1')).toMatchObject({ latitude: 1, recordedAt: now });
  });

  it('IN4: the same truck and instant again is a duplicate: the first stays, nobody is told', async () => {
    const socket = await server.connect();
    const told = truckLocationsOf(socket);
    await socket.emitWithAck('join', { user: 'Ana' });
    const recordedAt = Date.now();
    await socket.emitWithAck('report', aReport({ truckId: 'D1', recordedAt, latitude: 1 }));
    expect(await socket.emitWithAck('report', aReport({ truckId: 'D1', recordedAt, latitude: 2 }))).toEqual({
      outcome: 'duplicate',
    });
    await socket.emitWithAck('report', aReport({ truckId: 'D2' }));
    await expect.poll(() => told.filter(({ truckId }) => truckId === 'D2')).toHaveLength(1);
    expect(told.filter(({ truckId }) => truckId === 'D1').map(({ location }) => location.latitude)).toEqual([1]);
  });

  it('IN5: more than 24 hours ahead is refused, less is accepted', async () => {
    const ahead = (ms: number) =>
      server.post('/api/positions', aReport({ truckId: 'E1', recordedAt: Date.now() + ms }));
    const refused = await ahead(24 * HOUR_MS + 60_000);
    expect(refused.status).toBe(422);
    expect(await problemIn(refused)).toMatchObject({ code: 'future_report' });
    expect(await server.locationOf('E1')).toBeUndefined();
    expect((await ahead(23 * HOUR_MS)).status).toBe(200);
  });

  it.each([
    ['latitude out of range', aReport({ truckId: 'F1', latitude: 90.01 })],
    ['longitude out of range', aReport({ truckId: 'F1', longitude: -181 })],
    ['overflow to Infinity', '{"truckId":"F1","latitude":1e999,"longitude":2}'],
    ['null latitude', '{"truckId":"F1","latitude":null,"longitude":2}'],
    ['text for a number', '{"truckId":"F1","latitude":"1","longitude":2}'],
    ['no truck', '{"latitude":1,"longitude":2}'],
    ['negative time', aReport({ truckId: 'F1', recordedAt: -5 })],
    ['a bare number', '42'],
    ['null', 'null'],
  ])('IN6: %s is refused and leaves no trace', async (_name, body) => {
    const response = await server.post('/api/positions', body);
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await problemIn(response)).toMatchObject({ code: 'invalid_report', status: 422 });
    expect(await server.locationOf('F1')).toBeUndefined();
  });

  it('IN7: a refusal echoes nothing', async () => {
    const secret = 'hunter2-<script>';
    for (const body of [`{"truckId":"${secret}\\u0007","latitude":"${secret}"}`, `{"${secret}"`]) {
      const response = await server.post('/api/positions', body);
      expect(response.status).toBeGreaterThanOrEqual(400);
      const text = await response.text();
      expect(text).not.toContain('hunter2');
      expect(text).not.toMatch(/node_modules|\.js:\d/);
    }
  });

  it('IN8: without a fix a known truck is heard and stays; an unknown one is not made', async () => {
    const recordedAt = Date.now() - 60_000;
    await server.post('/api/positions', aReport({ truckId: 'G1', recordedAt }));
    const before = await server.locationOf('G1');
    server.advance(5000);
    const response = await server.post('/api/positions', {
      truckId: 'G1',
      valid: false,
      latitude: 0,
      longitude: 0,
      battery: 12,
    });
    expect(await response.json()).toEqual({ outcome: 'no_fix' });
    const after = await server.locationOf('G1');
    expect(after).toMatchObject({ latitude: -23.55052, recordedAt, battery: 12 });
    expect(after!.heardAt).toBeGreaterThanOrEqual(before!.heardAt + 5000);
    await server.post('/api/positions', { truckId: 'G2', valid: false });
    expect(await server.locationOf('G2')).toBeUndefined();
  });

  it('IN9: a batch keeps its good reports and names the bad ones: 200 all, 207 some, 422 none', async () => {
    const good = aReport({ truckId: 'H1' });
    const bad = aReport({ truckId: 'H2', latitude: 99 });
    const all = await server.post('/api/positions', [good]);
    expect([all.status, await all.json()]).toEqual([200, { accepted: 1, refused: [] }]);
    const some = await server.post('/api/positions', [bad, aReport({ truckId: 'H3' })]);
    expect(some.status).toBe(207);
    expect(await some.json()).toMatchObject({ accepted: 1, refused: [{ index: 0, code: 'invalid_report' }] });
    const none = await server.post('/api/positions', [bad]);
    expect(none.status).toBe(422);
    expect(await none.json()).toMatchObject({ code: 'invalid_report', accepted: 0, refused: [{ index: 0 }] });
    expect(await server.locationOf('H3')).toBeDefined();
    expect(await server.locationOf('H2')).toBeUndefined();
  });

  it('IN9: ten thousand reports at once are accepted, one more is not', async () => {
    const reports = Array.from({ length: MAX_REPORTS_PER_REQUEST }, (_none, index) =>
      aReport({ truckId: `I${index % 100}`, recordedAt: Date.now() - MAX_REPORTS_PER_REQUEST + index }),
    );
    const accepted = await server.post('/api/positions', reports);
    expect(await accepted.json()).toEqual({ accepted: MAX_REPORTS_PER_REQUEST, refused: [] });
    const refused = await server.post('/api/positions', [...reports, aReport({ truckId: 'I-last' })]);
    expect(refused.status).toBe(413);
    expect(await problemIn(refused)).toMatchObject({ code: 'too_many_reports' });
    expect(await server.locationOf('I-last')).toBeUndefined();
  });

  it('IN10: the open door makes trucks up to a bound, then refuses only new ones', async () => {
    const crowded = await startServer();
    for (let batch = 0; batch < 10; batch += 1) {
      const reports = Array.from({ length: 10_000 }, (_none, index) =>
        aReport({ truckId: `J${batch * 10_000 + index}` }),
      );
      expect((await crowded.post('/api/positions', reports)).status).toBe(200);
    }
    const refused = await crowded.post('/api/positions', aReport({ truckId: 'one more' }));
    expect(refused.status).toBe(429);
    expect(await problemIn(refused)).toMatchObject({ code: 'too_many_trucks' });
    expect((await crowded.post('/api/positions', aReport({ truckId: 'J1' }))).status).toBe(200);
    await crowded.stop();
  });

  it('IN12: attributes are kept for the truck and are not sent to viewers', async () => {
    await server.post('/api/positions', aReport({ truckId: 'K1', attributes: { odometer: 12, driver: 'Rui' } }));
    const truck = (await (await fetch(`${server.url}/api/trucks/K1`)).json()) as Record<string, unknown>;
    expect(truck['attributes']).toEqual({ odometer: 12, driver: 'Rui' });
    expect(truck['location']).not.toHaveProperty('attributes');
  });
});
