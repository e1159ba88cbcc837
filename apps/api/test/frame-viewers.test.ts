import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFrameReader, placeOfWorld } from '@fleetmap/client';
import { decodeFrame, type Frame } from '@fleetmap/events';
import { createFleet } from '@fleetmap/fleet';
import { aPosition, NOON } from '@fleetmap/testing';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveServer, LiveSocket } from '../src/core/live-socket.js';
import { FrameViewers } from '../src/live/frames/frame-viewers.js';
import { TruckTable } from '../src/live/frames/truck-table.js';
import { isWritable } from '../src/live/frames/write-frame.js';

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
  client = io(`http://127.0.0.1:${(http.server.address() as AddressInfo).port}`, {
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
function lineOf(live: LiveSocket): { transport: { writable: boolean }; writeBuffer: unknown[] } {
  return live.conn as unknown as { transport: { writable: boolean }; writeBuffer: unknown[] };
}

interface Scene {
  readonly viewers: FrameViewers;
  readonly frames: Frame[];
  readonly seen: Map<string, number>;
  gaps(): number;
  drive(truckId: string, latitude: number): void;
  tick(): void;
}

function aScene(): Scene {
  const table = new TruckTable();
  const fleet = createFleet();
  const viewers = new FrameViewers({ table, epoch: 7, now: () => now });
  const frames: Frame[] = [];
  const seen = new Map<string, number>();
  let gaps = 0;
  const reader = createFrameReader(
    {
      onTruckLocation: ({ truckId, location }) => seen.set(truckId, location.latitude),
      onTruckGone: (id) => seen.delete(id),
    },
    placeOfWorld,
  );
  client.on('truck-locations', (bytes: Uint8Array) => {
    const frame = decodeFrame(bytes);
    frames.push(frame);
    if (!reader.apply(frame)) gaps += 1;
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
  reader.apply(decodeFrame(viewers.look(socket, VIEWPORT).frame));
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

describe('the line below Socket.IO', () => {
  it('FR14: a frame is two messages that leave in one write, and the line is free again', async () => {
    const scene = aScene();
    const events: string[] = [];
    socket.conn.on('flush', () => events.push('flush'));
    expect(isWritable(socket)).toBe(true);
    scene.drive('A', -23.55);
    scene.tick();
    expect(events).toEqual(['flush']);
    expect(lineOf(socket).writeBuffer).toHaveLength(0);
    await expect.poll(() => isWritable(socket)).toBe(true);
    await expect.poll(() => scene.seen.get('A')).toBeCloseTo(-23.55, 6);
  });

  it('FR9: two viewers of the same tiles get the very same bytes, made once', async () => {
    const scene = aScene();
    const second = new Promise<LiveSocket>((resolve) => server.once('connection', resolve));
    const other = io(`http://127.0.0.1:${(http.server.address() as AddressInfo).port}`, {
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
