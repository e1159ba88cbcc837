import { connectLive, fetchDeskConfig, type LiveStatus } from '@fleetmap/client';
import type { TruckLocation } from '@fleetmap/events';
import { afterEach, describe, expect, it } from 'vitest';
import { aReport, type RunningServer, startServer } from './running-server.js';

// packages/client against the real server.

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

async function started(settings?: Record<string, string>): Promise<RunningServer> {
  const server = await startServer(settings);
  stops.push(() => server.stop());
  return server;
}

function watch(url: string): { statuses: LiveStatus[]; told: TruckLocation[]; refused: string[] } {
  const seen = { statuses: [] as LiveStatus[], told: [] as TruckLocation[], refused: [] as string[] };
  stops.push(
    connectLive({
      url,
      user: 'Ana',
      onTruckLocation: (change) => seen.told.push(change),
      onStatus: (status) => seen.statuses.push(status),
      onRejection: ({ code }) => seen.refused.push(code),
    }),
  );
  return seen;
}

describe('connectLive', () => {
  it('is live only after the server let it in, and gets the fleet and its changes', async () => {
    const server = await started();
    await server.post('/api/positions', aReport());
    const { statuses, told } = watch(server.url);
    await expect.poll(() => statuses).toEqual(['connecting', 'live']);
    await expect.poll(() => told.map(({ truckId }) => truckId)).toEqual(['T1']);
    await server.post('/api/positions', aReport({ truckId: 'T2' }));
    await expect.poll(() => told.map(({ truckId }) => truckId)).toEqual(['T1', 'T2']);
  });

  it('tells that the server is gone, comes back by itself, and is told the fleet again', async () => {
    const first = await startServer();
    const { port } = new URL(first.url);
    const { statuses, told } = watch(first.url);
    await expect.poll(() => statuses.at(-1)).toBe('live');
    await first.stop();
    await expect.poll(() => statuses.at(-1)).toBe('reconnecting');
    const second = await startServer({}, Number(port));
    stops.push(() => second.stop());
    await second.post('/api/positions', aReport({ truckId: 'after' }));
    await expect.poll(() => statuses, { timeout: 15_000 }).toEqual(['connecting', 'live', 'reconnecting', 'live']);
    await expect.poll(() => told.some(({ truckId }) => truckId === 'after')).toBe(true);
  });
});

describe('fetchDeskConfig', () => {
  it('tells which ground to draw', async () => {
    const plain = await started();
    expect(await fetchDeskConfig(plain.url)).toEqual({ tiles: null });
    const tiled = await started({ TILE_URL: 'https://tile.example.com/{z}/{x}/{y}.png', TILE_ATTRIBUTION: 'Example' });
    expect(await fetchDeskConfig(tiled.url)).toEqual({
      tiles: { url: 'https://tile.example.com/{z}/{x}/{y}.png', attribution: 'Example' },
    });
  });
});
