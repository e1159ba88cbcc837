import { type Measured, type Row, rowOf } from '../row.js';
import { continentCase, type FanOutCase, fanOutCase, fanOutCases } from './fan-out-cases.js';
import { type FanOut, type Floor, measureFanOut, measureFloor, measureStall } from './measure-fan-out.js';
import type { Load, Plan } from './plan.js';

interface Rounds {
  readonly ours: FanOut[];
  readonly naive: FanOut[];
  readonly floor: Floor[];
  /** Why a round has no figures. */
  readonly failures: string[];
}

const NAIVE_LIMIT = 'naive at 1,000 trucks × 100 viewers, the most it bears';

/** One JSON event per update to everybody, our frames, and the same bytes through bare WebSockets. */
export async function fanOut(plan: Plan, load: Load): Promise<Row[]> {
  const cases = fanOutCases(plan.isQuick).filter(({ name }) => name.includes(plan.match));
  const roundsOf = new Map<FanOutCase, Rounds>(
    cases.map((scene) => [scene, { ours: [], naive: [], floor: [], failures: [] }]),
  );
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const [scene, rounds] of roundsOf) {
      plan.say(`fan-out, round ${round} of ${plan.rounds}: ${scene.name}`);
      try {
        if (scene.withNaive) rounds.naive.push(await measureFanOut(scene, { server: 'naive', plan, load }));
        const ours = await measureFanOut(scene, { server: 'ours', plan, load });
        rounds.ours.push(ours);
        rounds.floor.push(await floorUnder(ours, scene, { plan, load }));
      } catch (error) {
        // A case that cannot be borne is a finding, not the end of the run.
        plan.say(`  not reached: ${String(error)}`);
        rounds.failures.push(String(error));
      }
    }
  }
  const naive = [...roundsOf.values()].flatMap((rounds) => rounds.naive);
  const rows = [...roundsOf].flatMap(([scene, rounds]) => rowsOf(scene, rounds, naive));
  return [...rows, ...(await continent(plan, load)), ...(await stalled(plan, load))];
}

function floorUnder({ cost, received }: FanOut, scene: FanOutCase, run: { plan: Plan; load: Load }): Promise<Floor> {
  const viewers = scene.views.length;
  const perViewer = Math.max(1, received.messages / viewers);
  return measureFloor({
    ...run,
    viewers,
    frameBytes: Math.max(1, Math.round(received.bytes / Math.max(1, received.messages))),
    everyMs: Math.round((cost.seconds * 1000) / perViewer),
  });
}

/** Server CPU beyond what the reports cost by themselves, microseconds per delivered update. */
function cpuPerUpdate({ cost, received, ingestCpuMs }: FanOut): number | undefined {
  return received.updates === 0 ? undefined : (1000 * (cost.cpuMs - ingestCpuMs * cost.seconds)) / received.updates;
}

function bytesPerUpdate({ received }: FanOut): number | undefined {
  return received.updates === 0 ? undefined : received.bytes / received.updates;
}

function rowsOf(scene: FanOutCase, { ours, naive, floor, failures }: Rounds, anyNaive: FanOut[]): Row[] {
  const updatesPerMessage = ours.map(({ received }) => received.updates / Math.max(1, received.messages));
  const missed = failures.length > 0 ? [`not reached in ${failures.length} rounds: ${failures[0]}`] : [];
  const note = [...(scene.withNaive ? [] : [NAIVE_LIMIT]), ...missed].join('; ');
  const row = (figure: string, unit: string, sides: Partial<Measured>): Row =>
    rowOf({ suite: 'fan-out', figure: `${figure}, ${scene.name}`, unit, better: 'less', ...sides });
  const each = (figure: string, unit: string, read: (result: FanOut) => number | undefined): Row =>
    row(figure, unit, { ours: ours.map(read), baseline: naive.map(read) });
  return [
    row('server CPU per delivered update', 'µs', {
      ours: ours.map(cpuPerUpdate),
      baseline: anyNaive.map(cpuPerUpdate),
      floor: floor.map(
        ({ cost, messages }, round) => (1000 * cost.cpuMs) / (messages * (updatesPerMessage[round] ?? 1)),
      ),
      note,
    }),
    row('bytes per delivered update', 'B', {
      ours: ours.map(bytesPerUpdate),
      baseline: anyNaive.map(bytesPerUpdate),
      note,
    }),
    each('server CPU per report with no viewers', 'µs', ({ ingestCpuMs, accepted, cost }) =>
      accepted === 0 ? undefined : (1000 * ingestCpuMs * cost.seconds) / accepted,
    ),
    each('server CPU to let a viewer in', 'ms', ({ entryCpuMs }) => entryCpuMs),
    each('age p50', 'ms', ({ received }) => received.ageP50Ms),
    each('age p99', 'ms', ({ received }) => received.ageP99Ms),
    row('event-loop delay p99', 'ms', {
      ours: ours.map(({ cost }) => cost.loopDelayP99Ms),
      baseline: naive.map(({ cost }) => cost.loopDelayP99Ms),
      floor: floor.map(({ cost }) => cost.loopDelayP99Ms),
    }),
    row('memory per viewer', 'KB', {
      ours: ours.map(({ bytesPerViewer }) => bytesPerViewer / 1000),
      baseline: naive.map(({ bytesPerViewer }) => bytesPerViewer / 1000),
      floor: floor.map(({ bytesPerViewer }) => bytesPerViewer / 1000),
    }),
    ...loadRows(ours, naive, row),
  ];
}

