import { type Row, rowOf } from '../row.js';
import { type Arena, type BenchEngine, ENGINES, HAS_POSTGRES } from '../storage/engines.js';
import { type Appending, measureAppends } from '../storage/measure-appends.js';
import { type Dataset, fill, measurePackedReads, measureReads, type Reads } from '../storage/measure-reads.js';
import type { Plan } from './plan.js';

function datasets({ isQuick }: Plan): Dataset[] {
  return isQuick
    ? [{ trucks: 20, fixes: 720 }]
    : [
        { trucks: 200, fixes: 8640 }, // a day
        { trucks: 10_000, fixes: 120 }, // ten seconds apart: 20 minutes
        { trucks: 10_000, fixes: 1200 }, // 3 h 20 min
      ];
}

/** The store against a plain table with a row a position, through the same driver, on the same server or disk. */
export async function storage(plan: Plan): Promise<Row[]> {
  if (!HAS_POSTGRES) plan.say('storage: PostgreSQL is left out: TEST_DATABASE_URL is not set');
  const rows: Row[] = [];
  for (const engine of ENGINES) {
    if (`appends, ${engine.name}`.includes(plan.match)) rows.push(...(await appends(engine, plan)));
    for (const dataset of datasets(plan)) {
      const name = `${sizeOf(dataset)} positions, ${engine.name}`;
      if (name.startsWith(plan.match) || engine.name === plan.match) rows.push(...(await reads(engine, dataset, plan)));
    }
  }
  return HAS_POSTGRES
    ? rows
    : rows.map((row) => ({ ...row, note: 'PostgreSQL left out: TEST_DATABASE_URL is not set' }));
}

/** How many positions, as the rows say it. */
function sizeOf({ trucks, fixes }: Dataset): string {
  return (trucks * fixes).toLocaleString('en');
}

async function appends(engine: BenchEngine, plan: Plan): Promise<Row[]> {
  const producers = plan.isQuick ? 50 : 2000;
  const [ours, baseline]: [Appending[], Appending[]] = [[], []];
  for (let round = 1; round <= plan.rounds; round += 1) {
    plan.say(`storage, round ${round} of ${plan.rounds}: appending to ${engine.name}`);
    const arena = await engine.build();
    const store = await arena.open();
    try {
      baseline.push(await measureAppends((position) => arena.plain.insert(position), { ...plan, producers }));
      ours.push(await measureAppends((position) => store.positions.append([position]), { ...plan, producers }));
    } finally {
      await store.close();
      await arena.remove();
    }
  }
  const row = (figure: string, unit: string, key: keyof Appending): Row =>
    rowOf({
      suite: 'storage',
      figure: `${figure}, ${producers} producers each waiting, ${engine.name}`,
      unit,
      better: key === 'perSecond' ? 'more' : 'less',
      ours: ours.map((result) => result[key]),
      baseline: baseline.map((result) => result[key]),
    });
  return [
    row('durable acknowledged positions', 'per second', 'perSecond'),
    row('acknowledged after, p50', 'ms', 'p50Ms'),
    row('acknowledged after, p99', 'ms', 'p99Ms'),
  ];
}

async function reads(engine: BenchEngine, dataset: Dataset, plan: Plan): Promise<Row[]> {
  const { trucks, fixes } = dataset;
  const count = trucks * fixes;
  plan.say(`storage: filling ${engine.name} with ${count} positions`);
  const arena = await engine.build();
  try {
    await fill(arena, dataset);
    await arena.tidy();
    const plainBytes = (await arena.plain.bytes()) / count;
    const bytes = (await checkedBytes(arena)) / count;
    const [ours, plain, passed]: [Reads[], Reads[], number[]] = [[], [], []];
    const opened: number[] = [];
    for (let round = 1; round <= plan.rounds; round += 1) {
      plan.say(`storage, round ${round} of ${plan.rounds}: reading ${engine.name}, ${count} positions`);
      const result = await measureReads(arena, dataset, round);
      ours.push(result.ours);
      plain.push(result.plain);
      passed.push(result.passedMs);
      opened.push(result.openMs);
    }
    const row = (figure: string, unit: string, sides: { ours: number[]; baseline?: number[] }): Row =>
      rowOf({
        suite: 'storage',
        figure: `${figure}, ${sizeOf(dataset)} positions, ${engine.name}`,
        unit,
        better: 'less',
        ...sides,
      });
    const each = (figure: string, key: keyof Reads): Row =>
      row(figure, 'ms', { ours: ours.map((side) => side[key]), baseline: plain.map((side) => side[key]) });
    const packed = await measurePacked(arena, dataset, plan.rounds);
    const packedRows = [
      row('bytes per position once its hours are packed', 'B', {
        ours: [packed.bytes / count],
        baseline: [plainBytes],
      }),
      row(`ten minutes of ${trucks} trucks of a packed hour, as sent to a viewer`, 'ms', {
        ours: packed.segmentsMs,
        baseline: plain.map(({ windowMs }) => windowMs),
      }),
      row(`one truck's trail of ${fixes} fixes of packed hours`, 'ms', {
        ours: packed.trailsMs,
        baseline: plain.map(({ trailMs }) => trailMs),
      }),
    ];
    return [
      row('bytes per position, indexes included', 'B', { ours: [bytes], baseline: [plainBytes] }),
      ...(packed.segmentsMs.length > 0 ? packedRows : []),
      each(`ten minutes of ${trucks} trucks, decoded`, 'windowMs'),
      row(`ten minutes of ${trucks} trucks, as sent to a viewer`, 'ms', {
        ours: passed,
        baseline: plain.map(({ windowMs }) => windowMs),
      }),
      each(`one truck's trail of ${fixes} fixes`, 'trailMs'),
      row('opening the store', 'ms', { ours: opened }),
      each(`last position of ${trucks} trucks after a restart`, 'newestMs'),
    ];
  } finally {
    await arena.remove();
  }
}

/** The same once every hour but the first is packed. */
async function measurePacked(
  arena: Arena,
  dataset: Dataset,
  rounds: number,
): Promise<{ bytes: number; segmentsMs: number[]; trailsMs: number[] }> {
  const store = await arena.open();
  await store.positions.pack(Number.MAX_SAFE_INTEGER);
  const times = await measurePackedReads(store, dataset, rounds);
  await store.close();
  await arena.tidy();
  return { bytes: await checkedBytes(arena), ...times };
}

async function checkedBytes(arena: Arena): Promise<number> {
  const store = await arena.open();
  const { bytes, problems } = await store.positions.check();
  await store.close();
  if (problems.length > 0) throw new Error(problems.join(' '));
  return bytes;
}
