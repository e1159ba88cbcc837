import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import { createFrameReader, type FrameReader, tellTrucks } from '@fleetmap/client';
import { decodeFrame, type Frame } from '@fleetmap/events';
import { createFleet } from '@fleetmap/fleet';
import { aPosition, NOON } from '@fleetmap/testing';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveServer, LiveSocket } from '../src/core/live-socket.js';
import { FrameViewers } from '../src/live/frames/frame-viewers.js';
import { TickMemory } from '../src/live/frames/tick-memory.js';
import { TruckTable } from '../src/live/frames/truck-table.js';
import { allocateMessage, isWritable, writeFrame } from '../src/live/frames/write-frame.js';

// The fan-out on a real Socket.IO line, without the rest of the server, so that the test makes the ticks and the stalls.

const VIEWPORT = { bounds: { west: -47, south: -24, east: -46, north: -23 }, zoom: 9 };

const http = { server: createServer() };
let server: LiveServer;
let client: Socket;
let socket: LiveSocket;
let now: number;

beforeEach(async () => {
  http.server = createServer();
  server = new Server(http.server);
  await new Promise<void>((resolve) => http.server.listen(0, '127.0.0.1', resolve));
  const connected = new Promise<LiveSocket>((resolve) => server.once('connection', resolve));
  client = io(urlOf(http.server), {
    transports: ['websocket'],
    reconnection: false,
  });
  socket = await connected;
  now = NOON;
});
afterEach(async () => {
  client.disconnect();
  await server.close();
});

/** What Engine.IO's types keep private, to hold a line back and to look into its queue. */
interface Line {
  readonly transport: {
    writable: boolean;
    readonly socket?: { readonly extensions: string; readonly _socket: TcpSocket };
  };
  readonly writeBuffer: unknown[];
}

function lineOf(live: LiveSocket): Line {
  return live.conn as unknown as Line;
}

