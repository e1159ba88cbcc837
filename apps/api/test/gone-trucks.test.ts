import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFrameReader, tellTrucks } from '@fleetmap/client';
import type { SimulationState, ViewportAnswer } from '@fleetmap/events';
import type { Storage } from '@fleetmap/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STORAGE } from '../src/core/tokens.js';
import { aReport, type RunningServer, startServer, type TestSocket, truckLocationsOf } from './running-server.js';

const WORLD = { bounds: { west: -180, south: -85, east: 180, north: 85 }, zoom: 3, overview: true } as const;

let folder: string;
let server: RunningServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleetmap-test-'));
  server = await startServer({ DATA_DIR: folder });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A run of three trucks that are on the map. */
async function aRun(keepHistory: boolean): Promise<{ simulationId: string; mapIds: string[] }> {
  const scenario = {
    version: 1,
    name: 'Test',
    seed: 's',
    trucks: [{ id: 'T', count: 3, route: { points: [[-46, -23], [-46, -22]] }, reporting: { interval: 1 } }], // prettier-ignore
  };
  const made = await server.post('/api/simulations', { scenario, keepHistory });
  const { simulationId } = (await made.json()) as SimulationState;
  const mapIds = ['T-001', 'T-002', 'T-003'].map((id) => `${simulationId}-${id}`);
  await expect.poll(() => mapIds.every((id) => server.fleet.get(id))).toBe(true);
  return { simulationId, mapIds };
}

async function remove(simulationId: string): Promise<void> {
  const operator = await server.connect();
  const wish = { simulationId, control: { action: 'remove' } } as const;
  expect(await operator.emitWithAck('simulation-control', wish)).toMatchObject({ status: 'removed' });
}

function goneOf(socket: TestSocket): string[] {
  const gone: string[] = [];
  socket.on('truck-gone', ({ truckId }) => gone.push(truckId));
  return gone;
}

interface SlowTransport {
  readonly ws: { readonly _socket: { pause(): void; resume(): void } };
}

/** What a viewer of frames believes to be there. */
async function lookAtWorld(): Promise<Set<string>> {
  const socket = await server.connect();
  const there = new Set<string>();
  const reader = createFrameReader(
    tellTrucks({
      onTruckLocation: ({ truckId }) => there.add(truckId),
      onTruckGone: (truckId) => there.delete(truckId),
    }),
  );
  socket.on('truck-locations', (bytes) => reader.apply(bytes));
  // No promise: the answer is taken in before the frame that stands right behind it on the line.
  await new Promise<void>((resolve) => {
    socket.emit('viewport', WORLD, (answer) => {
      reader.apply((answer as ViewportAnswer).frame);
      resolve();
    });
  });
  return there;
}

describe('the trucks of a removed run', () => {
  it('SR12: are there no more; LV9: for single events; FR17: for frames, and not for who comes', async () => {
    const { simulationId, mapIds } = await aRun(false);
    await server.post('/api/positions', aReport({ truckId: 'real' }));
    const joined = await server.connect();
    const told = truckLocationsOf(joined);
    const gone = goneOf(joined);
    await joined.emitWithAck('join', { user: 'Ana' });
    const there = await lookAtWorld();
    const watching = await server.connect();
    const goneOfWatched = goneOf(watching);
    await watching.emitWithAck('watch', { truckIds: [mapIds[0]!] });
    await expect.poll(() => new Set(told.map(({ truckId }) => truckId)).size).toBe(4);
    await expect.poll(() => [...there].toSorted()).toEqual([...mapIds, 'real']);
    await remove(simulationId);
    await expect.poll(() => gone.toSorted()).toEqual(mapIds);
    await expect.poll(() => [...there]).toEqual(['real']);
    await expect.poll(() => goneOfWatched).toEqual([mapIds[0]]);
    expect([...(await lookAtWorld())]).toEqual(['real']);
    const late = await server.connect();
    const goneBefore = goneOf(late);
    const toldLate = truckLocationsOf(late);
    await late.emitWithAck('join', { user: 'Bia' });
    await expect.poll(() => toldLate.map(({ truckId }) => truckId)).toEqual(['real']);
    expect(goneBefore).toEqual([]);
    expect((await fetch(`${server.url}/api/trucks/${mapIds[0]}`)).status).toBe(404);
    expect((await fetch(`${server.url}/api/trucks/real`)).status).toBe(200);
  });

  it('LV9: a viewer that read too slowly is told when it reads again', async () => {
    const { simulationId, mapIds } = await aRun(false);
    const slow = await server.connect();
    const gone = goneOf(slow);
    const told = truckLocationsOf(slow);
    await slow.emitWithAck('join', { user: 'Slow' });
    await expect.poll(() => told.length).toBeGreaterThan(3);
    const { _socket: line } = (slow.io.engine.transport as unknown as SlowTransport).ws;
    line.pause();
    for (let round = 1; round <= 20; round += 1) {
      const recordedAt = Date.now() - 100 + round;
      const flood = Array.from({ length: 5000 }, (_none, index) => aReport({ truckId: `F${index}`, recordedAt }));
      await server.post('/api/positions', flood); // far more than the line holds
    }
    await remove(simulationId);
    line.resume();
    await expect.poll(() => gone.toSorted(), { timeout: 10_000 }).toEqual(mapIds);
  });

  it('SR12: do not come back after a restart when they were recorded; their past stays, and their name is given no more', async () => {
    const { simulationId, mapIds } = await aRun(true);
    await server.post('/api/positions', aReport({ truckId: 'real' }));
    await remove(simulationId);
    const states = async () =>
      (await server.app.get<Storage>(STORAGE).positions.states()).map(({ truckId }) => truckId);
    await expect.poll(states).toContain('real');
    expect(await states()).not.toContain(mapIds[0]);
    await server.stop();
    server = await startServer({ DATA_DIR: folder });
    expect(server.fleet.get('real')).toBeDefined();
    expect(mapIds.filter((id) => server.fleet.get(id))).toEqual([]);
    const range = `from=${Date.now() - 3_600_000}&until=${Date.now() + 3_600_000}`;
    const track = await (await fetch(`${server.url}/api/trucks/${mapIds[0]}/track?${range}`)).text();
    expect(track).toContain('"simulated":true');
    expect((await aRun(false)).simulationId).not.toBe(simulationId);
  });
});
