import { connectLive, fetchDeskConfig, type LiveConnection, type LiveQuality, type LiveStatus } from '@fleetmap/client';
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

interface Seen {
  readonly statuses: LiveStatus[];
  readonly told: TruckLocation[];
  readonly gone: string[];
  readonly refused: string[];
  readonly connection: LiveConnection;
  readonly quality: () => LiveQuality | undefined;
}

function watch(url: string): Seen {
  const seen = {
    statuses: [] as LiveStatus[],
    told: [] as TruckLocation[],
    gone: [] as string[],
    refused: [] as string[],
    quality: undefined as LiveQuality | undefined,
  };
  const connection = connectLive({
    url,
    user: 'Ana',
    onTruckLocation: (change) => seen.told.push(change),
    onTruckGone: (truckId) => seen.gone.push(truckId),
    onStatus: (status) => seen.statuses.push(status),
    onQuality: (quality) => Object.assign(seen, { quality }),
    onRejection: ({ code }) => seen.refused.push(code),
  });
  stops.push(() => connection.close());
  return { ...seen, connection, quality: () => seen.quality };
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
    const second = await startServer({}, { port: Number(port) });
    stops.push(() => second.stop());
    await second.post('/api/positions', aReport({ truckId: 'after' }));
    await expect.poll(() => statuses, { timeout: 15_000 }).toEqual(['connecting', 'live', 'reconnecting', 'live']);
    await expect.poll(() => told.some(({ truckId }) => truckId === 'after')).toBe(true);
  });
});

describe('frames', () => {
  const view = { bounds: { west: -47, south: -24, east: -46, north: -23 }, zoom: 9 };

  it('FR5: after look only what is seen is told, and the feed tells that nothing was missed', async () => {
    const server = await started();
    await server.post('/api/positions', [aReport({ truckId: 'in' }), aReport({ truckId: 'out', latitude: 40 })]);
    const { told, quality, connection } = watch(server.url);
    connection.look(view);
    await expect.poll(() => quality()).toMatchObject({ missed: 0 });
    await server.post('/api/positions', [
      aReport({ truckId: 'out', latitude: 41 }),
      aReport({ truckId: 'in', latitude: -23.6 }),
    ]);
    await expect.poll(() => told.at(-1)?.location.latitude).toBeCloseTo(-23.6, 6);
    expect(told.every(({ truckId }) => truckId === 'in')).toBe(true);
  });

  it('FR9: cut off and back, it resumes: what changed meanwhile is told, and nothing was missed', async () => {
    const server = await started();
    await server.post('/api/positions', aReport());
    const { told, quality, statuses, connection } = watch(server.url);
    connection.look(view);
    await expect.poll(() => told.length).toBeGreaterThan(0);
    for (const line of server.lines()) line.destroy();
    await expect.poll(() => statuses).toContain('reconnecting');
    await server.post('/api/positions', aReport({ latitude: -23.7 }));
    await expect.poll(() => statuses.filter((status) => status === 'live').length, { timeout: 10_000 }).toBe(2);
    await expect.poll(() => told.at(-1)?.location.latitude).toBeCloseTo(-23.7, 6);
    expect(quality()?.missed).toBe(0);
  });

  it('a watched truck is told in full', async () => {
    const server = await started();
    await server.post('/api/positions', aReport({ altitude: 760, battery: 80 }));
    const { told, connection } = watch(server.url);
    connection.look(view);
    connection.watch('T1');
    await expect.poll(() => told.find(({ location }) => location.altitude === 760)?.location.battery).toBe(80);
    await server.post('/api/positions', aReport({ altitude: 761 }));
    await expect.poll(() => told.some(({ location }) => location.altitude === 761)).toBe(true);
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
