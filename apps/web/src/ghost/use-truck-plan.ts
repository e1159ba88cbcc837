import { fetchTruckPlan } from '@fleetmap/client';
import { createTimedLine, type TimedLine } from '@fleetmap/motion';
import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { useAnswer } from '../ui/use-answer.js';
import { planChanges } from './plan-changes.js';

const ASK_AGAIN_MS = 60_000; // somebody may give the truck another plan

/** The plan of a truck and when it began, epoch ms. */
export interface Ghost {
  readonly line: TimedLine;
  readonly departedAt: number;
}

/** What drives beside a truck; undefined when it has no plan, `waiting` while that is asked. */
export function useGhost(truckId: string | undefined): Ghost | 'waiting' | undefined {
  const changes = useStore(planChanges, ({ count }) => count);
  const ask = useCallback(
    (signal: AbortSignal) => (truckId === undefined ? Promise.resolve(null) : fetchTruckPlan(truckId, { signal })),
    // oxlint-disable-next-line react/exhaustive-deps -- after a change it is the same question asked anew
    [truckId, changes],
  );
  const answer = useAnswer(ask, ASK_AGAIN_MS);
  const plan = answer.state === 'here' ? answer.value : null;
  const ghost = useMemo(
    () => (plan ? { line: createTimedLine(plan.points), departedAt: plan.departedAt } : undefined),
    [plan],
  );
  return answer.state === 'waiting' ? 'waiting' : ghost;
}
