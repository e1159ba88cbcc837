import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveGateway } from '../src/live/live.gateway.js';
import { aReport, type RunningServer, startServer, truckLocationsOf } from './running-server.js';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe('join', () => {
  it('LV1: is answered by the event and, when there is one, by the acknowledgement', async () => {
    const socket = await server.connect();
    const byEvent = new Promise((resolve) => socket.once('join', resolve));
    const byAck = await socket.timeout(2000).emitWithAck('join', { user: 'João' });
    expect(byAck).toEqual({ message: 'Usuário entrou: João' });
    expect(await byEvent).toEqual({ message: 'Usuário entrou: João' });
  });

  it('LV1: is answered by the event alone when there is no acknowledgement', async () => {
    const socket = await server.connect();
    const byEvent = new Promise((resolve) => socket.once('join', resolve));
    socket.emit('join', { user: 'Ana' });
    expect(await byEvent).toEqual({ message: 'Usuário entrou: Ana' });
  });

  it('LV1: works for a client that speaks long polling only', async () => {
    const socket = await server.connect({ transports: ['polling'] });
    expect(await socket.timeout(2000).emitWithAck('join', { user: 'Ana' })).toEqual({ message: 'Usuário entrou: Ana' });
  });

  it('LV2: gives the current position of every truck once, then every change', async () => {
    const own = await startServer();
    const ids = Array.from({ length: 1200 }, (_none, index) => `L${index}`);
    await own.post(
      '/api/positions',
      ids.map((truckId) => aReport({ truckId })),
    );
    const socket = await own.connect();
    const told = truckLocationsOf(socket);
    await socket.emitWithAck('join', { user: 'Ana' });
    await expect.poll(() => told.length).toBe(ids.length);
    expect(new Set(told.map(({ truckId }) => truckId))).toEqual(new Set(ids));
    for (const latitude of [1, 2, 3]) await own.post('/api/positions', aReport({ truckId: 'L7', latitude }));
    await expect.poll(() => told.slice(ids.length).map(({ location }) => location.latitude)).toEqual([1, 2, 3]);
    await own.stop();
  });

  it('LV3: who did not join is told nothing', async () => {
    const outside = truckLocationsOf(await server.connect());
    const joined = await server.connect();
    const inside = truckLocationsOf(joined);
    await joined.emitWithAck('join', { user: 'Ana' });
    await server.post('/api/positions', aReport({ truckId: 'M1' }));
    await expect.poll(() => inside.some(({ truckId }) => truckId === 'M1')).toBe(true);
    expect(outside).toEqual([]);
  });

  it('LV4: joining again is welcomed and sends the fleet no second time', async () => {
    await server.post('/api/positions', aReport({ truckId: 'N1' }));
    const socket = await server.connect();
    const told = truckLocationsOf(socket);
    await socket.emitWithAck('join', { user: 'Ana' });
    await socket.emitWithAck('join', { user: 'Ana' });
    await server.post('/api/positions', aReport({ truckId: 'N2' }));
    await expect.poll(() => told.some(({ truckId }) => truckId === 'N2')).toBe(true);
    expect(told.filter(({ truckId }) => truckId === 'N1')).toHaveLength(1);
  });
});

describe('truck-location', () => {
  it('LV5: carries motion, since when, and when the truck was heard', async () => {
    const socket = await server.connect();
    const told = truckLocationsOf(socket);
    await socket.emitWithAck('join', { user: 'Ana' });
    const recordedAt = Date.now() - 500;
    await server.post('/api/positions', aReport({ truckId: 'O1', recordedAt }));
    await expect
      .poll(() => told.find(({ truckId }) => truckId === 'O1')?.location)
      .toMatchObject({
        motion: 'moving',
        motionSince: recordedAt,
        recordedAt,
      });
  });

  it('LV5: a late report moves nothing, and tells that the truck was heard', async () => {
    const socket = await server.connect();
    const told = truckLocationsOf(socket);
    await socket.emitWithAck('join', { user: 'Ana' });
    const recordedAt = Date.now() + 3_600_000;
    await server.post('/api/positions', aReport({ truckId: 'R1', recordedAt }));
    server.advance(5000);
    await server.post('/api/positions', aReport({ truckId: 'R1', latitude: 1 }));
    const ofR1 = () => told.filter(({ truckId }) => truckId === 'R1').map(({ location }) => location);
    await expect.poll(() => ofR1().length).toBe(2);
    expect(ofR1()[1]).toMatchObject({ recordedAt, latitude: -23.55052 });
    expect(ofR1()[1]!.heardAt).toBeGreaterThanOrEqual(ofR1()[0]!.heardAt + 5000);
  });

  it('LV6: the gateway sends a location on request and refuses one that is not of the catalog', async () => {
    const gateway = server.app.get(LiveGateway);
    const socket = await server.connect();
    const told = truckLocationsOf(socket);
    await socket.emitWithAck('join', { user: 'Ana' });
    const location = {
      latitude: 1,
      longitude: 2,
      speed: null,
      heading: null,
      recordedAt: 1,
      heardAt: 1,
      motion: 'idle',
      motionSince: 1,
    } as const;
    gateway.sendTruckLocation('Q1', location);
    await expect.poll(() => told.filter(({ truckId }) => truckId === 'Q1')).toEqual([{ truckId: 'Q1', location }]);
    expect(() => gateway.sendTruckLocation('Q1', { ...location, latitude: 91 })).toThrow(/latitude/);
  });
});

describe('slow viewers', () => {
  it('LV7: a viewer that does not read is not queued for, and finds the newest state when it reads again', async () => {
    const own = await startServer();
    const slow = await own.connect();
    const told = truckLocationsOf(slow);
    await slow.emitWithAck('join', { user: 'Slow' });
    const { _socket: line } = (
      slow.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }
    ).ws;
    line.pause();
    const rounds = 40;
    const before = process.memoryUsage().heapUsed;
    for (let round = 1; round <= rounds; round += 1) {
      const reports = Array.from({ length: 2000 }, (_none, index) =>
        aReport({ truckId: `S${index}`, latitude: round, recordedAt: Date.now() - 1000 + round }),
      );
      await own.post('/api/positions', reports);
    }
    expect(own.fleet.size).toBe(2000);
    line.resume();
    await own.post('/api/positions', aReport({ truckId: 'last' }));
    const newest = new Map<string, number>();
    await expect
      .poll(
        () => {
          for (const { truckId, location } of told) newest.set(truckId, location.latitude);
          return newest.has('last') && [...newest.values()].filter((latitude) => latitude === rounds).length;
        },
        { timeout: 15_000 },
      )
      .toBe(2000);
    expect(told.length).toBeLessThan(2000 * rounds);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
    await own.stop();
  });

  it('LV8: a viewer whose line takes nothing for a minute is cut', async () => {
    const own = await startServer({ SOCKET_PING_INTERVAL_MS: '600000' });
    const slow = await own.connect();
    await slow.emitWithAck('join', { user: 'Slow' });
    const { _socket: line } = (slow.io.engine.transport as unknown as { ws: { _socket: { pause(): void } } }).ws;
    line.pause();
    for (let round = 1; round <= 20; round += 1) {
      await own.post(
        '/api/positions',
        Array.from({ length: 5000 }, (_none, index) =>
          aReport({ truckId: `S${index}`, recordedAt: Date.now() - 100 + round }),
        ),
      );
    }
    const gateway = own.app.get(LiveGateway);
    const sockets = (): number => gateway.viewerCount;
    expect(sockets()).toBe(1);
    own.advance(61_000);
    await expect.poll(sockets).toBe(0);
    await own.stop();
  });
});
