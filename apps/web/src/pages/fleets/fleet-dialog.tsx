import { createFleet, renameFleet } from '@fleetmap/client';
import type { FleetInfo } from '@fleetmap/events';
import { TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/records/form-dialog.js';

interface FleetDialogProps {
  /** Absent: a new one is made. */
  readonly fleet: FleetInfo | undefined;
  readonly onClose: () => void;
}

export function FleetDialog({ fleet, onClose }: FleetDialogProps): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState(fleet?.name ?? '');
  return (
    <FormDialog
      title={fleet ? t('fleet.rename', { name: fleet.name }) : t('fleet.new')}
      action={fleet ? t('records.save') : t('fleet.create')}
      advice={{ conflict: 'fleet.nameTaken' }}
      send={() => (fleet ? renameFleet(fleet.fleetId, { name: name.trim() }) : createFleet({ name: name.trim() }))}
      onDone={onClose}
      onClose={onClose}
    >
      <TextInput
        label={t('login.name')}
        data-autofocus
        autoComplete="off"
        required
        maxLength={64}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
