import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Peer, startPeer } from './ask.js';
import type { MeterCommands, Reading } from './meter.js';

/** The servers that are compared: the product, and those of `servers/`. */
const ENTRIES = {
  ours: new URL('../../../api/dist/main.js', import.meta.url),
  naive: new URL('../servers/naive.js', import.meta.url),
  floor: new URL('../servers/floor.js', import.meta.url),
} as const;
export type ServerName = keyof typeof ENTRIES;

const METER = new URL('meter.js', import.meta.url);
const START_WITHIN_MS = 60_000;

/** The floor server's one command besides the meter's. */
export type FloorCommands = MeterCommands & {
  /** From now on every client gets a buffer of so many bytes so often; 0 bytes ends it. */
  write(order: { frameBytes: number; everyMs: number }): void;
};

export interface ServerUnderTest extends Peer<FloorCommands> {
  readonly url: string;
}

/** What a stretch of time cost the server. */
export interface Cost {
  readonly seconds: number;
  readonly cpuMs: number;
  readonly loopDelayP99Ms: number;
}

/** Starts a server with the meter in it. @param settings besides those that every server under test has */
export async function startServer(
  name: ServerName,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'fleetmap-bench-'));
  const peer = startPeer<FloorCommands>(fileURLToPath(ENTRIES[name]), {
    execArgv: ['--expose-gc', '--import', METER.href],
    settings: {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DEMO: '0',
      LOG_LEVEL: 'error',
      AUTH: 'open',
      DATA_DIR: folder,
      ...settings,
    },
  });
  peer.child.once('exit', () => void rm(folder, { recursive: true, force: true }));
  try {
    return { ...peer, url: await urlOf(peer) };
  } catch (error) {
    await peer.stop();
    throw error;
  }
}

/** Every server prints its address once it listens. */
async function urlOf({ child }: Peer<FloorCommands>): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new Error(`${child.spawnfile} did not start:\n${output}`));
    const timer = setTimeout(fail, START_WITHIN_MS);
    child.once('exit', fail);
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [, port] = /http:\/\/[^:\s]+:(\d+)/.exec(output) ?? [];
      if (!port) return;
      clearTimeout(timer);
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}

/** What the next seconds cost. */
export async function costOf(server: ServerUnderTest, seconds: number): Promise<Cost> {
  const before = await server.ask('meter', { collect: false });
  await sleep(seconds * 1000);
  return costBetween(before, await server.ask('meter', { collect: false }));
}

export function costBetween(before: Reading, after: Reading): Cost {
  const seconds = (after.at - before.at) / 1000;
  return { seconds, cpuMs: after.cpuMs - before.cpuMs, loopDelayP99Ms: after.loopDelayP99Ms };
}
