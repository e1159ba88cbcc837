import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouteSummary, SimulationState } from '@fleetmap/events';
import { expect, it } from 'vitest';
import { Simulations } from '../src/simulation/runs/simulations.js';
import { type RunningServer, startServer } from './running-server.js';

const POINTS = [[10, 20], [10.5, 20], [10.5, 20.5]]; // prettier-ignore

const statusOf = (server: RunningServer, simulationId: string) =>
  server.app
    .get(Simulations)
    .list('all')
    .find((state) => state.simulationId === simulationId)?.status;

it('RO12: a run drives its own copy of a saved route, also after the route is gone and the server started again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fleetmap-test-'));
  const first = await startServer({ DATA_DIR: folder });
  const roads = [{ start: 0, highwayClass: 'motorway', postedLimit: 30 }, { start: 1, highwayClass: 'road' }]; // prettier-ignore
  const saved = await first.post('/api/routes', { name: 'Island', points: POINTS, roads });
  const { id, updatedAt } = (await saved.json()) as RouteSummary;
  const scenario = {
    version: 1,
    name: 'Along a saved route',
    seed: 's',
    duration: 3600,
    trucks: [{ id: 'T', route: { routeId: id }, reporting: { interval: 1 } }],
  };
  const created = await first.post('/api/simulations', { scenario, start: false });
  const { simulationId } = (await created.json()) as SimulationState;
  await expect.poll(() => statusOf(first, simulationId)).toBe('stopped');
  await fetch(`${first.url}/api/routes/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ updatedAt, points: [[0, 0], [0, 1]] }), // prettier-ignore
  });
  expect((await fetch(`${first.url}/api/routes/${id}`, { method: 'DELETE' })).status).toBe(204);
  await first.stop();

  const second = await startServer({ DATA_DIR: folder });
  await expect.poll(() => statusOf(second, simulationId)).toBe('stopped');
  const operator = await second.connect();
  const control = (action: object) =>
    operator.timeout(2000).emitWithAck('simulation-control', { simulationId, control: action } as never);
  await control({ action: 'start' });
  await expect.poll(() => second.fleet.size).toBe(1);
  expect([...second.fleet.trucks()][0]?.position.latitude).toBeGreaterThanOrEqual(10);

  await control({ action: 'remove' });
  await second.stop();
  await rm(folder, { recursive: true, force: true });
});
