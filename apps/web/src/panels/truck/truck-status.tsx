import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { StatusIcon } from '../../ui/status-icon.js';
import { lookOf, type TruckView } from '../read-truck.js';
import styles from './truck-panel.module.css';

/** What the truck does, how fast, and since when. */
export function TruckStatus({ truck }: { readonly truck: TruckView }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { motion, connectivity, motionSince, speed } = truck;
  return (
    <div className={styles['status']} data-connectivity={connectivity}>
      <span className={styles['motion']}>
        <StatusIcon look={lookOf(truck)} late={connectivity === 'late'} />
        {t(`status.${motion}`)}
      </span>
      <span className={styles['speed']}>
        {speed === undefined ? <span title={t('truck.unknown')}>–</span> : format.speed(speed, 1)}
      </span>
      <span className={styles['since']}>
        {t('truck.since', { duration: format.duration(truck.motionMs), time: format.zonedDateTime(motionSince) })}
      </span>
    </div>
  );
}
