import { createShareLink } from '@fleetmap/client';
import type { MadeShareLink } from '@fleetmap/events';
import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useFormat } from '../../i18n/use-format.js';
import { FormDialog } from '../../ui/records/form-dialog.js';
import { TruckPicker } from '../../ui/records/truck-picker.js';

const HOUR_MS = 3_600_000;
const VALID_HOURS = [1, 8, 24, 7 * 24, 30 * 24];
const PAST_HOURS = [0, 1, 6, 24, 72];

interface NewShareLinkDialogProps {
  readonly onMade: (made: MadeShareLink) => void;
  readonly onClose: () => void;
}

export function NewShareLinkDialog({ onMade, onClose }: NewShareLinkDialogProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { fleet, liveClock } = useDeskTools();
  const [heard] = useState(() => fleet.truckIds.filter(Boolean));
  const [name, setName] = useState('');
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
          truckIds: [...trucks],
          pastHours,
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
      <TruckPicker heard={heard} chosen={trucks} onChange={setTrucks} />
      <NativeSelect
        label={t('share.validFor')}
        data={VALID_HOURS.map((hours) => ({ value: String(hours), label: spanOf(hours) }))}
        value={String(validHours)}
        onChange={(event) => setValidHours(Number(event.currentTarget.value))}
      />
      <NativeSelect
        label={t('share.past')}
        data={PAST_HOURS.map((hours) => ({
          value: String(hours),
          label: hours === 0 ? t('share.onlyNow') : spanOf(hours),
        }))}
        value={String(pastHours)}
        onChange={(event) => setPastHours(Number(event.currentTarget.value))}
      />
      <Switch
        label={t('share.mayEmbed')}
        checked={mayEmbed}
        onChange={(event) => setMayEmbed(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}
