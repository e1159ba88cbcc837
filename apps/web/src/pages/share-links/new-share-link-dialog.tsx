import { createShareLink } from '@fleetmap/client';
import type { MadeShareLink, SimulationState } from '@fleetmap/events';
import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useFormat } from '../../i18n/use-format.js';
import { FormDialog } from '../../ui/records/form-dialog.js';
import { TruckPicker } from '../../ui/records/truck-picker.js';
import { useShareableSimulations } from './use-shareable-simulations.js';

const HOUR_MS = 3_600_000;
const VALID_HOURS = [1, 8, 24, 7 * 24, 30 * 24];
const OF_TRUCKS = ''; // no simulation has this name
const PAST_HOURS = [0, 1, 6, 24, 72];

interface NewShareLinkDialogProps {
  readonly simulation?: SimulationState;
  readonly onMade: (made: MadeShareLink) => void;
  readonly onClose: () => void;
}

export function NewShareLinkDialog({ simulation, onMade, onClose }: NewShareLinkDialogProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { fleet, liveClock } = useDeskTools();
  const [heard] = useState(() => fleet.truckIds.filter(Boolean));
  const [name, setName] = useState(simulation?.name ?? '');
  const simulations = useShareableSimulations(simulation);
  const [simulationId, setSimulationId] = useState(simulation?.simulationId ?? OF_TRUCKS);
  const chosen = simulations.find((each) => each.simulationId === simulationId);
  const hasPast = !chosen || chosen.keepHistory;
  const [trucks, setTrucks] = useState<ReadonlySet<string>>(new Set());
  const [validHours, setValidHours] = useState(24);
  const [pastHours, setPastHours] = useState(0);
  const [mayEmbed, setMayEmbed] = useState(false);
  const spanOf = (hours: number): string => format.duration(hours * HOUR_MS);
  return (
    <FormDialog
      title={t('share.new')}
      action={t('share.create')}
      advice={{ invalid_message: 'share.chooseSomething', not_found: 'share.chooseSomething' }}
      send={() =>
        createShareLink({
          name: name.trim(),
          ...(chosen ? { truckIds: [], simulationId } : { truckIds: [...trucks] }),
          pastHours: hasPast ? pastHours : 0,
          mayEmbed,
          expiresAt: Math.round(liveClock.now() + validHours * HOUR_MS),
        })
      }
      onDone={onMade}
      onClose={onClose}
    >
      <TextInput
        label={t('login.name')}
        data-autofocus
        placeholder={t('share.namePlaceholder')}
        required
        maxLength={64}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {simulations.length > 0 && (
        <NativeSelect
          label={t('share.shows')}
          data={[
            { value: OF_TRUCKS, label: t('share.chosenTrucks') },
            ...simulations.map((each) => ({
              value: each.simulationId,
              label: t('share.simulation', { name: `${each.name} (${each.simulationId})` }),
            })),
          ]}
          value={chosen ? simulationId : OF_TRUCKS}
          onChange={(event) => setSimulationId(event.currentTarget.value)}
        />
      )}
      {!chosen && <TruckPicker heard={heard} chosen={trucks} onChange={setTrucks} />}
      <NativeSelect
        label={t('share.validFor')}
        data={VALID_HOURS.map((hours) => ({ value: String(hours), label: spanOf(hours) }))}
        value={String(validHours)}
        onChange={(event) => setValidHours(Number(event.currentTarget.value))}
      />
      {hasPast && (
        <NativeSelect
          label={t('share.past')}
          data={PAST_HOURS.map((hours) => ({
            value: String(hours),
            label: hours === 0 ? t('share.onlyNow') : spanOf(hours),
          }))}
          value={String(pastHours)}
          onChange={(event) => setPastHours(Number(event.currentTarget.value))}
        />
      )}
      <Switch
        label={t('share.mayEmbed')}
        checked={mayEmbed}
        onChange={(event) => setMayEmbed(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}
