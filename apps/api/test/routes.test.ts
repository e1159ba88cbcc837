import {
  changeRoute,
  copyRoute,
  createRoute,
  fetchRoute,
  fetchRoutes,
  importRoutes,
  planRoute,
  removeRoute,
  routeFileAddressOf,
} from '@fleetmap/client';
import type { RouteList, RoutePlan, RouteSummary, SavedRoute } from '@fleetmap/events';
import { distanceBetween } from '@fleetmap/geo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUpAdmin } from './browser.js';
import { problemIn, type RunningServer, startServer } from './running-server.js';
import { somebody } from './somebody.js';

const POINTS = [[-23.5, -46.6], [-23.4, -46.5], [-23.3, -46.5]]; // prettier-ignore
const DAY = Date.UTC(2026, 4, 1);

let server: RunningServer;
beforeAll(async function start() {
  server = await startServer();
});
afterAll(async function stop() {
  await server.stop();
});

const send = (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${server.url}/api/routes${path}`, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
const read = async <Answer>(path: string): Promise<Answer> => (await (await send('GET', path)).json()) as Answer;

async function aRoute(given: object = {}): Promise<RouteSummary> {
  const response = await send('POST', '', { name: 'Route', points: POINTS, ...given });
  expect(response.status).toBe(201);
  return (await response.json()) as RouteSummary;
}

async function expectRefusal(response: Response | Promise<Response>, status: number, code: string): Promise<void> {
  const answer = await response;
  expect(await problemIn(answer)).toMatchObject({ status, code });
}

describe('POST /api/routes', () => {
  it('RO1: keeps a drawn route with its length', async () => {
    const { id, ...summary } = await aRoute({ name: ' Serra ' });
    const [a, b, c] = POINTS.map(([latitude, longitude]) => ({ latitude: latitude!, longitude: longitude! }));
    expect(summary).toMatchObject({ name: 'Serra', source: { kind: 'drawn' }, pointCount: 3, recorded: null });
    expect(summary.length).toBeCloseTo(distanceBetween(a!, b!) + distanceBetween(b!, c!), 0);
    expect(await read<SavedRoute>(`/${id}`)).toMatchObject({ id, points: POINTS, gaps: [], times: null, roads: [] });
  });

  it('RO1: refuses what is no route, or contradicts itself', async () => {
    const refused = [
      { points: POINTS.slice(0, 1) },
      { points: [POINTS[0], POINTS[0]] },
      { points: [[91, 0], [0, 0]] },
      { points: [[0, 0, 5], [0, 1]] },
      { name: '' },
      { name: 'a\u202Eb' },
      { times: [DAY] },
      { times: [DAY, DAY - 1, DAY] },
      { gaps: [3] },
      { gaps: [2, 1] },
      { roads: [{ start: 1, highwayClass: 'road' }] },
      { roads: [{ start: 0, highwayClass: 'path' }] },
      { unknown: 1 },
    ]; // prettier-ignore
    for (const given of refused) {
      const response = await send('POST', '', { name: 'R', points: POINTS, ...given });
      expect(await problemIn(response)).toMatchObject({ status: 400, code: 'invalid_message' });
    }
  });
});

describe('GET /api/routes', () => {
  it('RO2: lists newest changes first, page by page, by any part of the name', async () => {
    for (const name of ['Curitiba – Ápice 1', 'apice 2', 'ÁPICE 3']) {
      await aRoute({ name });
      server.advance(1000);
    }
    const all = await read<RouteList>('?search=%20apice&limit=2');
    expect(all.total).toBe(3);
    expect(all.routes.map(({ name }) => name)).toEqual(['ÁPICE 3', 'apice 2']);
    const rest = await read<RouteList>('?search=apice&limit=2&offset=2');
    expect(rest.routes.map(({ name }) => name)).toEqual(['Curitiba – Ápice 1']);
    await expectRefusal(send('GET', '?limit=0'), 400, 'invalid_message');
    await expectRefusal(send('GET', '?limit=abc'), 400, 'invalid_message');
  });

  it('RO2: a long route has a short line in the list, and its gaps are not in its length', async () => {
    const points = Array.from({ length: 5000 }, (_none, index) => [
      Math.sin(index / 100) * 5,
      -60 + index / 500 + Math.cos(index) / 100,
    ]);
    const whole = await aRoute({ points });
    const parted = await aRoute({ points, gaps: [2500] });
    expect(whole.preview.length).toBeLessThanOrEqual(64);
    expect(whole.preview.length).toBeGreaterThan(10);
    expect(whole.preview[0]).toEqual(points[0]);
    const [from, to] = [points[2499]!, points[2500]!].map(([latitude, longitude]) => ({
      latitude: latitude!,
      longitude: longitude!,
    }));
    expect(whole.length - parted.length).toBeCloseTo(distanceBetween(from!, to!), 0);
    expect(await read<SavedRoute>(`/${whole.id}`)).not.toHaveProperty('event');
  });
});

describe('changing', () => {
  it('RO3: renames and redraws for who read the newest', async () => {
    const roads = [{ start: 0, highwayClass: 'motorway' }];
    const first = await aRoute({ roads, times: [DAY, DAY + 1, DAY + 2] });
    const renamed = await send('PATCH', `/${first.id}`, { updatedAt: first.updatedAt, name: 'New' });
    const second = (await renamed.json()) as RouteSummary;
    expect(second).toMatchObject({ id: first.id, name: 'New', createdAt: first.createdAt, pointCount: 3 });
    expect(await read<SavedRoute>(`/${first.id}`)).toMatchObject({ roads, times: [DAY, DAY + 1, DAY + 2] });

    await expectRefusal(send('PATCH', `/${first.id}`, { updatedAt: first.updatedAt, name: 'Late' }), 409, 'conflict');
    const points = [...POINTS, [-23, -46]];
    const redrawn = await send('PATCH', `/${first.id}`, { updatedAt: second.updatedAt, points });
    expect((await redrawn.json()) as RouteSummary).toMatchObject({ name: 'New', pointCount: 4, recorded: null });
    expect(await read<SavedRoute>(`/${first.id}`)).toMatchObject({ points, roads, times: null });
    await expectRefusal(
      send('PATCH', `/${first.id}`, { updatedAt: second.updatedAt + 1, points: [[0, 0], [0, 0]] }), // prettier-ignore
      400,
      'invalid_message',
    );
  });

  it('RO3: of two who change the same at once, one is told', async () => {
    const { id, updatedAt } = await aRoute();
    const answers = await Promise.all(['A', 'B', 'C'].map((name) => send('PATCH', `/${id}`, { updatedAt, name })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  it('RO4: copies, removes, and does not know what is not there', async () => {
    const { id } = await aRoute({ name: 'Original', times: [DAY, DAY, DAY + 5] });
    const copies = [];
    for (let count = 0; count < 2; count += 1)
      copies.push((await (await send('POST', `/${id}/copy`)).json()) as RouteSummary);
    expect(copies.map(({ name }) => name)).toEqual(['Original (2)', 'Original (3)']);
    expect((await send('DELETE', `/${id}`)).status).toBe(204);
    expect(await read<SavedRoute>(`/${copies[0]!.id}`)).toMatchObject({ points: POINTS, times: [DAY, DAY, DAY + 5] });
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/file?format=gpx'],
      ['POST', '/copy'],
      ['DELETE', ''],
    ] as const)
      await expectRefusal(send(method, `/${id}${path}`), 404, 'not_found');
    await expectRefusal(send('PATCH', `/${id}`, { updatedAt: 1 }), 404, 'not_found');
    await expectRefusal(send('GET', '/%00'), 400, 'invalid_message');
  });
});

describe('files of a route', () => {
  it.each(['gpx', 'geojson', 'kml'])('RO5: comes back from %s as it was', async (format) => {
    const name = `Rota "ç" <${format}>`;
    const recorded = await aRoute({
      name,
      gaps: [2],
      points: [...POINTS, [-23.2, -46.5]],
      times: [DAY, DAY + 1000, DAY + 9000, DAY + 9500],
    });
    const drawn = await aRoute({ name });
    for (const { id } of [recorded, drawn]) {
      const file = await send('GET', `/${id}/file?format=${format}`);
      expect(file.headers.get('content-disposition')).toContain(`filename="route.${format}"`);
      const again = await fetch(`${server.url}/api/routes/import`, { method: 'POST', body: await file.arrayBuffer() });
      const { routes } = (await again.json()) as RouteList;
      expect(routes.map((route) => route.name)).toEqual([name]);
      const { points, gaps, times } = await read<SavedRoute>(`/${id}`);
      expect(await read<SavedRoute>(`/${routes[0]!.id}`)).toMatchObject({ points, gaps, times });
    }
  });

  it('RO5: GPX keeps the gaps of a route without times, and other formats are refused', async () => {
    const { id } = await aRoute({ gaps: [1] });
    expect((await (await send('GET', `/${id}/file?format=gpx`)).text()).match(/<trkseg>/g)).toHaveLength(2);
    await expectRefusal(send('GET', `/${id}/file?format=exe`), 400, 'invalid_message');
  });
});

const plan = (wish: object): Promise<Response> => send('POST', '/plan', wish);

describe('POST /api/routes/plan', () => {
  it('RO9: leads from town to town with the limits of the roads, and can be kept as it is', async () => {
    const response = await plan({ from: 'sao paulo', via: ['Campinas, BR'], to: 'Curitiba' });
    const { by, notes, length, duration, ...course } = (await response.json()) as RoutePlan;
    expect({ by, notes }).toEqual({ by: 'highways', notes: [] });
    expect(course.points.length).toBeGreaterThan(50);
    expect(length).toBeGreaterThan(450_000);
    expect(length / duration).toBeGreaterThan(20);
    expect(new Set(course.roads.map(({ highwayClass }) => highwayClass))).toEqual(new Set(['motorway', 'road']));
    const kept = await aRoute({ ...course, name: 'SP – CWB', source: { kind: 'planned', by } });
    expect(kept.length).toBeCloseTo(length, -1);
    expect(await read<SavedRoute>(`/${kept.id}`)).toMatchObject({ roads: course.roads });
  });

  it('RO9: joins places beside the highways, and says why there is no way', async () => {
    const from = [-23.8, -46.9];
    const response = await plan({ from, to: 'Curitiba' });
    const { points, notes } = (await response.json()) as RoutePlan;
    expect(points[0]).toEqual(from);
    expect(notes).toEqual(['straight_to_highway']);
    await expectRefusal(plan({ from: 'Atlantis', to: 'Curitiba' }), 422, 'unknown_town');
    await expectRefusal(plan({ from: 'Springfield', to: 'Curitiba' }), 422, 'ambiguous_town');
    await expectRefusal(plan({ from: 'Dallas', to: 'Curitiba' }), 422, 'no_way');
    await expectRefusal(plan({ from: [200, 0], to: 'Curitiba' }), 400, 'invalid_message');
    await expectRefusal(plan({ from: 'Dallas' }), 400, 'invalid_message');
  });
});

it('RO4: the client of the web app speaks all of it', async () => {
  const { url } = server;
  const points: [number, number][] = [[1, 1], [2, 2]]; // prettier-ignore
  const { id, updatedAt } = (await createRoute({ name: 'By client', points }, { url })) as RouteSummary;
  expect(await fetchRoutes({ search: 'by client' }, { url })).toMatchObject({ total: 1 });
  await changeRoute(id, { updatedAt, name: 'Changed' }, { url });
  expect(await changeRoute(id, { updatedAt, name: 'Late' }, { url })).toMatchObject({ code: 'conflict' });
  expect(await copyRoute(id, { url })).toMatchObject({ name: 'Changed (2)' });
  const file = await (await fetch(url + routeFileAddressOf(id, 'kml'))).blob();
  expect(await importRoutes({ file, name: 'x.kml' }, { url })).toMatchObject({ routes: [{ name: 'Changed' }] });
  expect(await planRoute({ from: 'Dallas, US', to: 'Houston, US' }, { url })).toMatchObject({ by: 'highways' });
  expect(await removeRoute(id, { url })).toEqual({});
  expect(await fetchRoute(id, { url })).toMatchObject({ code: 'not_found' });
});

describe('access', () => {
  it('RO11: who may only view reads, and nobody unknown does anything', async () => {
    const closed = await startServer({ AUTH: 'required' });
    await setUpAdmin(closed);
    const viewer = somebody(closed, 'viewer').headers;
    const dispatcher = somebody(closed, 'dispatcher').headers;
    const statuses = (headers: HeadersInit): Promise<number[]> =>
      Promise.all(
        [['GET', ''], ['POST', ''], ['POST', '/import'], ['POST', '/plan'], ['PATCH', '/x'], ['DELETE', '/x']].map(
          async ([method, path]) =>
            (await fetch(`${closed.url}/api/routes${path}`, { method: method!, headers })).status,
        ),
      ); // prettier-ignore
    expect(await statuses({})).toEqual([401, 401, 401, 401, 401, 401]);
    expect(await statuses(viewer)).toEqual([200, 403, 403, 403, 403, 403]);
    expect(await statuses(dispatcher)).toEqual([200, 400, 400, 400, 400, 404]);
    await closed.stop();
  });
});
