import { setTimeout as sleep } from 'node:timers/promises';
import type { Received } from '../load/load.js';
import { type Cost, costBetween, costOf, type ServerUnderTest, startServer } from '../processes/server-under-test.js';
import type { FanOutCase } from './fan-out-cases.js';
import type { Load, Plan } from './plan.js';

/** What one server did with one case in one round. */
export interface FanOut {
  readonly cost: Cost;
  readonly received: Received;
  /** Server CPU per second with the same reports and nobody watching, milliseconds. */
  readonly ingestCpuMs: number;
  /** Reports that came in during the window, and those the load process held back because the server was behind. */
  readonly accepted: number;
  readonly spared: number;
  readonly viewers: number;
  /** Server CPU to let one viewer in and show it everything, milliseconds. */
  readonly entryCpuMs: number;
  readonly bytesPerViewer: number;
}

export interface FanOutRun {
  readonly server: 'ours' | 'naive';
  readonly plan: Plan;
  readonly load: Load;
  /** Trucks drive so many times faster until the window begins. */
  readonly hasteInWarmUp?: number;
}

const QUIET_MS = 500; // closed connections are cleared away

/**
 * One server, one case: reports without viewers, with them, and without again. The two stretches without tell what the
 * reports cost by themselves.
 */
export async function measureFanOut(scene: FanOutCase, run: FanOutRun): Promise<FanOut> {
  const { plan, load } = run;
  const server = await startServer(run.server);
  const viewers = scene.views.length;
  const realTime = 1 / scene.hertz; // seconds that a truck drives from report to report
  try {
    await load.ask('feed', { url: server.url, plan: scene.fleet, hertz: scene.hertz });
    await load.ask('hasten', { seconds: realTime });
    await sleep(1000 * plan.warmUp);
    const before = await costOf(server, plan.window);
    const views = scene.views.map((view) => (run.server === 'naive' ? null : view));
    await load.ask('connect', { url: server.url, views: views.slice(0, 1), raw: false });
    await sleep(QUIET_MS);
    const one = await server.ask('meter', { collect: true }); // what the first viewer costs is not for each
    await load.ask('connect', { url: server.url, views: views.slice(1), raw: false });
    const entry = costBetween(one, await server.ask('meter', { collect: false }));
    await load.ask('hasten', { seconds: realTime * (run.hasteInWarmUp ?? 1) });
    await sleep(1000 * plan.warmUp);
    await load.ask('hasten', { seconds: realTime });
    const watched = await measureWindow(server, run);
    const full = await server.ask('meter', { collect: true });
    await load.ask('disconnect', {});
    await sleep(QUIET_MS);
    const after = await costOf(server, plan.window);
    const ingestCpuMs = (before.cpuMs + after.cpuMs) / (before.seconds + after.seconds);
    return {
      ...watched,
      viewers,
      ingestCpuMs,
      entryCpuMs: (entry.cpuMs - ingestCpuMs * entry.seconds) / Math.max(1, viewers - 1),
      bytesPerViewer: (full.heldBytes - one.heldBytes) / Math.max(1, viewers - 1),
    };
  } finally {
    await load.ask('disconnect', {});
    await load.ask('stopFeed', {});
    await server.stop();
  }
}

async function measureWindow(server: ServerUnderTest, { plan, load }: FanOutRun) {
  const fedBefore = await load.ask('fed', {});
  await load.ask('take', {});
  const cost = await costOf(server, plan.window);
  const received = await load.ask('take', {});
  const fed = await load.ask('fed', {});
  if (received.lost > 0) throw new Error(`${received.lost} viewers were cut.`);
  return {
    cost,
    received,
    accepted: fed.accepted - fedBefore.accepted,
    spared: fed.spared - fedBefore.spared,
  };
}

export interface FloorRun {
  readonly plan: Plan;
  readonly load: Load;
  readonly viewers: number;
  /** What ours sent: bytes of one message, and how long from one to the next. */
  readonly frameBytes: number;
  readonly everyMs: number;
}

export interface Floor {
  readonly cost: Cost;
  readonly messages: number;
  readonly bytesPerViewer: number;
}

/** The same bytes at the same times, ready-made, through bare WebSockets. */
export async function measureFloor({ plan, load, viewers, frameBytes, everyMs }: FloorRun): Promise<Floor> {
  const server = await startServer('floor');
  try {
    await load.ask('connect', { url: server.url, views: [null], raw: true });
    await sleep(QUIET_MS);
    const one = await server.ask('meter', { collect: true });
    await load.ask('connect', { url: server.url, views: Array.from({ length: viewers - 1 }, () => null), raw: true });
    await server.ask('write', { frameBytes, everyMs });
    await sleep(1000 * plan.warmUp);
    await load.ask('take', {});
    const cost = await costOf(server, plan.window);
    const { messages } = await load.ask('take', {});
    const full = await server.ask('meter', { collect: true });
    return { cost, messages, bytesPerViewer: (full.heldBytes - one.heldBytes) / Math.max(1, viewers - 1) };
  } finally {
    await load.ask('disconnect', {});
    await server.stop();
  }
}

/** Memory that one viewer costs that reads nothing while so many updates pass, bytes held and of the process. */
export async function measureStall(scene: FanOutCase, run: FanOutRun & { updates: number }) {
  const { plan, load, updates } = run;
  const server = await startServer(run.server);
  try {
    await load.ask('feed', { url: server.url, plan: scene.fleet, hertz: 1 });
    await load.ask('connect', {
      url: server.url,
      views: [run.server === 'naive' ? null : scene.views[0]!],
      raw: false,
    });
    await sleep(1000 * plan.warmUp);
    const before = await server.ask('meter', { collect: true });
    const { accepted } = await load.ask('fed', {});
    await load.ask('stall', {});
    const patience = performance.now() + 1000 * (10 + (3 * updates) / scene.fleet.trucks);
    while ((await load.ask('fed', {})).accepted - accepted < updates && performance.now() < patience) await sleep(100);
    const after = await server.ask('meter', { collect: true });
    return {
      updates: (await load.ask('fed', {})).accepted - accepted,
      heldBytes: after.heldBytes - before.heldBytes,
      rssBytes: after.rssBytes - before.rssBytes,
      cost: costBetween(before, after),
    };
  } finally {
    await load.ask('disconnect', {});
    await load.ask('stopFeed', {});
    await server.stop();
  }
}
