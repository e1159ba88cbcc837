import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulationState } from '@fleetmap/events';
import { afterEach, describe, expect, it } from 'vitest';
import { Simulations } from '../src/simulation/runs/simulations.js';
import {
  aReport,
  problemIn,
  type RunningServer,
  startServer,
  type TestSocket,
  truckLocationsOf,
} from './running-server.js';
import { setUpAdmin } from './browser.js';
import { somebody } from './somebody.js';

const ROUTE = { points: [[-46, -23], [-46, -22.6], [-45.5, -22.4]] }; // prettier-ignore
const aScenario = (given: object = {}): object => ({
  version: 1,
  name: 'Test',
  seed: 'seed',
  duration: 3600,
  trucks: [{ id: 'T', count: 3, route: ROUTE, reporting: { interval: 1 } }],
  faults: [{ id: 'gone', kind: 'dropout', at: 3000, duration: 60 }],
  ...given,
});

const servers: RunningServer[] = [];
afterEach(stopServers);

async function stopServers(): Promise<void> {
  for (const server of servers.splice(0)) await server.stop();
}

async function aServer(settings: Record<string, string> = {}): Promise<RunningServer> {
  const server = await startServer(settings);
  servers.push(server);
  return server;
}

async function create(server: RunningServer, request: object): Promise<SimulationState> {
  const response = await server.post('/api/simulations', request);
  expect(response.status).toBe(201);
  return (await response.json()) as SimulationState;
}

/** A run that is ready and has not begun, and an operator. */
async function aRun(given: { scenario?: object; start?: boolean; settings?: Record<string, string> } = {}) {
  const server = await aServer(given.settings);
  const { simulationId } = await create(server, { scenario: aScenario(given.scenario), start: given.start ?? false });
  const operator = await server.connect();
  const stateNow = async (): Promise<SimulationState> => {
    const response = await fetch(`${server.url}/api/simulations/${simulationId}`);
    return ((await response.json()) as { simulation: SimulationState }).simulation;
  };
  await expect.poll(async () => (await stateNow()).status).not.toBe('preparing');
  const control = (action: object) =>
    operator.timeout(2000).emitWithAck('simulation-control', { simulationId, control: action } as never);
  const truck = (truckId: string, action: object) =>
    operator.timeout(2000).emitWithAck('simulation-truck', { simulationId, truckId, control: action } as never);
  const fault = (wish: object) =>
    operator.timeout(2000).emitWithAck('simulation-fault', { simulationId, ...wish } as never);
  return { server, simulationId, operator, stateNow, control, truck, fault };
}

const latitudeOf = (server: RunningServer, truckId: string): number | undefined =>
  server.fleet.get(truckId)?.position.latitude;

const trackOf = async (running: RunningServer, truckId: string): Promise<unknown[]> => {
  const range = `from=${Date.now() - 3_600_000}&until=${Date.now() + 3_600_000}`;
  const response = await fetch(`${running.url}/api/trucks/${truckId}/track?${range}`);
  return ((await response.json()) as { positions: unknown[] }).positions;
};

/** Everything a socket is told of simulations from now on. */
const statesOf = (socket: TestSocket): SimulationState[] => {
  const states: SimulationState[] = [];
  socket.on('simulation-state', (state) => states.push(state));
  return states;
};

describe('scenarios', () => {
  it('SF5: the ones that come with the server are listed, shown and can be driven', async () => {
    const server = await aServer();
    const { scenarios } = (await (await fetch(`${server.url}/api/scenarios`)).json()) as {
      scenarios: { scenarioId: string; truckCount: number }[];
    };
    expect(scenarios.map(({ scenarioId }) => scenarioId)).toEqual([
      'bad-gps-day',
      'coast-to-coast',
      'sao-paulo-curitiba',
      'ten-thousand-trucks',
      'texas-triangle',
    ]);
    for (const { scenarioId, truckCount } of scenarios) {
      const shown = await fetch(`${server.url}/api/scenarios/${scenarioId}`);
      expect(await shown.json()).toMatchObject({ origin: 'shipped', scenario: { version: 1 } });
      const { simulationId } = await create(server, { scenarioId, start: false });
      const stateNow = () =>
        server.app
          .get(Simulations)
          .list('all')
          .find((state) => state.simulationId === simulationId);
      await expect.poll(() => stateNow()?.status, { timeout: 30_000 }).toBe('stopped');
      expect(stateNow()?.truckCount).toBe(truckCount);
    }
    expect((await fetch(`${server.url}/api/scenarios/none`)).status).toBe(404);
  });
});

