import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RoutePlan } from '@fleetmap/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLimited } from '../src/routes/plan/read-limited.js';
import { problemIn, type RunningServer, startServer } from './running-server.js';

type Answer = (response: ServerResponse) => void;

/** A router that speaks the HTTP API of OSRM, and what it was asked. */
let router: Server;
let server: RunningServer;
let answer: Answer;
const asked: string[] = [];

beforeAll(async function start() {
  router = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(response);
  });
  await new Promise<void>((resolve) => router.listen(0, '127.0.0.1', resolve));
  const { port } = router.address() as AddressInfo;
  // Behind a path, as a proxy may put it; a slash at the end is nothing.
  server = await startServer({ ROUTER_URL: `http://127.0.0.1:${port}/osrm/`, ROUTER_TIMEOUT_MS: '300' });
});
afterAll(async function stop() {
  await server.stop();
  router.closeAllConnections();
  router.close();
});

const json =
  (body: unknown, status = 200): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const routeOf = (geometry: unknown) => ({
  code: 'Ok',
  routes: [{ geometry, legs: [], distance: 430_000.5, duration: 19_000.1, weight: 1, weight_name: 'routability' }],
  waypoints: [],
});

const SAO_PAULO = [-23.55052, -46.633308];
const plan = (given: object = {}): Promise<Response> =>
  server.post('/api/routes/plan', { from: SAO_PAULO, via: ['Campinas'], to: 'Curitiba', ...given });

describe('a router of one’s own', () => {
  it('RO10: is asked for the way along all stops, longitude first, and its way is the plan', async () => {
    const coordinates = [[-46.633308, -23.55052], [-47, -23], [-49.27, -25.43]]; // prettier-ignore
    answer = json(routeOf({ type: 'LineString', coordinates }));
    const found = (await (await plan()).json()) as RoutePlan;
    expect(found).toMatchObject({ by: 'router', length: 430_000.5, duration: 19_000.1, notes: [], roads: [] });
    expect(found.points).toEqual(coordinates.map(([longitude, latitude]) => [latitude, longitude]));
    expect(asked.at(-1)).toMatch(
      /^\/osrm\/route\/v1\/driving\/-46\.633308,-23\.550520;-47\.\d{6},-22\.\d{6};-49\.\d{6},-25\.\d{6}\?overview=full&geometries=geojson$/,
    );
  });

  it('RO10: may answer with an encoded polyline', async () => {
    answer = json(routeOf('_p~iF~ps|U_ulLnnqC_mqNvxq`@'));
    const { points } = (await (await plan()).json()) as RoutePlan;
    expect(points).toEqual([[38.5, -120.2], [40.7, -120.95], [43.252, -126.453]]); // prettier-ignore
  });

  const failures: readonly (readonly [string, RoutePlan['notes'][number], Answer])[] = [
    ['finds no way', 'router_found_nothing', json({ code: 'NoRoute', message: 'Impossible route' }, 400)],
    ['has no such region', 'router_found_nothing', json({ code: 'NoSegment', message: 'Could not find' }, 400)],
    [
      'does not understand',
      'router_bad_answer',
      json({ code: 'InvalidQuery', message: 'Query string malformed' }, 400),
    ],
    ['is overloaded', 'router_bad_answer', (response) => void response.writeHead(503).end('<html>busy</html>')],
    ['answers nonsense', 'router_bad_answer', json({ code: 'Ok', routes: [{ geometry: 5 }] })],
    ['answers without a route', 'router_bad_answer', json({ code: 'Ok', routes: [] })],
    [
      'leads off the earth',
      'router_bad_answer',
      json(routeOf({ type: 'LineString', coordinates: [[0, 0], [500, 1e9]] })), // prettier-ignore
    ],
    ['sends one elsewhere', 'router_unreachable', (response) => void response.writeHead(302, { location: '/' }).end()],
    ['hangs up', 'router_unreachable', (response) => void response.destroy()],
    ['never answers', 'router_timed_out', () => undefined],
    [
      'stops in the middle of its answer',
      'router_timed_out',
      (response) => void response.writeHead(200).write('{"code":"Ok",'),
    ],
    [
      'answers too much',
      'router_bad_answer',
      (response) => void response.writeHead(200, { 'content-length': 17 * 2 ** 20 }).write(' '),
    ],
  ];

  it.each(failures)('RO10: that %s is replaced by the highways, with the note %s', async (_what, note, given) => {
    answer = given;
    const found = (await (await plan({ from: 'São Paulo' })).json()) as RoutePlan;
    expect(found).toMatchObject({ by: 'highways', notes: [note] });
    expect(found.points.length).toBeGreaterThan(50);
  });

  it('RO10: that fails where the highways do not lead either is a refusal of ours', async () => {
    answer = json({ code: 'NoRoute' }, 400);
    expect(await problemIn(await plan({ from: 'Dallas' }))).toMatchObject({ status: 422, code: 'no_way' });
    expect(await problemIn(await plan({ from: 'Atlantis' }))).toMatchObject({ status: 422, code: 'unknown_town' });
  });

  it('RO10: that answers without end is not read to its end', async () => {
    let pieces = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pieces += 1;
        controller.enqueue(new Uint8Array(10));
      },
    });
    await expect(readLimited(new Response(endless), 100)).rejects.toThrow(RangeError);
    expect(pieces).toBeLessThan(20);
  });
});
