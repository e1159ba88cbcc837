import { fetchFleets, registerDevice } from '@fleetmap/client';
import type { MadeDevice, NewDevice } from '@fleetmap/events';
import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/records/form-dialog.js';
import { useKept } from '../../ui/records/use-kept.js';

interface NewDeviceDialogProps {
  readonly onMade: (made: MadeDevice) => void;
  readonly onClose: () => void;
}

const ADVICE = { conflict: 'device.conflict', not_found: 'device.noFleet' } as const;

export function NewDeviceDialog({ onMade, onClose }: NewDeviceDialogProps): ReactElement {
  const { t } = useTranslation();
  const fleets = useKept(fetchFleets).value?.fleets ?? [];
  const [truckId, setTruckId] = useState('');
  const [identifier, setIdentifier] = useState('');
  const [trust, setTrust] = useState<NewDevice['trust']>('token');
  const [fleetId, setFleetId] = useState('');
  const wish = {
    truckId: truckId.trim(),
    trust,
    ...(identifier.trim() ? { identifier: identifier.trim() } : {}),
    ...(fleetId ? { fleetId } : {}),
  };
  return (
    <FormDialog
      title={t('device.register')}
      action={t('device.do.register')}
      advice={ADVICE}
      send={() => registerDevice(wish)}
      onDone={onMade}
      onClose={onClose}
    >
      <TextInput
        label={t('device.truck')}
        data-autofocus
        description={t('device.truckAbout')}
        autoComplete="off"
        required
        maxLength={128}
        value={truckId}
        onChange={(event) => setTruckId(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('device.trust')}
        data={[
          { value: 'token', label: t('device.trustToken') },
          { value: 'name', label: t('device.trustName') },
        ]}
        value={trust}
        onChange={(event) => setTrust(event.currentTarget.value as NewDevice['trust'])}
      />
      <TextInput
        label={t('device.identifier')}
        description={t('device.identifierAbout')}
        autoComplete="off"
        spellCheck={false}
        maxLength={128}
        value={identifier}
        onChange={(event) => setIdentifier(event.currentTarget.value)}
      />
      {fleets.length > 0 && (
        <NativeSelect
          label={t('device.fleet')}
          data={[
            { value: '', label: t('device.noFleetChosen') },
            ...fleets.map((fleet) => ({ value: fleet.fleetId, label: fleet.name })),
          ]}
          value={fleetId}
          onChange={(event) => setFleetId(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
