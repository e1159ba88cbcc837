import type { Socket as TcpSocket } from 'node:net';
import { createFrameReader, tellTrucks } from '@fleetmap/client';
import { decodeFrame, type Frame, isRejection, type Viewport } from '@fleetmap/events';
import { afterEach, describe, expect, it } from 'vitest';
import { FramesGateway } from '../src/live/frames.gateway.js';
import { aReport, type RunningServer, startServer, type TestSocket, truckLocationsOf } from './running-server.js';

const SAO_PAULO: Viewport['bounds'] = { west: -47, south: -24, east: -46, north: -23 };
const WORLD: Viewport['bounds'] = { west: -180, south: -90, east: 180, north: 90 };
const PING = { SOCKET_PING_INTERVAL_MS: '600000' };

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function started(): Promise<RunningServer> {
  const server = await startServer(PING);
  stops.push(() => server.stop());
  return server;
}

interface Watcher {
  readonly socket: TestSocket;
  readonly frames: Frame[];
  /** What it sees: latitude by truck. */
  readonly seen: Map<string, number>;
  readonly gone: string[];
  gaps: number;
  position(): { epoch: number; seq: number } | undefined;
  look(viewport: Partial<Viewport>): Promise<{ resumed: boolean; frame: Frame }>;
}

async function watch(server: RunningServer): Promise<Watcher> {
  const socket = await server.connect();
  const seen = new Map<string, number>();
  const gone: string[] = [];
  const frames: Frame[] = [];
  const reader = createFrameReader(
    tellTrucks({
      onTruckLocation: ({ truckId, location }) => seen.set(truckId, location.latitude),
      onTruckGone(truckId) {
        seen.delete(truckId);
        gone.push(truckId);
      },
    }),
  );
  const watcher: Watcher = {
    socket,
    frames,
    seen,
    gone,
    gaps: 0,
    position: () => reader.position,
    look(viewport) {
      // By callback: a frame may stand right behind the answer, and a promise would be late.
      return new Promise((resolve, reject) => {
        socket.emit('viewport', { bounds: SAO_PAULO, zoom: 9, ...viewport }, (answer) => {
          if (isRejection(answer)) return reject(new Error(answer.code));
          if (!reader.apply(answer.frame)) return reject(new Error('gap'));
          resolve({ resumed: answer.resumed, frame: decodeFrame(new Uint8Array(answer.frame)) });
        });
      });
    },
  };
  socket.on('truck-locations', (bytes) => {
    frames.push(decodeFrame(new Uint8Array(bytes)));
    if (!reader.apply(bytes)) watcher.gaps += 1;
  });
  return watcher;
}

function put(
  server: RunningServer,
  truckId: string,
  latitude: number,
  longitude: number,
  more: object = {},
): Promise<Response> {
  return server.post('/api/positions', aReport({ truckId, latitude, longitude, ...more }));
}

/** The client's end of a connection. */
function tcpOf(socket: TestSocket): TcpSocket {
  const { _socket: tcp } = (socket.io.engine.transport as unknown as { ws: { _socket: TcpSocket } }).ws;
  return tcp;
}

/** Waits until the ticks have told all that was sent so far. */
async function settle(server: RunningServer): Promise<void> {
  const watcher = await watch(server);
  await watcher.look({ bounds: { west: 10, south: 10, east: 11, north: 11 } });
  await put(server, `settled-${Math.random()}`, 10.5, 10.5);
  await expect.poll(() => watcher.frames.length).toBe(1);
  watcher.socket.disconnect();
}

/** Makes the fleet large enough for levels of detail. */
function crowd(server: RunningServer): Promise<Response> {
  const reports = Array.from({ length: 1001 }, (_none, index) =>
    aReport({ truckId: `crowd-${index}`, latitude: 30, longitude: 30 }),
  );
  return server.post('/api/positions', reports);
}

const sizeOf = (frame: Frame): number =>
  frame.segments.reduce((sum, { full, moved }) => sum + full.length + moved.length, 0);

