import { removeUser } from '@fleetmap/client';
import type { User } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/records/form-dialog.js';

export interface OneUserProps {
  readonly user: User;
  readonly onClose: () => void;
}

export function RemoveUserDialog({ user: { userId, name }, onClose }: OneUserProps): ReactElement {
  const { t } = useTranslation();
  return (
    <FormDialog
      title={t('user.delete', { name })}
      action={t('records.delete')}
      isDangerous
      advice={{ conflict: 'user.lastAdmin' }}
      send={() => removeUser(userId)}
      onDone={onClose}
      onClose={onClose}
    >
      <p>{t('user.deleteQuestion', { name })}</p>
    </FormDialog>
  );
}
