import { changeUser } from '@fleetmap/client';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/records/form-dialog.js';
import { makePassword } from '../../ui/records/passwords.js';
import { PasswordToGive } from './password-to-give.js';
import type { OneUserProps } from './remove-user-dialog.js';

/** For who forgot the password. */
export function PasswordDialog({ user: { userId, name }, onClose }: OneUserProps): ReactElement {
  const { t } = useTranslation();
  const [password, setPassword] = useState(makePassword);
  return (
    <FormDialog
      title={t('user.newPassword', { name })}
      action={t('user.setPassword')}
      send={() => changeUser(userId, { password })}
      onDone={onClose}
      onClose={onClose}
    >
      <PasswordToGive value={password} onChange={setPassword} />
      <p>{t('user.passwordEndsSessions')}</p>
    </FormDialog>
  );
}
