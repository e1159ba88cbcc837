import { createScenarioFromHistory } from '@fleetmap/client';
import type { ScenarioDetail } from '@fleetmap/events';
import { Switch, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { localInputOf, momentOfInput } from '../../ui/local-input.js';
import { FormDialog } from '../../ui/records/form-dialog.js';
import { TruckPicker } from '../../ui/records/truck-picker.js';
import type { RecordedWindow } from './recorded-window.js';

const ADVICE = {
  not_found: 'again.nothing',
  invalid_range: 'again.tooMuch',
  invalid_message: 'again.tooMuch',
  too_many_scenarios: 'again.tooManyScenarios',
} as const;

interface AgainDialogProps {
  readonly first: RecordedWindow;
  readonly onMade: (scenario: ScenarioDetail) => void;
  readonly onClose: () => void;
}

/** Which trucks, which hours, and whether anybody may know: what was recorded becomes a scenario. */
export function AgainDialog({ first, onMade, onClose }: AgainDialogProps): ReactElement {
  const { t } = useTranslation();
  const { fleet } = useDeskTools();
  const [heard] = useState(() => fleet.truckIds.filter(Boolean));
  const [trucks, setTrucks] = useState<ReadonlySet<string>>(
    () => new Set(first.truckId === undefined ? [] : [first.truckId]),
  );
  const [from, setFrom] = useState(() => localInputOf(first.from));
  const [until, setUntil] = useState(() => localInputOf(first.until));
  const [name, setName] = useState('');
  const [anonymise, setAnonymise] = useState(false);
  const hours = { from: momentOfInput(from), until: momentOfInput(until) };
  const areHours = hours.from !== undefined && hours.until !== undefined && hours.from < hours.until;
  return (
    <FormDialog
      title={t('again.title')}
      action={t('again.make')}
      advice={ADVICE}
      canSend={areHours && trucks.size > 0}
      send={() =>
        createScenarioFromHistory({
          truckIds: [...trucks],
          from: hours.from!,
          until: hours.until!,
          anonymise,
          ...(name.trim() ? { name: name.trim() } : {}),
        })
      }
      onDone={onMade}
      onClose={onClose}
    >
      <TruckPicker heard={heard} chosen={trucks} onChange={setTrucks} />
      <TextInput
        type="datetime-local"
        label={t('again.from')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('again.until')}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <TextInput
        label={t('again.name')}
        maxLength={128}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Switch
        label={t('again.anonymise')}
        description={t('again.anonymiseAbout')}
        checked={anonymise}
        onChange={(event) => setAnonymise(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}
