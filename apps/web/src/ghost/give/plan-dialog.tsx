import { giveTruckPlan } from '@fleetmap/client';
import type { PlanSource } from '@fleetmap/events';
import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { localInputOf, momentOfInput } from '../../ui/local-input.js';
import { FormDialog } from '../../ui/records/form-dialog.js';
import { RouteSource } from './route-source.js';
import { SimulationSource } from './simulation-source.js';
import { TripSource } from './trip-source.js';

const KINDS = ['route', 'history', 'simulation'] as const satisfies readonly PlanSource['kind'][];
const ADVICE = { not_found: 'plan.notThere', invalid_scenario: 'plan.notThere' } as const;

interface PlanDialogProps {
  readonly truckId: string;
  readonly onGiven: () => void;
  readonly onClose: () => void;
}

/** Asks what a truck is to be compared with and from when on. */
export function PlanDialog({ truckId, onGiven, onClose }: PlanDialogProps): ReactElement {
  const { t } = useTranslation();
  const { clock } = useDeskTools();
  const [kind, setKind] = useState<PlanSource['kind']>('route');
  const [source, setSource] = useState<PlanSource>();
  const [departure, setDeparture] = useState(() => localInputOf(clock.now()));
  const departedAt = momentOfInput(departure);

  return (
    <FormDialog
      title={t('plan.title', { name: truckId })}
      action={t('plan.save')}
      advice={ADVICE}
      canSend={source !== undefined && departedAt !== undefined}
      send={() => giveTruckPlan(truckId, { source: source!, departedAt: departedAt! })}
      onDone={onGiven}
      onClose={onClose}
    >
      <NativeSelect
        label={t('plan.source')}
        data-autofocus
        data={KINDS.map((each) => ({ value: each, label: t(`plan.source.${each}`) }))}
        value={kind}
        onChange={(event) => {
          setKind(event.currentTarget.value as PlanSource['kind']);
          setSource(undefined);
        }}
      />
      {kind === 'route' && <RouteSource onChange={setSource} />}
      {kind === 'history' && <TripSource firstTruckId={truckId} onChange={setSource} />}
      {kind === 'simulation' && <SimulationSource onChange={setSource} />}
      <TextInput
        type="datetime-local"
        label={t('plan.departure')}
        required
        withAsterisk={false}
        value={departure}
        onChange={(event) => setDeparture(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