describe('POST /api/simulations', () => {
  it('SR1: prepares, and starts when asked to', async () => {
    const { server, stateNow } = await aRun({ start: true });
    await expect.poll(async () => (await stateNow()).status).toBe('running');
    await expect.poll(() => server.fleet.size).toBe(3);
  });

  it('SR1: refuses what is no scenario with its code, and fails on what cannot be driven', async () => {
    const server = await aServer();
    for (const [request, status, code] of [
      [{ scenario: { version: 1 } }, 422, 'invalid_scenario'],
      [{ scenario: aScenario(), scenarioId: 'texas-triangle' }, 400, 'invalid_message'],
      [{ scenarioId: 'none' }, 404, 'not_found'],
      [{ scenario: aScenario(), rate: 5000 }, 400, 'invalid_message'],
      [[], 400, 'invalid_message'],
    ] as const) {
      const response = await server.post('/api/simulations', request);
      expect(response.status).toBe(status);
      expect(await problemIn(response)).toMatchObject({ code });
    }
    for (const route of [
      { from: 'Atlantis', to: 'Curitiba' },
      { routeId: 'none' },
      { polyline: '\u0001\u0001\u0001\u0001' },
    ]) {
      const { simulationId } = await create(server, {
        scenario: aScenario({ trucks: [{ id: 'T', route }], faults: [] }),
      });
      const stateNow = () =>
        server.app
          .get(Simulations)
          .list('all')
          .find((state) => state.simulationId === simulationId);
      await expect.poll(() => stateNow()?.status).toBe('failed');
      expect(stateNow()?.message).toMatch(/route/);
    }
  });

  it('SR1: holds twenty at most, until one is removed', async () => {
    const { server, control } = await aRun();
    for (let count = 1; count < 20; count += 1) await create(server, { scenario: aScenario(), start: false });
    expect((await server.post('/api/simulations', { scenario: aScenario() })).status).toBe(429);
    expect(await control({ action: 'remove' })).toMatchObject({ status: 'removed' });
    await create(server, { scenario: aScenario(), start: false });
    expect(await control({ action: 'start' })).toMatchObject({ code: 'not_found' });
  });
});

