import type { SimulationState, TruckPlan, TruckPlanAnswer } from '@fleetmap/events';
import { createTimedLine, gapToPlan, ghostAt } from '@fleetmap/motion';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Simulations } from '../src/simulation/runs/simulations.js';
import { aReport, problemIn, type RunningServer, startServer } from './running-server.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const ask = (method: string, truckId: string, body?: object): Promise<Response> =>
  fetch(`${server.url}/api/trucks/${truckId}/plan`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

async function planOf(truckId: string): Promise<TruckPlan | null> {
  return ((await (await ask('GET', truckId)).json()) as TruckPlanAnswer).plan;
}

/** Ten minutes northwards, a fix every ten seconds. */
async function drive(truckId: string, from: number, metresPerSecond: number): Promise<void> {
  const reports = Array.from({ length: 61 }, (_none, index) =>
    aReport({ truckId, latitude: -23 + (index * 10 * metresPerSecond) / 111_195, recordedAt: from + index * 10_000 }),
  );
  expect((await server.post('/api/positions', reports)).status).toBe(200);
}

describe('the plan of a truck', () => {
  it('GH1: what a truck did before drives beside another; GH2: which is behind it', async () => {
    const yesterday = Date.now() - 86_400_000;
    const departedAt = Date.now() - 600_000;
    await drive('before', yesterday, 20);
    await drive('now', departedAt, 15);
    const source = { kind: 'history', truckId: 'before', from: yesterday, until: yesterday + 3_600_000 };
    const given = await ask('PUT', 'now', { source, departedAt });
    expect(given.status).toBe(200);
    const plan = (await planOf('now'))!;
    expect(plan).toEqual(await given.json());
    const line = createTimedLine(plan.points);
    const { latitude, longitude, recordedAt } = server.fleet.get('now')!.position;
    const gap = gapToPlan(line, { latitude, longitude }, recordedAt - departedAt);
    expect(gap.metres / 1000).toBeCloseTo(-3, 1);
    expect(gap.ms / 60_000).toBeCloseTo(-2.5, 1);
    expect(ghostAt(line, recordedAt - departedAt).latitude).toBeGreaterThan(latitude);
    expect((await ask('DELETE', 'now')).status).toBe(204);
    expect((await ask('DELETE', 'now')).status).toBe(404);
    expect(await planOf('now')).toBeNull();
  });

  it('GH1: a truck of a simulation is a plan, also when the simulation is gone', async () => {
    const route = { points: [[-46, -23], [-46, -22.6]] }; // prettier-ignore
    const scenario = { version: 1, name: 'Test', seed: 'seed', trucks: [{ id: 'T', route, trip: 'once' }] };
    const made = await server.post('/api/simulations', { scenario, start: false });
    const { simulationId } = (await made.json()) as SimulationState;
    const simulations = server.app.get(Simulations);
    await expect.poll(() => simulations.list('all')[0]?.status).toBe('stopped');
    const source = { kind: 'simulation', simulationId, truckId: 'T' };
    await ask('PUT', 'T9', { source, departedAt: 0 });
    await simulations.change(simulationId, 'all', (run, now) => run.control({ action: 'remove' }, now));
    const { points } = (await planOf('T9'))!;
    expect([points[0]?.[1], points.at(-1)?.[1]]).toEqual([-23, -22.6]);
    expect(points.at(-1)![2]).toBeGreaterThan(44_478 / 25);
  });

  it('GH1: what is not there is no plan', async () => {
    for (const [request, code] of [
      [{ source: { kind: 'history', truckId: 'none', from: 0, until: 1 }, departedAt: 0 }, 'not_found'],
      [{ source: { kind: 'simulation', simulationId: 'S99', truckId: 'T' }, departedAt: 0 }, 'not_found'],
      [{ source: { kind: 'route', routeId: 'none' }, departedAt: 0 }, 'invalid_scenario'],
      [{ source: { kind: 'wish' }, departedAt: 0 }, 'invalid_message'],
      [{ source: { kind: 'history', truckId: 'T', from: 1, until: 0 }, departedAt: 0 }, 'invalid_message'],
    ] as const) {
      expect(await problemIn(await ask('PUT', 'T1', request))).toMatchObject({ code });
    }
  });

  it('SF3: a saved route with times is driven in true time; GH1: and is a plan', async () => {
    const points = [[10, 20], [10.1, 20], [10.5, 20]]; // prettier-ignore
    const times = [1_000_000, 1_060_000, 5_000_000];
    const saved = await server.post('/api/routes', { name: 'Recorded', points, times });
    const { id } = (await saved.json()) as { id: string };
    const trucks = [{ id: 'T', route: { routeId: id, trueTime: true }, trip: 'once' }];
    const scenario = { version: 1, name: 'True time', seed: 's', trucks };
    const made = await server.post('/api/simulations', { scenario, start: false });
    const { simulationId } = (await made.json()) as SimulationState;
    const simulations = server.app.get(Simulations);
    await expect.poll(() => simulations.truckOf({ simulationId, truckId: 'T' }, 'all')).toBeDefined();
    await ask('PUT', 'T8', { source: { kind: 'simulation', simulationId, truckId: 'T' }, departedAt: 0 });
    expect((await planOf('T8'))!.points).toEqual([[20, 10, 0], [20, 10.1, 60], [20, 10.5, 4000]]); // prettier-ignore
    expect((await ask('PUT', 'T8', { source: { kind: 'route', routeId: id }, departedAt: 0 })).status).toBe(200);
    expect((await planOf('T8'))!.points.at(-1)).toEqual([20, 10.5, expect.any(Number)]);
  });
});
