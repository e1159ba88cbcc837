import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Socket as NetSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fleet, locationOf } from '@fleetmap/fleet';
import type { ClientToServerEvents, Problem, ReportInput, ServerToClientEvents, TruckLocation } from '@fleetmap/events';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { io, type Socket } from 'socket.io-client';
import { Clock } from '../src/core/clock.js';
import { FLEET } from '../src/core/tokens.js';
import { readEnv } from '../src/env.js';
import { createServer } from '../src/server.js';

export type TestSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** The production server on a free port, with what tests ask of it. */
export interface RunningServer {
  readonly app: NestFastifyApplication;
  readonly url: string;
  /** Where it stores, unless it was told another. */
  readonly folder: string;
  readonly fleet: Fleet;
  /** Every address of HTTP, as the router knows it. */
  readonly routes: readonly { method: string; url: string }[];
  /** Moves the server's clock ahead. */
  advance(ms: number): void;
  /** A stock socket.io-client, connected. */
  connect(options?: Parameters<typeof io>[1]): Promise<TestSocket>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  locationOf(truckId: string): Promise<TruckLocation['location'] | undefined>;
  /** The open connections. */
  lines(): Iterable<NetSocket>;
  stop(): Promise<void>;
}

interface StartOptions {
  readonly port?: number;
  /** Done to the server before it listens. */
  readonly prepare?: (app: NestFastifyApplication) => void;
}

export async function startServer(
  settings: Record<string, string> = {},
  { port = 0, prepare }: StartOptions = {},
): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'fleetmap-test-'));
  const defaults = { PORT: '0', DEMO: '0', LOG_LEVEL: 'error', DATA_DIR: folder };
  const app = await createServer(readEnv({ ...defaults, ...settings }));
  const clock = app.get(Clock);
  let aheadMs = 0;
  clock.now = () => Date.now() + aheadMs;
  const routes: { method: string; url: string }[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url: path }) => {
      for (const each of [method].flat()) routes.push({ method: each, url: path });
    });
  prepare?.(app);
  await app.listen(port, '127.0.0.1');
  const url = await app.getUrl();
  const sockets: TestSocket[] = [];
  const lines = new Set<NetSocket>();
  app.getHttpServer().on('connection', (line: NetSocket) => lines.add(line));

  return {
    app,
    url,
    folder,
    routes,
    fleet: app.get<Fleet>(FLEET),
    advance(ms) {
      aheadMs += ms;
    },
    async connect(options = {}) {
      const socket: TestSocket = io(url, { forceNew: true, transports: ['websocket'], ...options });
      sockets.push(socket);
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('connect_error', reject);
      });
      return socket;
    },
    post: (path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    locationOf(truckId) {
      const truck = app.get<Fleet>(FLEET).get(truckId);
      return Promise.resolve(truck && locationOf(truck));
    },
    lines: () => lines,
    async stop() {
      for (const socket of sockets) socket.disconnect();
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A report in São Paulo; every value can be given. */
export function aReport(given: Partial<ReportInput> = {}): ReportInput {
  return { truckId: 'T1', latitude: -23.55052, longitude: -46.633308, speed: 20, heading: 90, ...given };
}

export async function problemIn(response: Response): Promise<Problem> {
  return (await response.json()) as Problem;
}

/** Everything a socket is told of trucks from now on. */
export function truckLocationsOf(socket: TestSocket): TruckLocation[] {
  const told: TruckLocation[] = [];
  socket.on('truck-location', (change) => told.push(change));
  return told;
}
