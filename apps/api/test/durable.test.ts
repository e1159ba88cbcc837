import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  decodeReplaySegment,
  segmentStartOf,
  type ReplayIndex,
  replayIndexSchema,
  trackPageSchema,
  truckListSchema,
  type TruckLocation,
} from '@fleetmap/events';
import { type PositionStore, StoreBusyError } from '@fleetmap/storage';
import { type ServerProcess, startServerProcess } from '@fleetmap/testing';
import { recordedTimesOf } from '@fleetmap/testing/devices';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { POSITION_STORE } from '../src/core/tokens.js';
import { Recorder } from '../src/history/recorder.js';
import { aReport, problemIn, type RunningServer, startServer } from './running-server.js';

const ENTRY = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const KILLS = 20;
const TRUCKS = 8;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleetmap-durable-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function post(url: string, body: unknown): Promise<Response> {
  return fetch(`${url}/api/positions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function trucksOf(url: string): Promise<TruckLocation[]> {
  return truckListSchema.parse(await (await fetch(`${url}/api/trucks`)).json()).trucks;
}

describe('what was acknowledged', () => {
  it('DU1: is there after twenty kills in the middle of ingest, each position once', { timeout: 300_000 }, async () => {
    const acknowledged = Array.from({ length: TRUCKS }, () => new Set<number>());
    let clock = 1000;

    /** One device: single reports and batches, until its server is gone. */
    async function report(url: string, truck: number): Promise<void> {
      for (;;) {
        const times = Array.from({ length: (clock % 3) + 1 }, () => (clock += 1));
        const reports = times.map((recordedAt) => aReport({ truckId: `K${truck}`, recordedAt }));
        const isTaken = await post(url, reports.length === 1 ? reports[0] : reports).then(
          (response) => response.ok,
          () => undefined,
        );
        if (isTaken === undefined) return;
        if (isTaken) for (const at of times) acknowledged[truck]!.add(at);
      }
    }

    const total = (): number => acknowledged.reduce((sum, { size }) => sum + size, 0);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const server = await startServerProcess(ENTRY, { DATA_DIR: folder, DEMO: '0' });
      const before = total();
      const devices = acknowledged.map((_times, truck) => report(server.url, truck));
      await expect.poll(() => total() - before, { interval: 1 }).toBeGreaterThan(10 + kill * 3);
      await server.kill();
      await Promise.all(devices);
    }
    const server = await startServerProcess(ENTRY, { DATA_DIR: folder, DEMO: '0' });
    for (const [truck, times] of acknowledged.entries()) {
      const stored = await recordedTimesOf(server.url, `K${truck}`, { from: 0, until: 1_000_000_000 });
      expect(new Set(stored).size).toBe(stored.length);
      expect(stored.toSorted((one, other) => one - other)).toEqual(stored);
      expect([...times].filter((at) => !stored.includes(at))).toEqual([]);
    }
    await server.stop();
  });
});

describe('a restart', () => {
  const endings: [string, (server: ServerProcess) => Promise<unknown>][] = [
    ['stopped', (server) => server.stop()],
    ['killed', (server) => server.kill()],
  ];
  it.each(endings)('DU2: shows every truck where it last was, after it was %s', async (_how, end) => {
    const first = await startServerProcess(ENTRY, { DATA_DIR: folder, DEMO: '0' });
    const now = Date.now();
    const standing = [600, 500, 400, 300, 200, 100].map((seconds) =>
      aReport({ truckId: 'stands', recordedAt: now - seconds * 1000, speed: 0 }),
    );
    expect(
      (await post(first.url, [...standing, aReport({ truckId: 'drives', recordedAt: now, speed: 20 })])).status,
    ).toBe(200);
    const before = await trucksOf(first.url);
    await end(first);
    const second = await startServerProcess(ENTRY, { DATA_DIR: folder, DEMO: '0' });
    expect(await trucksOf(second.url)).toEqual(before);
    expect(before.find(({ truckId }) => truckId === 'stands')?.location.motion).toBe('stopped');
    await second.stop();
  });

  it('DU3: a second server on the same folder says so and ends, and the first goes on', async () => {
    const first = await startServerProcess(ENTRY, { DATA_DIR: folder, DEMO: '0' });
    await expect(startServerProcess(ENTRY, { DATA_DIR: folder, DEMO: '0' })).rejects.toThrow(/in use/);
    expect((await post(first.url, aReport())).status).toBe(200);
    await first.stop();
  });
});

describe('replay', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  it('DU4: a closed segment has an address for good, and a late position gives it another', async () => {
    const start = segmentStartOf(Date.now() - 3 * 3_600_000);
    const recorder = server.app.get(Recorder);
    const indexNow = async (): Promise<ReplayIndex> =>
      replayIndexSchema.parse(await (await fetch(`${server.url}/api/replay?from=${start}&until=${start + 1}`)).json());
    const fetchSegment = async ({ segments: [found] }: ReplayIndex, etag = ''): Promise<Response> =>
      fetch(`${server.url}/api/replay/${start}/${found?.revision}`, { headers: { 'if-none-match': etag } });

    await server.post('/api/positions', aReport({ truckId: 'R1', recordedAt: start + 5000, latitude: 1 }));
    await recorder.settle();
    const first = await indexNow();
    expect(first).toMatchObject({ earliest: start, segments: [{ start, isClosed: true, trucks: 1, positions: 1 }] });
    const segment = await fetchSegment(first);
    expect(segment.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect((await fetchSegment(first, segment.headers.get('etag') ?? '')).status).toBe(304);

    await server.post('/api/positions', aReport({ truckId: 'R1', recordedAt: start + 1000, latitude: 2 }));
    await recorder.settle();
    const second = await indexNow();
    expect(second.segments[0]?.revision).toBeGreaterThan(first.segments[0]!.revision);
    const { tracks } = decodeReplaySegment(new Uint8Array(await (await fetchSegment(second)).arrayBuffer()));
    expect(tracks.map(({ truckId, times, latitudes }) => [truckId, [...times], [...latitudes]])).toEqual([
      ['R1', [start + 1000, start + 5000], [2, 1]],
    ]);
    // Who still has the old address is not told to keep what is there now.
    expect((await fetchSegment(first)).headers.get('cache-control')).toBe('private, no-cache');
  });

  it.each([
    ['/api/replay', 400, 'invalid_range'],
    ['/api/replay?from=2&until=1', 400, 'invalid_range'],
    ['/api/replay/1/1', 404, 'not_found'],
    ['/api/replay/600000/0', 404, 'not_found'],
    ['/api/replay/x/1', 400, 'invalid_message'],
    ['/api/replay/99999999999999999/1', 400, 'invalid_message'],
  ])('DU5: %s is answered %d %s', async (path, status, code) => {
    const response = await fetch(`${server.url}${path}`);
    expect([response.status, (await problemIn(response)).code]).toEqual([status, code]);
  });
});

describe('retention', () => {
  it('DU7: what is older than KEEP_DAYS is forgotten, and trucks stay where they last were', async () => {
    const server = await startServer({ KEEP_DAYS: '1' });
    const now = Date.now();
    const hours = [60, 50, 2].map((ago) => segmentStartOf(now - ago * 3_600_000));
    for (const recordedAt of hours) await server.post('/api/positions', aReport({ truckId: 'P1', recordedAt }));
    await server.post('/api/positions', aReport({ truckId: 'P2', recordedAt: hours[0] }));
    await server.app.get(Recorder).settle();
    const index = await fetch(`${server.url}/api/replay?from=${hours[0]}&until=${now}`);
    expect(replayIndexSchema.parse(await index.json())).toMatchObject({
      earliest: hours[2],
      segments: [{ start: hours[2] }],
    });
    expect(await server.locationOf('P2')).toMatchObject({ recordedAt: hours[0] });
    await server.stop();
  });
});

describe('a store that falls behind', () => {
  it('DU6: asks senders to come back, and the live map goes on', async () => {
    const server = await startServer();
    const store = server.app.get<PositionStore>(POSITION_STORE);
    const append = vi.spyOn(store, 'append').mockRejectedValue(new StoreBusyError());
    const socket = await server.connect();
    const single = await server.post('/api/positions', aReport({ truckId: 'B1' }));
    expect([single.status, single.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await problemIn(single)).toMatchObject({ code: 'store_busy' });
    expect((await server.post('/api/positions', [aReport({ truckId: 'B2' })])).status).toBe(503);
    expect((await fetch(`${server.url}/ingest/osmand?id=B3&lat=1&lon=2`)).status).toBe(503);
    expect(await socket.emitWithAck('report', aReport({ truckId: 'B4' }))).toMatchObject({ code: 'store_busy' });
    expect(await server.locationOf('B1')).toBeDefined();

    append.mockRestore();
    const again = aReport({ truckId: 'B1', recordedAt: (await server.locationOf('B1'))!.recordedAt });
    expect((await server.post('/api/positions', again)).status).toBe(200);
    const track = await fetch(
      `${server.url}/api/trucks/B1/track?from=${again.recordedAt}&until=${Number(again.recordedAt) + 1}`,
    );
    expect(trackPageSchema.parse(await track.json()).positions).toHaveLength(1);
    await server.stop();
  });
});
