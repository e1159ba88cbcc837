import { clientEvents, serverEvents } from '@fleetmap/events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aReport, type RunningServer, startServer } from './running-server.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function read<Shape>(path: string): Promise<Shape> {
  return (await (await fetch(`${server.url}${path}`)).json()) as Shape;
}

const pathOf = (url: string): string => url.replaceAll(/:(\w+)/g, '{$1}').replaceAll('*', '{rest}');

it('HO13: every address that the server answers stands in the OpenAPI document', async () => {
  const { openapi, paths } = await read<{ openapi: string; paths: Record<string, Record<string, object>> }>(
    '/api/openapi.json',
  );
  expect(openapi).toBe('3.1.0');
  const ours = server.routes.filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS');
  expect(ours.length).toBeGreaterThan(20);
  const missing = ours.filter(({ method, url }) => !paths[pathOf(url)]?.[method.toLowerCase()]);
  expect(missing).toEqual([]);
  expect(JSON.stringify(paths['/api/simulations']?.['post'])).toContain('scenarioId');
});

it('HO13: every event of both catalogs stands in the AsyncAPI document', async () => {
  const { channels } = await read<{ channels: { socket: { messages: object } } }>('/api/asyncapi.json');
  const asked = Object.keys(clientEvents).map((name) => `ask-${name}`);
  const told = Object.keys(serverEvents).map((name) => `tell-${name}`);
  expect(Object.keys(channels.socket.messages)).toEqual([...asked, ...told]);
});

it('HO13: the meters tell what happened', async () => {
  await server.post('/api/positions', aReport({ truckId: 'metered' }));
  await server.post('/api/positions', aReport({ latitude: 91 }));
  const text = await (await fetch(`${server.url}/metrics`)).text();
  expect(text).toContain('fleetmap_reports_total{answer="newest"} 1\n');
  expect(text).toContain('fleetmap_reports_total{answer="invalid_report"} 1\n');
  expect(text).toMatch(/^fleetmap_trucks 1$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
});

it('HO11: who is connected is told that the server goes, and in what time to come back', async () => {
  const ending = await startServer();
  const socket = await ending.connect();
  const told = new Promise<{ reconnectWithinMs: number }>((resolve) => socket.once('server-closing', resolve));
  const gone = new Promise((resolve) => socket.once('disconnect', resolve));
  const stopped = ending.app.close();
  expect((await told).reconnectWithinMs).toBeGreaterThanOrEqual(500);
  expect(await gone).toMatch(/io server disconnect|transport close/);
  await stopped;
  await ending.stop();
});
