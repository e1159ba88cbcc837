import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useFormat } from '../../i18n/use-format.js';
import styles from './connection.module.css';
import { useDesk } from '../use-desk.js';

/** Says across the desk that what it shows may be old. Nothing while the page connects for the first time. */
export function ConnectionBanner(): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const status = useDesk((desk) => desk.liveStatus);
  const lostAt = useLostAt();
  if (status === 'live' || status === 'connecting') return null;
  const time = lostAt === undefined ? undefined : format.time(lostAt);
  const sinceKey = status === 'offline' ? 'live.offlineSince' : 'live.reconnectingSince';
  return (
    <div className={styles['banner']}>
      <IconAlertTriangle size={16} aria-hidden />
      {time === undefined ? t('live.neverConnected') : t(sinceKey, { time })}
    </div>
  );
}

/** When the feed was last lost, epoch ms; undefined before it was ever live. */
function useLostAt(): number | undefined {
  const { desk } = useDeskTools();
  const [lostAt, setLostAt] = useState<number>();
  useEffect(
    function noteLoss() {
      return desk.subscribe((state, before) => {
        if (before.liveStatus === 'live' && state.liveStatus !== 'live') setLostAt(Date.now());
      });
    },
    [desk],
  );
  return lostAt;
}
