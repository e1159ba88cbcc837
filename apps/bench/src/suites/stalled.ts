import { type Row, rowOf } from '../row.js';
import { fanOutCase } from './fan-out-cases.js';
import { measureStall } from './measure-fan-out.js';
import { isWanted, type Load, type Plan } from './plan.js';

/** A viewer that reads nothing. */
export async function stalled(plan: Plan, load: Load): Promise<Row[]> {
  const updates = plan.isQuick ? 200 : 200_000;
  const scene = fanOutCase('all', plan.isQuick ? 200 : 10_000, 1);
  if (!isWanted(plan, 'stalled')) return [];
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
