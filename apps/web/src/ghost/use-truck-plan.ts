import { fetchTruckPlan } from '@fleetmap/client';
import { createTimedLine, type TimedLine } from '@fleetmap/motion';
import { useCallback, useMemo } from 'react';
import { useAnswer } from '../ui/use-answer.js';

const ASK_AGAIN_MS = 60_000; // somebody may give the truck another plan

/** The plan of a truck and when it began, epoch ms. */
export interface Ghost {
  readonly line: TimedLine;
  readonly departedAt: number;
}

/** What drives beside a truck; undefined when it has no plan. */
export function useGhost(truckId: string | undefined): Ghost | undefined {
  const ask = useCallback(
    (signal: AbortSignal) => (truckId === undefined ? Promise.resolve(null) : fetchTruckPlan(truckId, { signal })),
    [truckId],
  );
  const answer = useAnswer(ask, ASK_AGAIN_MS);
  const plan = answer.state === 'here' ? answer.value : null;
  return useMemo(
    () => (plan ? { line: createTimedLine(plan.points), departedAt: plan.departedAt } : undefined),
    [plan],
  );
}
