import { changeUser, createUser } from '@fleetmap/client';
import type { FleetChoice, FleetInfo, Role, User } from '@fleetmap/events';
import { Switch, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/records/form-dialog.js';
import { makePassword } from '../../ui/records/passwords.js';
import { FleetsChoice } from './fleets-choice.js';
import { PasswordToGive } from './password-to-give.js';
import { RoleChoice } from './role-choice.js';

interface UserDialogProps {
  /** Absent: a new one is made. */
  readonly user: User | undefined;
  readonly isSelf: boolean;
  readonly fleets: readonly FleetInfo[];
  readonly onClose: () => void;
}

const ADVICE = { conflict: 'user.conflict' } as const;

export function UserDialog({ user, isSelf, fleets, onClose }: UserDialogProps): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState(user?.name ?? '');
  const [password, setPassword] = useState(makePassword);
  const [role, setRole] = useState<Role>(user?.role ?? 'dispatcher');
  const [chosen, setChosen] = useState<FleetChoice>(user?.fleets ?? []);
  const [disabled, setDisabled] = useState(user?.disabled ?? false);
  const wish = { name: name.trim(), role, fleets: chosen };
  return (
    <FormDialog
      title={user ? t('user.edit', { name: user.name }) : t('user.new')}
      action={user ? t('records.save') : t('user.create')}
      advice={ADVICE}
      send={() => (user ? changeUser(user.userId, { ...wish, disabled }) : createUser({ ...wish, password }))}
      onDone={onClose}
      onClose={onClose}
    >
      <TextInput
        label={t('login.name')}
        data-autofocus
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={64}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {!user && <PasswordToGive value={password} onChange={setPassword} />}
      <RoleChoice value={role} onChange={setRole} />
      {role === 'admin' ? (
        <p>{t('user.adminSeesAll')}</p>
      ) : (
        <FleetsChoice fleets={fleets} value={chosen} onChange={setChosen} />
      )}
      {user && !isSelf && (
        <Switch
          label={t('user.mayNotSignIn')}
          checked={disabled}
          onChange={(event) => setDisabled(event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  );
}
