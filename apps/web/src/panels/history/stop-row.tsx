import type { Stop } from '@fleetmap/events';
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useFormat } from '../../i18n/use-format.js';
import { StatusIcon } from '../../ui/status-icon.js';
import styles from './history.module.css';

/** A click shows the place on the map. */
export function StopRow({ stop }: { readonly stop: Stop }): ReactElement {
  const { t } = useTranslation();
  const { desk, camera } = useDeskTools();
  const format = useFormat();

  function show(): void {
    desk.setState({ following: false });
    camera.showPlaces([stop]);
  }

  return (
    <UnstyledButton className={styles['event'] ?? ''} onClick={show}>
      <StatusIcon look="stopped" />
      <VisuallyHidden>{t('history.showStop')}</VisuallyHidden>
      <span className={styles['times']}>
        {t('history.fromTo', { from: format.shortTime(stop.startedAt), to: format.shortTime(stop.endedAt) })}
      </span>
      <span className={styles['amount']}>{format.span(stop.endedAt - stop.startedAt)}</span>
      <IconMapPin className={styles['does'] ?? ''} size={16} aria-hidden />
    </UnstyledButton>
  );
}
