import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@fleetmap/testing';
import type { DeviceCounts } from '../load/device-load.js';
import { costBetween, startServer } from '../processes/server-under-test.js';
import { type Row, rowOf } from '../row.js';
import type { Load, Plan } from './plan.js';

const EACH = 500; // trackers, and as many MQTT clients
const SECONDS = 60;
const SETTLED_SHARE = 1 / 4; // of the time: code is compiled, every truck is known

interface Measured extends DeviceCounts {
  readonly lost: number;
  readonly corePercent: number;
  readonly heldMb: number;
  readonly grownMb: number;
}

/** Trackers and MQTT clients on lines of their own, each waiting for the acknowledgement: nothing acknowledged may be missing. */
export async function devices(plan: Plan, load: Load): Promise<Row[]> {
  const each = plan.isQuick ? 20 : EACH;
  const seconds = plan.isQuick ? 2 : SECONDS;
  const rounds: Measured[] = [];
  for (let round = 1; round <= plan.rounds; round += 1) {
    plan.say(`devices, round ${round} of ${plan.rounds}: ${each} trackers and ${each} MQTT clients for ${seconds} s`);
    rounds.push(await measure(load, each, seconds));
  }
  const scene = `${each} Teltonika lines and ${each} MQTT clients, 1 Hz, ${seconds} s`;
  const row = (figure: string, unit: string, key: keyof Measured): Row =>
    rowOf({
      suite: 'devices',
      figure: `${figure}, ${scene}`,
      unit,
      better: key === 'acknowledged' ? 'more' : 'less',
      ours: rounds.map((result) => result[key]),
    });
  return [
    row('reports acknowledged', 'reports', 'acknowledged'),
    row('acknowledged and not in the history', 'reports', 'lost'),
    row('devices cut or refused', 'devices', 'failed'),
    row('from report to acknowledgement, p50', 'ms', 'waitP50Ms'),
    row('from report to acknowledgement, p99', 'ms', 'waitP99Ms'),
    row('server CPU', '% of a core', 'corePercent'),
    row('memory held after a quarter of the time', 'MB', 'heldMb'),
    row('memory held at the end, beyond that', 'MB', 'grownMb'),
  ];
}

async function measure(load: Load, each: number, seconds: number): Promise<Measured> {
  const [teltonikaPort, mqttPort] = [await freePort(), await freePort()];
  const server = await startServer('ours', {
    TELTONIKA_PORT: String(teltonikaPort),
    MQTT_PORT: String(mqttPort),
  });
  try {
    await load.ask('openDevices', { teltonikaPort, mqttPort, each });
    await load.ask('startDevices', {});
    await sleep(1000 * seconds * SETTLED_SHARE);
    const settled = await server.ask('meter', { collect: true });
    await sleep(1000 * seconds * (1 - SETTLED_SHARE));
    const end = await server.ask('meter', { collect: true });
    const counts = await load.ask('stopDevices', {});
    const cost = costBetween(settled, end);
    return {
      ...counts,
      lost: await load.ask('countLost', { url: server.url }),
      corePercent: cost.cpuMs / cost.seconds / 10,
      heldMb: settled.heldBytes / 1e6,
      grownMb: (end.heldBytes - settled.heldBytes) / 1e6,
    };
  } finally {
    await load.ask('closeDevices', {});
    await server.stop();
  }
}