function urlOf(listening: HttpServer): string {
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

interface Scene {
  readonly viewers: FrameViewers;
  readonly frames: Frame[];
  readonly seen: Map<string, number>;
  gaps(): number;
  drive(truckId: string, latitude: number): void;
  tick(): void;
}

/** Keeps the latitude of every truck that is seen. */
function aReader(seen: Map<string, number>): FrameReader {
  return createFrameReader(
    tellTrucks({
      onTruckLocation: ({ truckId, location }) => seen.set(truckId, location.latitude),
      onTruckGone: (id) => seen.delete(id),
    }),
  );
}

function aScene(): Scene {
  const table = new TruckTable();
  const fleet = createFleet();
  const viewers = new FrameViewers({ table, epoch: 7, now: () => now });
  const frames: Frame[] = [];
  const seen = new Map<string, number>();
  let gaps = 0;
  const reader = aReader(seen);
  client.on('truck-locations', (bytes: Uint8Array) => {
    frames.push(decodeFrame(bytes));
    if (!reader.apply(bytes)) gaps += 1;
  });
  const scene: Scene = {
    viewers,
    frames,
    seen,
    gaps: () => gaps,
    drive(truckId, latitude) {
      now += 1;
      fleet.apply(aPosition({ truckId, latitude, recordedAt: now }));
      table.note(fleet.get(truckId)!);
    },
    tick() {
      now += 200;
      viewers.advance();
    },
  };
  scene.drive('A', -23.5);
  scene.drive('B', -23.6);
  scene.tick();
  reader.apply(viewers.look(socket, VIEWPORT).frame);
  return scene;
}

describe('a viewer whose line takes nothing', () => {
  it('FR10: has nothing queued, and gets the newest state in one frame when it takes again', async () => {
    const scene = aScene();
    lineOf(socket).transport.writable = false;
    for (let round = 1; round <= 200; round += 1) {
      scene.drive('A', -23.5 - round / 1000);
      scene.tick();
    }
    expect(lineOf(socket).writeBuffer).toHaveLength(0);
    lineOf(socket).transport.writable = true;
    scene.tick();
    await expect.poll(() => scene.frames.length).toBe(1);
    expect(scene.frames[0]?.segments.flatMap(({ full, moved }) => [...full, ...moved])).toHaveLength(1);
    expect(scene.seen.get('A')).toBeCloseTo(-23.7, 6);
    expect(scene.gaps()).toBe(0);
  });

  it('FR10: learns that a truck left meanwhile', async () => {
    const scene = aScene();
    lineOf(socket).transport.writable = false;
    scene.drive('A', 40);
    scene.tick();
    scene.drive('A', 41);
    scene.tick();
    lineOf(socket).transport.writable = true;
    scene.tick();
    await expect.poll(() => [...scene.seen.keys()]).toEqual(['B']);
  });

  it('FR10: is cut after a minute, not before', async () => {
    const scene = aScene();
    lineOf(socket).transport.writable = false;
    now += 59_000;
    scene.tick();
    expect(socket.connected).toBe(true);
    now += 2000;
    scene.tick();
    await expect.poll(() => client.connected).toBe(false);
    expect(scene.viewers.size).toBe(0);
  });
});

it('FR5: a viewer that comes after another sees what changed meanwhile', async () => {
  const scene = aScene();
  const later = new Promise<LiveSocket>((resolve) => server.once('connection', resolve));
  const other = io(urlOf(http.server), { transports: ['websocket'], forceNew: true });
  scene.drive('A', -23.55);
  scene.drive('B', 40);
  scene.drive('C', -23.7);
  scene.tick();
  scene.drive('C', -23.71);
  scene.tick();
  const seen = new Map<string, number>();
  expect(aReader(seen).apply(scene.viewers.look(await later, VIEWPORT).frame)).toBe(true);
  expect([...seen.keys()].toSorted()).toEqual(['A', 'C']);
  expect(seen.get('A')).toBeCloseTo(-23.55, 6);
  expect(seen.get('C')).toBeCloseTo(-23.71, 6);
  other.disconnect();
});

it('a level at which nobody looks any more is forgotten after a while', async () => {
  const scene = aScene();
  expect(scene.viewers.levelCount).toBe(1);
  client.disconnect();
  await expect.poll(() => scene.viewers.size).toBe(0);
  for (let tick = 0; tick < 700; tick += 1) scene.tick();
  expect(scene.viewers.levelCount).toBe(0);
});

describe('the line below Socket.IO', () => {
  it('FR14: a frame is one write of two messages, between those of Socket.IO itself', async () => {
    const scene = aScene();
    const told: unknown[] = [];
    const note = (number: number): void => void (socket as unknown as Socket).emit('note', number);
    client.on('note', (number) => told.push(number));
    client.on('truck-locations', () => told.push('frame'));
    const { _socket: tcp } = lineOf(socket).transport.socket!;
    const write = vi.spyOn(tcp, 'write');
    scene.drive('A', -23.55);
    scene.tick();
    expect(write).toHaveBeenCalledTimes(1);
    expect(isWritable(socket)).toBe(true);
    note(1);
    scene.drive('A', -23.56);
    await expect.poll(() => isWritable(socket)).toBe(true);
    scene.tick();
    note(2);
    await expect.poll(() => told).toEqual(['frame', 1, 'frame', 2]);
    expect(scene.seen.get('A')).toBeCloseTo(-23.56, 6);
  });

  it.each([1, 125, 126, 65_535, 65_536, 300_000])(
    'FR14: %d bytes arrive as one event of a stock client',
    async (length) => {
      const got: Uint8Array[] = [];
      client.on('truck-locations', (bytes: Uint8Array) => got.push(bytes));
      const message = allocateMessage(length, new TickMemory());
      message.frame.fill(7);
      writeFrame(socket, message);
      await expect.poll(() => got.map((bytes) => [bytes.length, bytes[0], bytes.at(-1)])).toEqual([[length, 7, 7]]);
    },
  );

  it.each([
    ['by HTTP polling', { transports: ['polling'] }],
    ['on a compressed line', { transports: ['websocket'] }],
  ])('FR14: frames come %s too', async (how, settings) => {
    const listening = createServer();
    const compressing = new Server(listening, { perMessageDeflate: { threshold: 0 } });
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const connected = new Promise<LiveSocket>((resolve) => compressing.once('connection', resolve));
    const other = io(urlOf(listening), { ...settings, forceNew: true });
    const got: Uint8Array[] = [];
    other.on('truck-locations', (bytes: Uint8Array) => got.push(bytes));
    const live = await connected;
    expect(lineOf(live).transport.socket?.extensions).toBe(
      how === 'on a compressed line' ? 'permessage-deflate' : undefined,
    );
    const scene = aScene();
    scene.viewers.look(live, VIEWPORT);
    scene.drive('A', -23.55);
    await expect.poll(() => isWritable(live)).toBe(true);
    scene.tick();
    await expect.poll(() => got.map((bytes) => decodeFrame(bytes))).toEqual(scene.frames);
    other.disconnect();
    await compressing.close();
  });

  it('FR10: a line that is full is not written to, and takes again when it was read', async () => {
    const { _socket: line } = (client.io.engine.transport as unknown as { ws: { _socket: TcpSocket } }).ws;
    line.pause();
    const message = allocateMessage(1_000_000, new TickMemory());
    let written = 0;
    while (isWritable(socket) && written < 100) {
      writeFrame(socket, message);
      written += 1;
      await new Promise(setImmediate);
    }
    expect(written).toBeLessThan(100);
    line.resume();
    await expect.poll(() => isWritable(socket)).toBe(true);
  });

  it('FR10: a frame that a slow line still holds is not written over by later ones', async () => {
    const scene = aScene();
    const { _socket: line } = (client.io.engine.transport as unknown as { ws: { _socket: TcpSocket } }).ws;
    const second = new Promise<LiveSocket>((resolve) => server.once('connection', resolve));
    const other = io(urlOf(http.server), { transports: ['websocket'], forceNew: true });
    scene.viewers.look(await second, VIEWPORT);
    const told = new Map<number, Uint8Array>();
    other.on('truck-locations', (bytes: Uint8Array) => told.set(decodeFrame(bytes).seq, bytes));
    const got: Uint8Array[] = [];
    client.on('truck-locations', (bytes: Uint8Array) => got.push(bytes));
    // Long names, told anew whenever a truck comes into the other tile, fill the line soon.
    const names = Array.from({ length: 60 }, (_none, truck) => `T${truck}`.padEnd(400, '-'));
    const moveAll = (latitude: number): void => {
      for (const name of names) scene.drive(name, latitude);
      scene.tick();
    };
    line.pause();
    for (let round = 0; isWritable(socket) && round < 5000; round += 1) {
      moveAll(round % 2 === 0 ? -23.1 : -23.4);
      await new Promise(setImmediate);
    }
    expect(isWritable(socket)).toBe(false);
    for (let round = 0; round < 50; round += 1) moveAll(round % 2 === 0 ? -23.3 : -23.2); // for the other one
    line.resume();
    await expect.poll(() => isWritable(socket)).toBe(true);
    const stalled = got.length;
    moveAll(-23.2);
    await expect.poll(() => scene.seen.get(names[0]!)).toBeCloseTo(-23.2, 6);
    const before = got.slice(0, -1); // the last one makes up for what was missed, and is its own
    await expect.poll(() => before.every((bytes) => told.has(decodeFrame(bytes).seq))).toBe(true);
    expect(before.length).toBeGreaterThan(stalled);
    const isIntact = (bytes: Uint8Array): boolean => Buffer.compare(bytes, told.get(decodeFrame(bytes).seq)!) === 0;
    expect(before.every(isIntact)).toBe(true);
    other.disconnect();
  });

  it('FR9: two viewers of the same tiles get the very same bytes, made once', async () => {
    const scene = aScene();
    const second = new Promise<LiveSocket>((resolve) => server.once('connection', resolve));
    const other = io(urlOf(http.server), {
      transports: ['websocket'],
      forceNew: true,
    });
    const got: Uint8Array[] = [];
    other.on('truck-locations', (bytes: Uint8Array) => got.push(bytes));
    scene.viewers.look(await second, VIEWPORT);
    scene.drive('A', -23.55);
    scene.tick();
    await expect.poll(() => [got.length, scene.frames.length]).toEqual([1, 1]);
    expect(decodeFrame(got[0]!)).toEqual(scene.frames[0]);
    other.disconnect();
  });
});
