import { endSession, fetchOpenSessions } from '@fleetmap/client';
import type { OpenSessionList } from '@fleetmap/events';
import { IconLogout } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, RecordTable } from '../../ui/records/record-table.js';
import { RowButton } from '../../ui/records/row-button.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useDeed } from '../../ui/records/use-deed.js';
import { useKept } from '../../ui/records/use-kept.js';
import { Section } from '../section.js';
import { browserOf } from './browser-of.js';

type OpenSession = OpenSessionList['sessions'][number];

/** Where one is signed in; each can be ended from here. */
export function SessionsSection(): ReactElement {
  const { t } = useTranslation();
  const { value, trouble, refresh } = useKept(fetchOpenSessions);
  const ending = useDeed();
  const columns = useColumns();

  async function end(sessionId: string): Promise<void> {
    await ending.run(endSession(sessionId));
    refresh();
  }

  return (
    <Section title={t('account.sessions')}>
      <TroubleText trouble={ending.trouble ?? trouble} />
      <RecordTable
        label={t('account.sessions')}
        columns={columns}
        rows={value?.sessions}
        keyOf={({ sessionId }) => sessionId}
        empty={t('account.noSessions')}
        renderActions={({ sessionId, agent, isThis }) =>
          !isThis && (
            <RowButton
              icon={IconLogout}
              label={t('account.endSession', { agent: browserOf(agent) })}
              onClick={() => void end(sessionId)}
            />
          )
        }
      />
    </Section>
  );
}

function useColumns(): readonly [Column<OpenSession>, ...Column<OpenSession>[]] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      title: t('account.browser'),
      show: ({ agent, isThis }) => (isThis ? `${browserOf(agent)} (${t('account.thisSession')})` : browserOf(agent)),
    },
    { title: t('account.address'), show: ({ address }) => address },
    { title: t('account.since'), show: ({ createdAt }) => format.dateTime(createdAt) },
    { title: t('account.lastSeen'), show: ({ lastSeenAt }) => format.dateTime(lastSeenAt) },
  ];
}
