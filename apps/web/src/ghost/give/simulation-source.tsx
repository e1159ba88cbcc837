import { fetchSimulation, fetchSimulations } from '@fleetmap/client';
import { isRejection, type PlanSource } from '@fleetmap/events';
import { NativeSelect } from '@mantine/core';
import { type ReactElement, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../ui/use-answer.js';
import { useFirstChoice } from './use-first-choice.js';

/** A truck of a run, as its scenario has it. */
export function SimulationSource({
  onChange,
}: {
  readonly onChange: (source: PlanSource | undefined) => void;
}): ReactElement {
  const { t } = useTranslation();
  const runs = useRuns();
  const run = useFirstChoice(
    runs?.map(({ simulationId }) => simulationId),
    () => undefined,
  );
  const simulationId = run.chosen;
  const truckIds = useTruckIds(simulationId);
  const truck = useFirstChoice(truckIds, (truckId) =>
    onChange(
      simulationId === undefined || truckId === undefined ? undefined : { kind: 'simulation', simulationId, truckId },
    ),
  );
  return (
    <>
      <NativeSelect
        label={t('plan.simulation')}
        description={runs?.length === 0 && t('plan.noSimulation')}
        disabled={!runs?.length}
        data={runs?.map((each) => ({ value: each.simulationId, label: `${each.name} · ${each.simulationId}` })) ?? []}
        value={simulationId ?? ''}
        onChange={(event) => run.choose(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('plan.simulatedTruck')}
        disabled={!truckIds?.length}
        data={[...(truckIds ?? [])]}
        value={truck.chosen ?? ''}
        onChange={(event) => truck.choose(event.currentTarget.value)}
      />
    </>
  );
}

function useRuns() {
  const answer = useAnswer(askForRuns);
  if (answer.state === 'waiting') return undefined;
  return answer.state === 'here' && !isRejection(answer.value) ? answer.value.simulations : [];
}

function askForRuns(signal: AbortSignal): ReturnType<typeof fetchSimulations> {
  return fetchSimulations({ signal });
}

function useTruckIds(simulationId: string | undefined): readonly string[] | undefined {
  const ask = useCallback(
    async (signal: AbortSignal) => {
      const run = simulationId === undefined ? undefined : await fetchSimulation(simulationId, { signal });
      return run && !isRejection(run) ? run.trucks.map(({ truckId }) => truckId) : [];
    },
    [simulationId],
  );
  const answer = useAnswer(ask);
  return answer.state === 'here' ? answer.value : undefined;
}
