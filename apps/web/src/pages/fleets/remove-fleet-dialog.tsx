import { removeFleet } from '@fleetmap/client';
import type { FleetInfo } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/records/form-dialog.js';

export interface OneFleetProps {
  readonly fleet: FleetInfo;
  readonly onClose: () => void;
}

export function RemoveFleetDialog({ fleet: { fleetId, name }, onClose }: OneFleetProps): ReactElement {
  const { t } = useTranslation();
  return (
    <FormDialog
      title={t('fleet.delete', { name })}
      action={t('records.delete')}
      isDangerous
      send={() => removeFleet(fleetId)}
      onDone={onClose}
      onClose={onClose}
    >
      <p>{t('fleet.deleteQuestion', { name })}</p>
    </FormDialog>
  );
}
