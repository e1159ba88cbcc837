import { createApiToken } from '@fleetmap/client';
import type { MadeApiToken, Role } from '@fleetmap/events';
import { NativeSelect, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/use-session.js';
import { FormDialog } from '../../ui/records/form-dialog.js';
import { RoleChoice } from '../users/role-choice.js';

const DAYS = [7, 30, 90, 366] as const;

interface NewTokenDialogProps {
  readonly onMade: (made: MadeApiToken) => void;
  readonly onClose: () => void;
}

export function NewTokenDialog({ onMade, onClose }: NewTokenDialogProps): ReactElement {
  const { t } = useTranslation();
  const ownRole = useSession(({ session }) => session?.user?.role) ?? 'viewer';
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [days, setDays] = useState<number>(90);
  return (
    <FormDialog
      title={t('token.new')}
      action={t('token.create')}
      send={() => createApiToken({ name: name.trim(), role, days })}
      onDone={onMade}
      onClose={onClose}
    >
      <TextInput
        label={t('token.name')}
        data-autofocus
        placeholder={t('token.namePlaceholder')}
        required
        maxLength={64}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RoleChoice value={role} most={ownRole} onChange={setRole} />
      <NativeSelect
        label={t('token.days')}
        data={DAYS.map(String)}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
      />
    </FormDialog>
  );
}
