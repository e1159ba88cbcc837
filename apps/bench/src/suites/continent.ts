import { type Measured, type Row, rowOf } from '../row.js';
import { continentCase, type FanOutCase } from './fan-out-cases.js';
import { loadRows } from './fan-out-rows.js';
import { type FanOut, measureFanOut } from './measure-fan-out.js';
import { isWanted, type Load, type Plan } from './plan.js';

const HASTE = 10; // times faster while warming up, so that trucks are at odd parts of their half pixels

/** What a viewer of a whole continent costs, for whom hardly anything moves. */
export async function continent(plan: Plan, load: Load): Promise<Row[]> {
  const few = continentCase(plan.isQuick ? 100 : 10_000, plan.isQuick ? 2 : 10, 1);
  const many = continentCase(plan.isQuick ? 200 : 100_000, plan.isQuick ? 2 : 100, 0.2);
  const longer = plan.isQuick ? plan : { ...plan, warmUp: 15, window: 15 };
  const rows: Row[] = [];
  for (const scene of [few, many].filter(({ name }) => isWanted(plan, name))) {
    rows.push(...(await measureContinent(scene, longer, load)));
  }
  return rows;
}

async function measureContinent(scene: FanOutCase, plan: Plan, load: Load): Promise<Row[]> {
  const ours: FanOut[] = [];
  const failures: string[] = [];
  for (let round = 1; round <= plan.rounds; round += 1) {
    plan.say(`fan-out, round ${round} of ${plan.rounds}: ${scene.name}`);
    try {
      ours.push(await measureFanOut(scene, { server: 'ours', plan, load, hasteInWarmUp: HASTE }));
    } catch (error) {
      plan.say(`  not reached: ${String(error)}`);
      failures.push(String(error));
    }
  }
  const perTruck = ({ received, cost }: FanOut): number =>
    received.bytes / (scene.views.length * scene.fleet.trucks * cost.seconds);
  const note = failures.length > 0 ? `not reached in ${failures.length} rounds: ${failures[0]}` : undefined;
  const row = (figure: string, unit: string, sides: Partial<Measured>): Row =>
    rowOf({ suite: 'fan-out', figure: `${figure}, ${scene.name}`, unit, better: 'less', note, ...sides });
  const each = (figure: string, unit: string, read: (result: FanOut) => number | undefined): Row =>
    row(figure, unit, { ours: ours.map(read) });
  return [
    each('bytes per truck and second', 'B', perTruck),
    each('event-loop delay p99', 'ms', ({ cost }) => cost.loopDelayP99Ms),
    each('age p99', 'ms', ({ received }) => received.ageP99Ms),
    each(
      'server CPU for the viewers alone',
      '% of a core',
      ({ cost, ingestCpuMs }) => (cost.cpuMs / cost.seconds - ingestCpuMs) / 10,
    ),
    each('server CPU to let a viewer in', 'ms', ({ entryCpuMs }) => entryCpuMs),
    each('memory per viewer', 'KB', ({ bytesPerViewer }) => bytesPerViewer / 1000),
    ...loadRows(ours, [], row),
  ];
}
