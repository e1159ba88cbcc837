import { fetchSimulations } from '@fleetmap/client';
import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useKept } from '../../ui/records/use-kept.js';

interface SimulationChoiceProps {
  /** Empty: chosen trucks instead. */
  readonly value: string;
  readonly onChange: (simulationId: string) => void;
}

/** Trucks, or one of the simulations that there are; nothing to choose when there are none. */
export function SimulationChoice({ value, onChange }: SimulationChoiceProps): ReactElement | null {
  const { t } = useTranslation();
  const simulations = useKept(fetchSimulations).value?.simulations ?? [];
  if (simulations.length === 0) return null;
  return (
    <NativeSelect
      label={t('share.shows')}
      data={[
        { value: '', label: t('share.chosenTrucks') },
        ...simulations.map(({ simulationId, name }) => ({
          value: simulationId,
          label: t('share.simulation', { name }),
        })),
      ]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
