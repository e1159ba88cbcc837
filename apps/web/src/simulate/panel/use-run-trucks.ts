import { fetchSimulation } from '@fleetmap/client';
import { isRejection, type SimulatedTruckState, type SimulationState } from '@fleetmap/events';
import { useCallback, useMemo } from 'react';
import { useAnswer } from '../../ui/use-answer.js';
import { trucksOfRun } from './run-trucks.js';

const NONE: readonly SimulatedTruckState[] = [];

/** The trucks of a run as they stand; undefined until they are known. */
export function useRunTrucks(run: SimulationState): readonly SimulatedTruckState[] | undefined {
  const { simulationId, truckCount } = run;
  const ask = useCallback(
    async (signal: AbortSignal) => {
      if (truckCount === 0) return NONE;
      const answer = await fetchSimulation(simulationId, { signal });
      if (isRejection(answer)) throw new Error(answer.message);
      return answer.trucks;
    },
    [simulationId, truckCount],
  );
  const answer = useAnswer(ask);
  const listed = answer.state === 'here' ? answer.value : undefined;
  const { controlled } = run;
  return useMemo(() => listed && trucksOfRun(listed, { controlled }), [listed, controlled]);
}
