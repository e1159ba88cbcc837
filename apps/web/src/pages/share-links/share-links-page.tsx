import { fetchShareLinks, revokeShareLink } from '@fleetmap/client';
import type { MadeShareLink, ShareLink } from '@fleetmap/events';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/records/form-dialog.js';
import { RecordTable } from '../../ui/records/record-table.js';
import { RowButton } from '../../ui/records/row-button.js';
import { SecretDialog } from '../../ui/records/secret-dialog.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useKept } from '../../ui/records/use-kept.js';
import { PageFrame } from '../page-frame.js';
import { NewShareLinkDialog } from './new-share-link-dialog.js';
import { useShareColumns } from './use-share-columns.js';

type Opened = 'new' | { readonly made: MadeShareLink } | { readonly revoke: ShareLink };

/** Links that show some trucks to people without an account. */
export function ShareLinksPage(): ReactElement {
  const { t } = useTranslation();
  const { value, trouble, refresh } = useKept(fetchShareLinks);
  const [opened, setOpened] = useState<Opened>();
  const columns = useShareColumns();

  function close(): void {
    setOpened(undefined);
    refresh();
  }

  return (
    <PageFrame title={t('nav.shareLinks')} actions={<Button onClick={() => setOpened('new')}>{t('share.new')}</Button>}>
      <TroubleText trouble={trouble} />
      <RecordTable
        label={t('nav.shareLinks')}
        columns={columns}
        rows={value?.links}
        keyOf={({ linkId }) => linkId}
        empty={t('share.none')}
        renderActions={(link) => (
          <RowButton
            icon={IconTrash}
            label={t('token.revoke', { name: link.name })}
            isDangerous
            onClick={() => setOpened({ revoke: link })}
          />
        )}
      />
      {opened === 'new' && <NewShareLinkDialog onMade={(made) => setOpened({ made })} onClose={close} />}
      {typeof opened === 'object' && 'made' in opened && (
        <SecretDialog
          title={opened.made.link.name}
          secret={location.origin + opened.made.path}
          copyLabel={t('share.copy')}
          onClose={close}
        >
          <p>{t('share.once')}</p>
        </SecretDialog>
      )}
      {typeof opened === 'object' && 'revoke' in opened && (
        <FormDialog
          title={t('token.revoke', { name: opened.revoke.name })}
          action={t('token.revokeAction')}
          isDangerous
          send={() => revokeShareLink(opened.revoke.linkId)}
          onDone={close}
          onClose={close}
        >
          <p>{t('share.revokeQuestion')}</p>
        </FormDialog>
      )}
    </PageFrame>
  );
}