describe('a run', () => {
  it('SR2: its trucks come through the door, marked, named after the run', async () => {
    const { server, simulationId, operator, control } = await aRun();
    const told = truckLocationsOf(operator);
    await operator.emitWithAck('join', { user: 'Ana' });
    const other = await create(server, { scenario: aScenario(), start: true });
    await control({ action: 'start' });
    const ids = ['T-001', 'T-002', 'T-003'];
    const expected = [simulationId, other.simulationId].flatMap((run) => ids.map((id) => `${run}-${id}`));
    await expect.poll(() => [...new Set(told.map(({ truckId }) => truckId))].toSorted()).toEqual(expected.toSorted());
    expect(told.every(({ location }) => location.simulated === true)).toBe(true);
  });

  it('SR2: moves no real truck', async () => {
    const { server, simulationId, stateNow, control } = await aRun();
    await server.post('/api/positions', aReport({ truckId: `${simulationId}-T-002`, latitude: 10 }));
    await control({ action: 'start' });
    await expect.poll(async () => (await stateNow()).reports.refused).toBeGreaterThan(0);
    expect(latitudeOf(server, `${simulationId}-T-002`)).toBe(10);
  });

  it('SR3: starts, pauses, steps, resumes, changes its rate and stops', async () => {
    const { server, simulationId, control, stateNow } = await aRun();
    expect(await control({ action: 'pause' })).toMatchObject({ status: 'stopped', time: 0 });
    expect(await control({ action: 'start' })).toMatchObject({ status: 'running' });
    expect(await control({ action: 'rate', rate: 60 })).toMatchObject({ rate: 60 });
    await expect.poll(async () => (await stateNow()).time).toBeGreaterThan(20);
    const paused = (await control({ action: 'pause' })) as SimulationState;
    expect(paused.status).toBe('paused');
    expect((await stateNow()).time).toBe(paused.time);
    const before = latitudeOf(server, `${simulationId}-T-001`);
    const stepped = (await control({ action: 'step', seconds: 60 })) as SimulationState;
    expect(stepped.time).toBeCloseTo(paused.time + 60, 3);
    await expect.poll(() => latitudeOf(server, `${simulationId}-T-001`)).not.toBe(before);
    expect(await control({ action: 'resume' })).toMatchObject({ status: 'running' });
    expect(await control({ action: 'stop' })).toMatchObject({ status: 'stopped', time: 0 });
  });

  it('SR3: ends with its scenario and can be started again', async () => {
    const { control, stateNow } = await aRun();
    await control({ action: 'start' });
    await control({ action: 'seek', time: 3599.9 });
    await expect.poll(async () => (await stateNow()).status).toBe('ended');
    expect((await stateNow()).time).toBe(3600);
    const again = (await control({ action: 'start' })) as SimulationState;
    expect(again.status).toBe('running');
    expect(again.time).toBeLessThan(1);
  });

  it('SR3: refuses wrong wishes with a code', async () => {
    const { control, truck, fault, operator } = await aRun();
    for (const action of [{ action: 'rate', rate: 0 }, { action: 'fly' }, { action: 'seek', time: -1 }, null]) {
      expect(await control(action as object)).toMatchObject({ code: 'invalid_message' });
    }
    expect(await truck('none', { action: 'hold' })).toMatchObject({ code: 'not_found' });
    expect(await fault({ faultId: 'none', mode: 'on' })).toMatchObject({ code: 'not_found' });
    const wish = { simulationId: 'S99', control: { action: 'start' } } as const;
    expect(await operator.timeout(2000).emitWithAck('simulation-control', wish)).toMatchObject({ code: 'not_found' });
  });

  it('SR4: holds, slows and kills single trucks, and counts how often', async () => {
    const { server, simulationId, control, truck, stateNow } = await aRun();
    await control({ action: 'seek', time: 600 });
    await expect.poll(() => server.fleet.size).toBe(3);
    expect(await truck('T-001', { action: 'hold' })).toMatchObject({ controlled: [{ truckId: 'T-001', held: true }] });
    await truck('T-002', { action: 'kill' });
    await control({ action: 'step', seconds: 120 });
    await expect.poll(() => server.fleet.get(`${simulationId}-T-001`)?.position.speed).toBe(0);
    await expect.poll(() => server.fleet.get(`${simulationId}-T-003`)?.position.speed).toBeGreaterThan(1);
    const silent = server.fleet.get(`${simulationId}-T-002`)!.position;
    const place = latitudeOf(server, `${simulationId}-T-001`);
    await truck('T-001', { action: 'speed', factor: 0.5 });
    await truck('T-001', { action: 'release' });
    await control({ action: 'step', seconds: 120 });
    await expect.poll(() => latitudeOf(server, `${simulationId}-T-001`)).not.toBe(place);
    expect(server.fleet.get(`${simulationId}-T-002`)!.position).toEqual(silent);
    expect((await stateNow()).controlled).toMatchObject([
      { truckId: 'T-002', killed: true },
      { truckId: 'T-001', held: false, speedFactor: 0.5 },
    ]);
    for (let change = 0; change < 210; change += 1) void truck('T-003', { action: 'hold' });
    expect(await truck('T-003', { action: 'hold' })).toMatchObject({ code: 'rate_limited' });
  });

  it('SR4: a fault is switched for one truck or for all', async () => {
    const { server, simulationId, control, fault } = await aRun();
    await control({ action: 'seek', time: 600 });
    await expect.poll(() => server.fleet.size).toBe(3);
    await fault({ faultId: 'gone', mode: 'on', truckId: 'T-001' });
    const [one, other] = [1, 2].map((number) => server.fleet.get(`${simulationId}-T-00${number}`)!.position);
    await control({ action: 'step', seconds: 60 });
    await expect.poll(() => server.fleet.get(`${simulationId}-T-002`)!.position.latitude).not.toBe(other!.latitude);
    expect(server.fleet.get(`${simulationId}-T-001`)!.position).toEqual(one);
    expect(await fault({ faultId: 'gone', mode: 'off' })).toMatchObject({ faults: [{ id: 'gone', mode: 'off' }] });
    await control({ action: 'step', seconds: 60 });
    await expect.poll(() => server.fleet.get(`${simulationId}-T-001`)!.position.latitude).not.toBe(one!.latitude);
  });

  it('SR11: tells how far trucks are on their way and which faults they have, for those that are asked for', async () => {
    const { simulationId, operator, control, fault } = await aRun();
    const progressOf = (...truckIds: string[]) =>
      operator.timeout(2000).emitWithAck('simulation-progress', { simulationId, truckIds });
    await control({ action: 'seek', time: 600 });
    await fault({ faultId: 'gone', mode: 'on', truckId: 'T-002' });
    const told = await progressOf('T-002', 'T-001', 'T-002', 'T-999');
    expect(told).toMatchObject({
      trucks: [
        { truckId: 'T-002', faults: ['gone'] },
        { truckId: 'T-001', faults: [] },
      ],
    });
    const trucks = 'trucks' in told ? told.trucks : [];
    const [{ driven, length }] = trucks as [(typeof trucks)[number]];
    expect(driven).toBeGreaterThan(1000);
    expect(driven).toBeLessThan(length);
    await control({ action: 'seek', time: 3030 });
    expect(await progressOf('T-001')).toMatchObject({ trucks: [{ faults: ['gone'] }] });
    expect(await progressOf(...Array.from({ length: 101 }, (_none, number) => `T-${number}`))).toMatchObject({
      code: 'invalid_message',
    });
    const elsewhere = { simulationId: 'S99', truckIds: ['T-001'] };
    const answer = await operator.timeout(2000).emitWithAck('simulation-progress', elsewhere);
    expect(answer).toMatchObject({ code: 'not_found' });
  });

  it('SR5: all who watch are told the same, who does not is told nothing', async () => {
    const { server, operator, control } = await aRun();
    const watcher = await server.connect();
    const bystander = await server.connect();
    const [seen, own, none] = [watcher, operator, bystander].map((socket) => statesOf(socket));
    const answer = await watcher.timeout(2000).emitWithAck('simulation-watch', { watch: true });
    expect(answer).toMatchObject({ simulations: [{ status: 'stopped' }] });
    await operator.timeout(2000).emitWithAck('simulation-watch', { watch: true });
    await control({ action: 'start' });
    await expect.poll(() => seen!.length, { timeout: 5000 }).toBeGreaterThan(2); // every second
    await control({ action: 'pause' });
    await expect.poll(() => seen!.at(-1)?.status).toBe('paused');
    expect(own).toEqual(seen);
    await watcher.timeout(2000).emitWithAck('simulation-watch', { watch: false });
    await control({ action: 'remove' });
    await expect.poll(() => own!.at(-1)?.status).toBe('removed');
    expect(seen!.at(-1)?.status).toBe('paused');
    expect(none).toEqual([]);
  });

  it('SR6: who may only view neither steers nor makes runs', async () => {
    const server = await aServer({ AUTH: 'required' });
    await setUpAdmin(server);
    const { headers } = somebody(server, 'operator');
    const made = await server.post('/api/simulations', { scenario: aScenario() }, headers);
    const { simulationId } = (await made.json()) as SimulationState;
    const viewer = somebody(server, 'viewer');
    expect((await server.post('/api/simulations', { scenario: aScenario() })).status).toBe(401);
    expect((await server.post('/api/simulations', { scenario: aScenario() }, viewer.headers)).status).toBe(403);
    expect((await fetch(`${server.url}/api/simulations`)).status).toBe(401);
    const stranger = await server.connect({ auth: { token: viewer.token } });
    const forbidden = { code: 'forbidden' };
    const control = { simulationId, control: { action: 'stop' } } as const;
    expect(await stranger.timeout(2000).emitWithAck('simulation-control', control)).toMatchObject(forbidden);
    const hold = { simulationId, truckId: 'T-001', control: { action: 'hold' } } as const;
    expect(await stranger.timeout(2000).emitWithAck('simulation-truck', hold)).toMatchObject(forbidden);
    const off = { simulationId, faultId: 'gone', mode: 'off' } as const;
    expect(await stranger.timeout(2000).emitWithAck('simulation-fault', off)).toMatchObject(forbidden);
  });

  it('SR7: seeking shows every truck where it is then, forwards and back, and forgets what was done later', async () => {
    const { server, simulationId, control, truck } = await aRun();
    const places = () => ['T-001', 'T-002', 'T-003'].map((id) => latitudeOf(server, `${simulationId}-${id}`));
    await control({ action: 'seek', time: 0 });
    await expect.poll(() => places()).toEqual([-23, -23, -23]);
    await control({ action: 'seek', time: 1200 });
    await expect.poll(() => places().every((latitude) => latitude! > -22.9)).toBe(true);
    const there = places();
    await truck('T-001', { action: 'kill' });
    await control({ action: 'seek', time: 1100 });
    await expect.poll(() => places().every((latitude, index) => latitude! < there[index]!)).toBe(true);
    await control({ action: 'seek', time: 1200 });
    await expect.poll(() => places()).toEqual(there);
    await control({ action: 'seek', time: 1300 });
    await expect.poll(() => places().every((latitude, index) => latitude! > there[index]!)).toBe(true);
  });

  it('SR8: at ×1000 every truck is told its newest and the rest is counted', async () => {
    const trucks = [{ id: 'T', count: 300, route: ROUTE, reporting: { interval: 0.5 } }];
    const { server, control, stateNow } = await aRun({ scenario: { trucks, faults: [], duration: 86_400 } });
    await control({ action: 'rate', rate: 1000 });
    await control({ action: 'start' });
    await expect.poll(async () => (await stateNow()).reports.skipped, { timeout: 10_000 }).toBeGreaterThan(1000);
    await expect.poll(() => server.fleet.size).toBe(300);
    await control({ action: 'pause' });
    const newest = () => Array.from(server.fleet.trucks(), ({ position }) => position.recordedAt);
    await expect.poll(() => Math.max(...newest()) - Math.min(...newest())).toBeLessThan(5000);
  });

  it('SR9: is there again after a restart, stopped', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fleetmap-test-'));
    const { server, simulationId, control } = await aRun({ start: true, settings: { DATA_DIR: folder } });
    await control({ action: 'rate', rate: 10 });
    const { simulationId: removed } = await create(server, { scenario: aScenario() });
    const operator = await server.connect();
    await operator.emitWithAck('simulation-control', { simulationId: removed, control: { action: 'remove' } });
    await stopServers();
    const next = await aServer({ DATA_DIR: folder });
    const simulations = next.app.get(Simulations);
    await expect
      .poll(() => simulations.list('all'))
      .toMatchObject([{ simulationId, status: 'stopped', rate: 10, time: 0 }]);
    expect([simulationId, removed]).not.toContain((await create(next, { scenario: aScenario() })).simulationId);
    await stopServers();
    await rm(folder, { recursive: true, force: true });
  });

  it('SR9: goes on where it was after a restart when that was chosen, with what operators did', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fleetmap-test-'));
    const server = await aServer({ DATA_DIR: folder });
    const { simulationId: kept } = await create(server, { scenario: aScenario(), onRestart: 'resume', rate: 10 });
    const operator = await server.connect();
    const simulations = server.app.get(Simulations);
    await expect.poll(() => simulations.list('all')).toMatchObject([{ status: 'running', onRestart: 'resume' }]);
    await operator.emitWithAck('simulation-control', { simulationId: kept, control: { action: 'seek', time: 900 } });
    const hold = { simulationId: kept, truckId: 'T-002', control: { action: 'hold' } } as const;
    await operator.emitWithAck('simulation-truck', hold);
    await operator.emitWithAck('simulation-fault', { simulationId: kept, faultId: 'gone', mode: 'off' });
    await stopServers();
    const next = (await aServer({ DATA_DIR: folder })).app.get(Simulations);
    await expect.poll(() => next.list('all')[0]?.status).toBe('running');
    const [state] = next.list('all');
    expect(state!.time).toBeGreaterThanOrEqual(900);
    expect(state).toMatchObject({
      faults: [{ mode: 'off' }],
      controlled: [{ truckId: 'T-002', held: true }],
      rate: 10,
    });
    await stopServers();
    await rm(folder, { recursive: true, force: true });
  });

  it('SR10: where its trucks were is kept only when that was chosen; a restart forgets the others', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fleetmap-test-'));
    const server = await aServer({ DATA_DIR: folder });
    const [shown, kept] = [
      await create(server, { scenario: aScenario() }),
      await create(server, { scenario: aScenario(), keepHistory: true }),
    ];
    const mapIds = [shown, kept].map(({ simulationId }) => `${simulationId}-T-001`);
    await expect.poll(() => server.fleet.size).toBe(6);
    await expect.poll(() => trackOf(server, mapIds[1]!)).toContainEqual(expect.objectContaining({ simulated: true }));
    expect(await trackOf(server, mapIds[0]!)).toEqual([]);
    for (const [format, mark] of [
      ['geojson', '"simulated":true'],
      ['gpx', '<type>simulated</type>'],
      ['csv', ',heading,simulated\r\n'],
      ['csv', ',true\r\n'],
    ] as const) {
      const range = `from=${Date.now() - 3_600_000}&until=${Date.now() + 3_600_000}&format=${format}`;
      expect(await (await fetch(`${server.url}/api/trucks/${mapIds[1]}/track?${range}`)).text()).toContain(mark);
    }
    expect((await server.locationOf(mapIds[0]!))?.simulated).toBe(true);
    await stopServers();
    const next = await aServer({ DATA_DIR: folder });
    expect(mapIds.map((id) => next.fleet.get(id) !== undefined)).toEqual([false, true]);
    await stopServers();
    await rm(folder, { recursive: true, force: true });
  });
});
