import type { Trip } from '@fleetmap/events';
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useFormat } from '../../i18n/use-format.js';
import { StatusIcon } from '../../ui/status-icon.js';
import styles from './history.module.css';
import type { PlayTrip } from './play-trip.js';

interface Props {
  readonly truckId: string;
  readonly trip: Trip;
  readonly onPlay: PlayTrip | undefined;
}

/** A click shows the trip on the map and plays it. */
export function TripRow({ truckId, trip, onPlay }: Props): ReactElement {
  const { t } = useTranslation();
  const { desk, camera } = useDeskTools();
  const format = useFormat();
  const { startedAt, endedAt, distance, movingMs, meanSpeed, maxSpeed } = trip;

  function play(): void {
    desk.setState({ following: false });
    camera.showPlaces([trip.from, trip.to]);
    onPlay?.({ truckId, from: startedAt, until: endedAt });
  }

  return (
    <UnstyledButton className={styles['event'] ?? ''} onClick={play}>
      <StatusIcon look="moving" />
      <VisuallyHidden>{t('history.playTrip')}</VisuallyHidden>
      <span className={styles['times']}>
        {t('history.fromTo', { from: format.shortTime(startedAt), to: format.shortTime(endedAt) })}
      </span>
      <span className={styles['amount']}>{format.distance(distance)}</span>
      <span className={styles['details']}>
        <span>{t('history.moving', { duration: format.span(movingMs) })}</span>
        {' · '}
        <span>{t('history.mean', { speed: format.speed(meanSpeed) })}</span>
        {maxSpeed !== null && ' · '}
        {maxSpeed !== null && <span>{t('history.max', { speed: format.speed(maxSpeed) })}</span>}
      </span>
      <IconPlayerPlay className={styles['does'] ?? ''} size={16} aria-hidden />
    </UnstyledButton>
  );
}
