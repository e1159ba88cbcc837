import { IconAntennaBars5, IconHistory, IconLoader2, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '../../stores/desk-store.js';
import { useIsPast } from '../../timeline/use-replay.js';
import styles from './connection.module.css';
import { useDesk } from '../use-desk.js';

const ICONS: Record<Desk['liveStatus'] | 'past', typeof IconLoader2> = {
  past: IconHistory,
  connecting: IconLoader2,
  live: IconAntennaBars5,
  reconnecting: IconLoader2,
  offline: IconPlugConnectedX,
};

export function ConnectionBadge(): ReactElement {
  const { t } = useTranslation();
  const isPast = useIsPast();
  const liveStatus = useDesk((desk) => desk.liveStatus);
  const status = isPast ? 'past' : liveStatus;
  const { missed, delayMs } = useDesk((desk) => desk.liveQuality);
  const Icon = ICONS[status];
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <output> is the result of a form */}
      <div className={styles['badge']} role="status" data-status={status}>
        <Icon className={styles['icon'] ?? ''} size={16} aria-hidden />
        {status === 'past' ? t('past.badge') : t(`live.${status}`)}
      </div>
      {/* Beside the status, not in it: it changes every few seconds and is not worth an announcement each time. */}
      {status === 'live' && delayMs !== undefined && (
        <span className={styles['quality']}>{t('live.quality', { count: missed, delayMs })}</span>
      )}
    </>
  );
}
