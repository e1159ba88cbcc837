import { fetchShareLinks, revokeShareLink } from '@fleetmap/client';
import type { ShareLink } from '@fleetmap/events';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/records/form-dialog.js';
import { RecordTable } from '../../ui/records/record-table.js';
import { RowButton } from '../../ui/records/row-button.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useKept } from '../../ui/records/use-kept.js';
import { PageFrame } from '../page-frame.js';
import { MakeShareLink } from './make-share-link.js';
import { useShareColumns } from './use-share-columns.js';

type Opened = 'new' | { readonly revoke: ShareLink };

/** Links that show some trucks, or a simulation, to people without an account. */
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
      {opened === 'new' && <MakeShareLink onClose={close} />}
      {typeof opened === 'object' && (
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
