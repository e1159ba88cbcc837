import { fetchFleets, fetchUsers } from '@fleetmap/client';
import type { User } from '@fleetmap/events';
import { Button } from '@mantine/core';
import { IconKey, IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/use-session.js';
import { RecordTable } from '../../ui/records/record-table.js';
import { RowButton } from '../../ui/records/row-button.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useKept } from '../../ui/records/use-kept.js';
import { PageFrame } from '../page-frame.js';
import { UserDialog } from './user-dialog.js';
import { PasswordDialog } from './password-dialog.js';
import { RemoveUserDialog } from './remove-user-dialog.js';
import { useUserColumns } from './use-user-columns.js';

type Opened =
  | { readonly kind: 'new'; readonly user?: undefined }
  | { readonly kind: 'edit' | 'password' | 'remove'; readonly user: User };

/** Who may come in, with which role, and whose trucks they see. */
export function UsersPage(): ReactElement {
  const { t } = useTranslation();
  const users = useKept(fetchUsers);
  const fleets = useKept(fetchFleets).value?.fleets ?? [];
  const ownId = useSession(({ session }) => session?.user?.userId);
  const [opened, setOpened] = useState<Opened>();
  const columns = useUserColumns(fleets, ownId);

  function close(): void {
    setOpened(undefined);
    users.refresh();
  }

  function buttonsOf(user: User): ReactElement {
    const { name } = user;
    return (
      <>
        <RowButton
          icon={IconPencil}
          label={t('user.edit', { name })}
          onClick={() => setOpened({ kind: 'edit', user })}
        />
        {user.signsInBy === 'password' && (
          <RowButton
            icon={IconKey}
            label={t('user.newPassword', { name })}
            onClick={() => setOpened({ kind: 'password', user })}
          />
        )}
        {user.userId !== ownId && (
          <RowButton
            icon={IconTrash}
            label={t('user.delete', { name })}
            isDangerous
            onClick={() => setOpened({ kind: 'remove', user })}
          />
        )}
      </>
    );
  }

  return (
    <PageFrame
      title={t('nav.users')}
      actions={<Button onClick={() => setOpened({ kind: 'new' })}>{t('user.new')}</Button>}
    >
      <TroubleText trouble={users.trouble} />
      <RecordTable
        label={t('nav.users')}
        columns={columns}
        rows={users.value?.users}
        keyOf={({ userId }) => userId}
        empty={t('user.none')}
        renderActions={buttonsOf}
      />
      {(opened?.kind === 'new' || opened?.kind === 'edit') && (
        <UserDialog user={opened.user} isSelf={opened.user?.userId === ownId} fleets={fleets} onClose={close} />
      )}
      {opened?.kind === 'password' && <PasswordDialog user={opened.user} onClose={close} />}
      {opened?.kind === 'remove' && <RemoveUserDialog user={opened.user} onClose={close} />}
    </PageFrame>
  );
}