/** Whether it was sustained: how busy the server was, and whether everything went in and out. */
function loadRows(
  ours: FanOut[],
  naive: FanOut[],
  row: (figure: string, unit: string, sides: Partial<Measured>) => Row,
): Row[] {
  const both = (read: (result: FanOut) => number): Partial<Measured> => ({
    ours: ours.map(read),
    baseline: naive.map(read),
  });
  return [
    row(
      'server CPU',
      '% of a core',
      both(({ cost }) => cost.cpuMs / cost.seconds / 10),
    ),
    row(
      'load process CPU',
      '% of a core',
      both(({ cost, received }) => received.loadCpuMs / cost.seconds / 10),
    ),
    row('delivered updates', 'per second', {
      ...both(({ received, cost }) => received.updates / cost.seconds),
      better: 'more',
    }),
    row('share of the fleet delivered to a viewer', 'of 1', {
      ...both(({ received, accepted, viewers }) => received.updates / Math.max(1, accepted * viewers)),
      better: 'more',
    }),
    row('reports taken in', 'share of those due', {
      ...both(({ accepted, spared }) => accepted / Math.max(1, accepted + spared)),
      better: 'more',
    }),
  ];
}

const HASTE = 10; // times faster while warming up, so that trucks are at odd parts of their half pixels

/** What a viewer of a whole continent costs, for whom hardly anything moves. */
async function continent(plan: Plan, load: Load): Promise<Row[]> {
  const few = continentCase(plan.isQuick ? 100 : 10_000, plan.isQuick ? 2 : 10, 1);
  const many = continentCase(plan.isQuick ? 200 : 100_000, plan.isQuick ? 2 : 100, 0.2);
  const longer = plan.isQuick ? plan : { ...plan, warmUp: 20, window: 30 };
  const rows: Row[] = [];
  for (const scene of [few, many].filter(({ name }) => name.includes(plan.match))) {
    plan.say(`fan-out: ${scene.name}`);
    const run = { server: 'ours', plan: longer, load, hasteInWarmUp: HASTE } as const;
    const ours = [await measureFanOut(scene, run)];
    const perTruck = ({ received, cost }: FanOut): number =>
      received.bytes / (scene.views.length * scene.fleet.trucks * cost.seconds);
    const row = (figure: string, unit: string, sides: Partial<Measured>): Row =>
      rowOf({ suite: 'fan-out', figure: `${figure}, ${scene.name}`, unit, better: 'less', ...sides });
    rows.push(
      row('bytes per truck and second', 'B', { ours: ours.map(perTruck) }),
      row('event-loop delay p99', 'ms', { ours: ours.map(({ cost }) => cost.loopDelayP99Ms) }),
      row('age p99', 'ms', { ours: ours.map(({ received }) => received.ageP99Ms) }),
      row('server CPU for the viewers alone', '% of a core', {
        ours: ours.map(({ cost, ingestCpuMs }) => (cost.cpuMs / cost.seconds - ingestCpuMs) / 10),
      }),
      ...loadRows(ours, [], row),
    );
  }
  return rows;
}

/** A viewer that reads nothing. */
async function stalled(plan: Plan, load: Load): Promise<Row[]> {
  const updates = plan.isQuick ? 200 : 200_000;
  const scene = fanOutCase('all', plan.isQuick ? 200 : 10_000, 1);
  if (!'stalled'.includes(plan.match)) return [];
  const rounds = { ours: [], naive: [] } as Record<'ours' | 'naive', Awaited<ReturnType<typeof measureStall>>[]>;
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const server of ['naive', 'ours'] as const) {
      plan.say(`fan-out, round ${round} of ${plan.rounds}: a stalled viewer, ${server}`);
      rounds[server].push(await measureStall(scene, { server, plan, load, updates }));
    }
  }
  return (['heldBytes', 'rssBytes'] as const).map((key) =>
    rowOf({
      suite: 'fan-out',
      figure: `${key === 'heldBytes' ? 'memory held' : 'process grown'}, one stalled viewer while ${updates} updates pass`,
      unit: 'MB',
      better: 'less',
      ours: rounds.ours.map((result) => result[key] / 1e6),
      baseline: rounds.naive.map((result) => result[key] / 1e6),
    }),
  );
}
