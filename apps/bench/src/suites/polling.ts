import { setTimeout as sleep } from 'node:timers/promises';
import { costOf, startServer } from '../processes/server-under-test.js';
import { type Row, rowOf } from '../row.js';
import { type FanOutCase, fanOutCase } from './fan-out-cases.js';
import { measureFanOut } from './measure-fan-out.js';
import type { Load, Plan } from './plan.js';

/** What one viewer costs in one second. */
interface ViewerSecond {
  readonly messages: number;
  readonly kilobytes: number;
  readonly cpuMs: number;
}

/** The socket against asking once a second over HTTP for every truck: the same server, the same fleet. */
export async function polling(plan: Plan, load: Load): Promise<Row[]> {
  const scene = fanOutCase('all', plan.isQuick ? 100 : 1000, plan.isQuick ? 5 : 100);
  const [socket, polled]: [ViewerSecond[], ViewerSecond[]] = [[], []];
  for (let round = 1; round <= plan.rounds; round += 1) {
    plan.say(`polling, round ${round} of ${plan.rounds}: ${scene.name}`);
    polled.push(await measurePolling(scene, plan, load));
    socket.push(await measureSocket(scene, plan, load));
  }
  const row = (figure: string, unit: string, key: keyof ViewerSecond): Row =>
    rowOf({
      suite: 'polling',
      figure: `${figure} per viewer and second, ${scene.name}`,
      unit,
      better: 'less',
      ours: socket.map((result) => result[key]),
      baseline: polled.map((result) => result[key]),
    });
  return [
    row('messages (frames against requests)', 'messages', 'messages'),
    row('bytes', 'KB', 'kilobytes'),
    row('server CPU', 'ms', 'cpuMs'),
  ];
}

async function measureSocket(scene: FanOutCase, plan: Plan, load: Load): Promise<ViewerSecond> {
  const { cost, received, ingestCpuMs } = await measureFanOut(scene, { server: 'ours', plan, load });
  const viewerSeconds = scene.views.length * cost.seconds;
  return {
    messages: received.messages / viewerSeconds,
    kilobytes: received.bytes / 1000 / viewerSeconds,
    cpuMs: (cost.cpuMs - ingestCpuMs * cost.seconds) / viewerSeconds,
  };
}

async function measurePolling(scene: FanOutCase, plan: Plan, load: Load): Promise<ViewerSecond> {
  const server = await startServer('ours');
  const { url } = server;
  try {
    await load.ask('feed', { url, plan: scene.fleet, hertz: 1 });
    await sleep(1000 * plan.warmUp);
    const before = await costOf(server, plan.window);
    await load.ask('poll', { url, viewers: scene.views.length });
    await sleep(1000 * Math.max(1, plan.warmUp)); // every viewer has asked once
    await load.ask('polled', {});
    const cost = await costOf(server, plan.window);
    const { requests, bytes } = await load.ask('polled', {});
    await load.ask('stopPolling', {});
    const after = await costOf(server, plan.window);
    const ingestCpuMs = (before.cpuMs + after.cpuMs) / (before.seconds + after.seconds);
    const viewerSeconds = scene.views.length * cost.seconds;
    return {
      messages: requests / viewerSeconds,
      kilobytes: bytes / 1000 / viewerSeconds,
      cpuMs: (cost.cpuMs - ingestCpuMs * cost.seconds) / viewerSeconds,
    };
  } finally {
    await load.ask('stopPolling', {});
    await load.ask('stopFeed', {});
    await server.stop();
  }
}