describe('frames', () => {
  it('FR5: a viewport is answered with what is seen; then come frames and no more single events', async () => {
    const server = await started();
    await put(server, 'in', -23.5, -46.6);
    await put(server, 'out', 40, -100);
    const watcher = await watch(server);
    const single = truckLocationsOf(watcher.socket);
    await watcher.socket.emitWithAck('join', { user: 'Ana' });
    await expect.poll(() => single.length).toBe(2);
    await watcher.look({});
    expect([...watcher.seen.keys()]).toEqual(['in']);
    await put(server, 'in', -23.6, -46.6);
    await expect.poll(() => watcher.seen.get('in')).toBeCloseTo(-23.6, 6);
    await watcher.socket.emitWithAck('join', { user: 'Ana' });
    await put(server, 'in', -23.7, -46.6);
    await expect.poll(() => watcher.seen.get('in')).toBeCloseTo(-23.7, 6);
    expect(single.length).toBe(2);
    expect(watcher.gaps).toBe(0);
  });

  it('FR10: two hundred viewers that read nothing do not keep another waiting, and little is held for them', async () => {
    const server = await started();
    const stalled = await Promise.all(Array.from({ length: 200 }, () => server.connect()));
    await Promise.all(stalled.map((socket) => socket.emitWithAck('viewport', { bounds: WORLD, zoom: 2 })));
    for (const socket of stalled) tcpOf(socket).pause();
    const watcher = await watch(server);
    await watcher.look({ bounds: WORLD, zoom: 2 });
    const now = Date.now();
    for (let round = 1; round <= 20; round += 1) {
      const reports = Array.from({ length: 1000 }, (_none, index) =>
        aReport({ truckId: `T${index}`, latitude: round + index / 1000, recordedAt: now - 20_000 + round * 1000 }),
      );
      expect((await server.post('/api/positions', reports)).status).toBe(200);
      await expect.poll(() => watcher.seen.get('T999')).toBeCloseTo(round + 0.999, 4);
    }
    expect(watcher.gaps).toBe(0);
    const held = [...server.lines()].reduce((sum, { writableLength }) => sum + writableLength, 0);
    expect(held).toBeLessThan(200 * 100_000); // one frame each at most, whatever passed
    for (const socket of stalled) tcpOf(socket).resume();
  });

  it('FR5: a fix a few milliseconds after another is told', async () => {
    const server = await started();
    const recordedAt = Date.now() - 1000;
    await put(server, 'in', -23.5, -46.6, { recordedAt });
    const watcher = await watch(server);
    await watcher.look({ overview: true });
    await put(server, 'in', -23.6, -46.6, { recordedAt: recordedAt + 3 });
    await expect.poll(() => watcher.seen.get('in')).toBeCloseTo(-23.6, 6);
  });

  it('FR5: with the overview the whole fleet is told, coarsely', async () => {
    const server = await started();
    await crowd(server);
    await put(server, 'in', -23.5, -46.6);
    await put(server, 'far', 40, -100);
    await settle(server);
    const watcher = await watch(server);
    await watcher.look({ overview: true });
    expect([...watcher.seen.keys()]).toEqual(expect.arrayContaining(['in', 'far']));
    await put(server, 'far', 40.001, -100);
    await put(server, 'in', -23.501, -46.6);
    await expect.poll(() => watcher.seen.get('in')).toBeCloseTo(-23.501, 6);
    expect(watcher.seen.get('far')).toBeCloseTo(40, 6);
  });

  it('FR6: a truck that crosses tiles stays seen, one that leaves the viewport is gone', async () => {
    const server = await started();
    await put(server, 'T', -23.5, -46.6);
    const watcher = await watch(server);
    await watcher.look({});
    for (const longitude of [-46.5, -46.3, -46.1]) {
      await put(server, 'T', -23.5, longitude);
      const before = watcher.frames.length;
      await expect.poll(() => watcher.frames.length).toBeGreaterThan(before);
      expect(watcher.seen.has('T')).toBe(true);
    }
    expect(watcher.frames.some(({ segments }) => segments.some(({ left }) => left.length > 0))).toBe(true);
    expect(watcher.gone).toEqual([]);
    await put(server, 'T', -23.5, -60);
    await expect.poll(() => watcher.gone).toEqual(['T']);
  });

  it('FR7: in a small fleet every report is told, however small the move', async () => {
    const server = await started();
    await put(server, 'T', -23.5, -46.6);
    const wide = await watch(server);
    await wide.look({ zoom: 3, bounds: WORLD });
    await put(server, 'T', -23.500001, -46.6);
    await expect.poll(() => wide.seen.get('T')).toBeCloseTo(-23.500001, 7);
  });

  it('FR7: a move of less than half a pixel is told to no one, a new state and a minute’s silence are', async () => {
    const server = await started();
    await crowd(server);
    await put(server, 'T', -23.5, -46.6, { speed: 10 });
    await settle(server);
    const near = await watch(server);
    const wide = await watch(server);
    await near.look({ zoom: 16, bounds: { west: -46.65, south: -23.55, east: -46.55, north: -23.45 } });
    await wide.look({ zoom: 5, bounds: WORLD });
    await put(server, 'T', -23.5001, -46.6, { speed: 10 });
    await expect.poll(() => near.seen.get('T')).toBeCloseTo(-23.5001, 7);
    expect(wide.frames).toEqual([]);
    server.advance(61_000);
    await put(server, 'T', -23.5002, -46.6, { speed: 10 });
    await expect.poll(() => wide.frames.map(sizeOf)).toEqual([1]);
    expect(wide.seen.get('T')).toBeCloseTo(-23.5002, 6);
    server.advance(1000);
    await put(server, 'T', -23.5002, -46.6, { speed: 0, recordedAt: Date.now() + 400_000 });
    await expect.poll(() => wide.frames.at(-1)?.segments[0]?.full[0]?.motion).toBe('stopped');
  });

  it('FR8: looking elsewhere tells new tiles whole, kept ones not again, and forgets the rest', async () => {
    const server = await started();
    await put(server, 'west', -23.5, -49.5);
    await put(server, 'both', -23.5, -46.6);
    await put(server, 'east', -23.5, -44.2);
    await settle(server);
    const watcher = await watch(server);
    await watcher.look({ bounds: { west: -50, south: -24, east: -46, north: -23 } });
    expect([...watcher.seen.keys()].toSorted()).toEqual(['both', 'west']);
    const { frame } = await watcher.look({ bounds: { west: -47, south: -24, east: -44, north: -23 } });
    expect([...watcher.seen.keys()].toSorted()).toEqual(['both', 'east']);
    expect(sizeOf(frame)).toBe(1);
    expect(watcher.gone).toEqual(['west']);
    await watcher.look({ bounds: { west: -47, south: -24, east: -44, north: -23 }, zoom: 11 });
    expect([...watcher.seen.keys()].toSorted()).toEqual(['both', 'east']);
  });

  it('FR9: frames continue each other, and a viewer that comes back gets what it missed, newest only', async () => {
    const server = await started();
    await put(server, 'A', -23.5, -46.6);
    await put(server, 'B', -23.4, -46.5);
    const watcher = await watch(server);
    await watcher.look({});
    await put(server, 'A', -23.51, -46.6);
    await expect.poll(() => watcher.seen.get('A')).toBeCloseTo(-23.51, 6);
    const position = watcher.position()!;
    watcher.socket.disconnect();
    const other = await watch(server);
    await other.look({});
    for (const latitude of [-23.52, -23.53]) {
      await put(server, 'A', latitude, -46.6);
      await expect.poll(() => other.seen.get('A')).toBeCloseTo(latitude, 6);
    }
    watcher.socket.connect();
    await expect.poll(() => watcher.socket.connected).toBe(true);
    const { resumed, frame } = await watcher.look({ resume: position });
    expect([resumed, sizeOf(frame), frame.isSnapshot]).toEqual([true, 1, false]);
    expect(watcher.seen.get('A')).toBeCloseTo(-23.53, 6);
    expect(watcher.gaps).toBe(0);
  });

  it('FR9: at the top nothing is missing; another epoch or an unknown seq gets a snapshot and is told so', async () => {
    const server = await started();
    await put(server, 'A', -23.5, -46.6);
    await settle(server); // or the first tick would tell it once more
    const first = await watch(server);
    await first.look({});
    const position = first.position()!;
    const resume = async (claim: { epoch: number; seq: number }): Promise<unknown[]> => {
      const watcher = await watch(server);
      const answer = await watcher.socket.emitWithAck('viewport', { bounds: SAO_PAULO, zoom: 9, resume: claim });
      if (isRejection(answer)) return [answer.code];
      const frame = decodeFrame(new Uint8Array(answer.frame));
      return [answer.resumed, frame.isSnapshot, sizeOf(frame)];
    };
    expect(await resume(position)).toEqual([true, false, 0]);
    expect(await resume({ ...position, epoch: position.epoch - 1 })).toEqual([false, true, 1]);
    expect(await resume({ ...position, seq: position.seq + 1_000_000 })).toEqual([false, true, 1]);
    expect(await resume({ ...position, seq: 0 })).toEqual([false, true, 1]);
  });

  it.each([
    ['over the antimeridian, west > east', { west: 179, south: -20, east: -179, north: -15 }, 8, ['fiji', 'taveuni']],
    ['over the antimeridian, unwrapped', { west: 179, south: -20, east: 181, north: -15 }, 8, ['fiji', 'taveuni']],
    ['a lap round the world', { west: 359, south: -1, east: 361, north: 1 }, 8, ['null']],
    ['the north pole', { west: -180, south: 80, east: 180, north: 90 }, 3, ['pole']],
    ['the whole world, close', WORLD, 18, ['fiji', 'null', 'pole', 'taveuni']],
    ['the whole world, far', WORLD, 0, ['fiji', 'null', 'pole', 'taveuni']],
  ])('FR11: a viewport %s sees its trucks', async (_name, bounds, zoom, expected) => {
    const server = await started();
    await put(server, 'fiji', -17.7, 179.9);
    await put(server, 'taveuni', -16.8, -179.9);
    await put(server, 'null', 0, 0);
    await put(server, 'pole', 89.9, 10);
    const watcher = await watch(server);
    await watcher.look({ bounds, zoom });
    const seen = [...watcher.seen.keys()].toSorted();
    expect(seen).toEqual(expect.arrayContaining(expected));
    if (expected.length < 4) expect(seen.length).toBeLessThan(4);
  });

  it('FR12: too many viewports and wrong ones are refused', async () => {
    const server = await started();
    const { socket } = await watch(server);
    const codes: string[] = [];
    for (let index = 0; index < 60; index += 1) {
      const answer = await socket.emitWithAck('viewport', { bounds: SAO_PAULO, zoom: 9 });
      codes.push(isRejection(answer) ? answer.code : 'seen');
    }
    expect(codes[0]).toBe('seen');
    expect(codes).toContain('rate_limited');
    const wrong = await (
      await watch(server)
    ).socket.emitWithAck('viewport', { bounds: { ...SAO_PAULO, south: 80 }, zoom: 9 });
    expect(wrong).toMatchObject({ code: 'invalid_message' });
  });

  it('FR12: for a viewer that asks and asks but reads nothing, two answers wait and no more', async () => {
    const server = await started();
    const reports = Array.from({ length: 10_000 }, (_none, index) => aReport({ truckId: `T${index}` }));
    await server.post('/api/positions', reports);
    const { socket } = await watch(server);
    tcpOf(socket).pause();
    // Each answer tells the fleet twice, almost a megabyte; thirty are more than any line holds.
    const asked = Array.from({ length: 29 }, (_none, index) =>
      socket.emitWithAck('viewport', {
        bounds: index % 2 ? WORLD : SAO_PAULO,
        zoom: index % 2,
        overview: index % 4 > 1,
      }),
    );
    const asker = await server.connect();
    await asker.emitWithAck('sync', { epoch: 0, seq: 0 });
    tcpOf(socket).resume();
    const answers = await Promise.all(asked);
    expect(isRejection(answers[0]!)).toBe(false);
    expect(answers.filter((answer) => isRejection(answer)).map(({ code }) => code)).toContain('rate_limited');
  });

  it('FR13: sync tells where the viewer should be', async () => {
    const server = await started();
    const watcher = await watch(server);
    await watcher.look({});
    const position = watcher.position()!;
    expect(await watcher.socket.emitWithAck('sync', position)).toMatchObject(position);
    await put(server, 'T', -23.5, -46.6);
    await expect.poll(() => watcher.frames.length).toBe(1);
    expect(await watcher.socket.emitWithAck('sync', position)).toMatchObject(watcher.position() ?? {});
  });

  it.each(['websocket', 'polling'] as const)(
    'FR14: a stock client takes header and binary for one event, by %s',
    async (transport) => {
      const server = await started();
      const socket = await server.connect({ transports: [transport] });
      const got: unknown[][] = [];
      socket.onAny((event: string, ...values: unknown[]) => got.push([event, ...values]));
      await socket.emitWithAck('viewport', { bounds: SAO_PAULO, zoom: 9 });
      await put(server, 'T', -23.5, -46.6);
      await put(server, 'U', -23.6, -46.7);
      await expect.poll(() => got.length).toBeGreaterThan(0);
      expect(got.every(([event, bytes]) => event === 'truck-locations' && bytes instanceof Uint8Array)).toBe(true);
      expect(server.app.get(FramesGateway).viewerCount).toBe(1);
    },
  );
});
