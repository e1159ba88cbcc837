import { fetchApiTokens, revokeApiToken } from '@fleetmap/client';
import type { ApiToken, MadeApiToken } from '@fleetmap/events';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { FormDialog } from '../../ui/records/form-dialog.js';
import { type Column, RecordTable } from '../../ui/records/record-table.js';
import { RowButton } from '../../ui/records/row-button.js';
import { SecretDialog } from '../../ui/records/secret-dialog.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useKept } from '../../ui/records/use-kept.js';
import { Section } from '../section.js';
import { NewTokenDialog } from './new-token-dialog.js';

type Opened = 'new' | { readonly made: MadeApiToken } | { readonly revoke: ApiToken };

/** Keys of programs that act as the user. */
export function TokensSection(): ReactElement {
  const { t } = useTranslation();
  const { value, trouble, refresh } = useKept(fetchApiTokens);
  const [opened, setOpened] = useState<Opened>();
  const columns = useColumns();

  function close(): void {
    setOpened(undefined);
    refresh();
  }

  return (
    <Section title={t('token.title')} actions={<Button onClick={() => setOpened('new')}>{t('token.new')}</Button>}>
      <p>{t('token.about')}</p>
      <TroubleText trouble={trouble} />
      <RecordTable
        label={t('token.title')}
        columns={columns}
        rows={value?.tokens}
        keyOf={({ tokenId }) => tokenId}
        empty={t('token.none')}
        renderActions={(token) => (
          <RowButton
            icon={IconTrash}
            label={t('token.revoke', { name: token.name })}
            isDangerous
            onClick={() => setOpened({ revoke: token })}
          />
        )}
      />
      {opened === 'new' && <NewTokenDialog onMade={(made) => setOpened({ made })} onClose={close} />}
      {typeof opened === 'object' && 'made' in opened && (
        <SecretDialog
          title={opened.made.token.name}
          secret={opened.made.secret}
          copyLabel={t('token.copy')}
          onClose={close}
        >
          <p>{t('token.once')}</p>
          <p>{t('token.use')}</p>
        </SecretDialog>
      )}
      {typeof opened === 'object' && 'revoke' in opened && (
        <FormDialog
          title={t('token.revokeTitle')}
          action={t('token.revokeAction')}
          isDangerous
          send={() => revokeApiToken(opened.revoke.tokenId)}
          onDone={close}
          onClose={close}
        >
          <p>{t('token.revokeQuestion', { name: opened.revoke.name })}</p>
        </FormDialog>
      )}
    </Section>
  );
}

function useColumns(): readonly [Column<ApiToken>, ...Column<ApiToken>[]] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    { title: t('token.name'), show: ({ name }) => name },
    { title: t('token.role'), show: ({ role }) => t(`role.${role}`) },
    { title: t('token.expires'), show: ({ expiresAt }) => format.day(expiresAt) },
    {
      title: t('account.lastSeen'),
      show: ({ lastSeenAt }) => (lastSeenAt === null ? t('records.never') : format.dateTime(lastSeenAt)),
    },
  ];
}
