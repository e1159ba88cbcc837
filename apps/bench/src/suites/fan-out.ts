import type { Row } from '../row.js';
import { continent } from './continent.js';
import { type FanOutCase, fanOutCases } from './fan-out-cases.js';
import { fanOutRows, type Rounds } from './fan-out-rows.js';
import { type FanOut, type Floor, measureFanOut, measureFloor } from './measure-fan-out.js';
import { isWanted, type Load, type Plan } from './plan.js';
import { stalled } from './stalled.js';

/** One JSON event per update to everybody, our frames, and the same bytes through bare WebSockets. */
export async function fanOut(plan: Plan, load: Load): Promise<Row[]> {
  const cases = fanOutCases(plan.isQuick).filter(({ name }) => isWanted(plan, name));
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
  const rows = [...roundsOf].flatMap(([scene, rounds]) => fanOutRows(scene, rounds, naive));
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
