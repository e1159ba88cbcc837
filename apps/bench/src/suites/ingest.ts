import type { Door } from '../load/hammer.js';
import { costBetween, type ServerName, type ServerUnderTest, startServer } from '../processes/server-under-test.js';
import { type Row, rowOf } from '../row.js';
import type { Load, Plan } from './plan.js';

const DOORS: Readonly<Record<Door, string>> = {
  single: 'POST /api/positions, one report',
  batch100: 'POST /api/positions, batches of 100',
  batch1000: 'POST /api/positions, batches of 1,000',
  socket: 'socket report with acknowledgement',
  osmand: 'GET /ingest/osmand',
};
const CONNECTIONS = 32;

/** Reports per second of server CPU at each door, against a server that only parses them. */
export async function ingest(plan: Plan, load: Load): Promise<Row[]> {
  const servers = { ours: await startServer('ours'), floor: await startServer('floor') };
  const rates = new Map<string, number[]>();
  try {
    for (let round = 1; round <= plan.rounds; round += 1) {
      for (const door of Object.keys(DOORS) as Door[]) {
        plan.say(`ingest, round ${round} of ${plan.rounds}: ${DOORS[door]}`);
        for (const name of ['ours', 'floor'] as const) {
          const rate = await measureDoor({ server: servers[name], door, plan, load });
          rates.set(keyOf(name, door), [...(rates.get(keyOf(name, door)) ?? []), rate]);
        }
      }
    }
  } finally {
    await Promise.all([servers.ours.stop(), servers.floor.stop()]);
  }
  return Object.entries(DOORS).map(([door, name]) =>
    rowOf({
      suite: 'ingest',
      figure: `reports per second and core, ${name}`,
      unit: 'per second of server CPU',
      better: 'more',
      ours: rates.get(keyOf('ours', door)) ?? [],
      floor: rates.get(keyOf('floor', door)) ?? [],
    }),
  );
}

function keyOf(server: ServerName, door: string): string {
  return `${server} ${door}`;
}

interface DoorRun {
  readonly server: ServerUnderTest;
  readonly door: Door;
  readonly plan: Plan;
  readonly load: Load;
}

async function measureDoor({ server, door, plan, load }: DoorRun): Promise<number> {
  const order = { url: server.url, door, connections: plan.isQuick ? 8 : CONNECTIONS };
  await load.ask('hammer', { ...order, seconds: plan.warmUp / 2 });
  const before = await server.ask('meter', { collect: false });
  const reports = await load.ask('hammer', { ...order, seconds: plan.window });
  const { cpuMs } = costBetween(before, await server.ask('meter', { collect: false }));
  return (1000 * reports) / cpuMs;
}
