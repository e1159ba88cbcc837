import { fetchScenarios } from '@fleetmap/client';
import { isRejection, type Rejection, type ScenarioSummary } from '@fleetmap/events';
import { useCallback, useState } from 'react';
import { type Answer, useAnswer } from '../../ui/use-answer.js';

const LOOK_AGAIN_AFTER_MS = 30_000; // another operator may have saved one

type Scenarios = readonly ScenarioSummary[] | Rejection;

/** The scenarios of the server, and what asks for them anew. @param madeElsewhere grows when there is one more */
export function useScenarios(madeElsewhere: number): {
  readonly scenarios: Answer<Scenarios>;
  readonly refresh: () => void;
} {
  const [version, setVersion] = useState(0);
  const ask = useCallback(
    async (signal: AbortSignal): Promise<Scenarios> => {
      const answer = await fetchScenarios({ signal });
      return isRejection(answer) ? answer : answer.scenarios;
    },
    // oxlint-disable-next-line react/exhaustive-deps -- a new version is the same question asked anew
    [version, madeElsewhere],
  );
  return { scenarios: useAnswer(ask, LOOK_AGAIN_AFTER_MS), refresh: () => setVersion(version + 1) };
}
