import { VisuallyHidden } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../i18n/format.js';
import { SimulatedMark } from '../../ui/simulated-mark.js';
import { StatusIcon } from '../../ui/status-icon.js';
import { lookOf, type TruckView } from '../read-truck.js';
import styles from './truck-list.module.css';

export function TruckRow({ truck, format }: { readonly truck: TruckView; readonly format: Format }): ReactElement {
  const { t } = useTranslation();
  const { motion, connectivity, speed } = truck;
  const doing =
    motion === 'moving' && speed !== undefined
      ? format.speed(speed)
      : t(`row.${motion}`, { duration: format.duration(truck.motionMs) });
  return (
    <>
      <StatusIcon look={lookOf(truck)} late={connectivity === 'late'} />
      <span className={styles['id']} title={truck.id}>
        {truck.id}
      </span>
      {truck.simulated && <SimulatedMark />}
      <span className={styles['state']} data-connectivity={connectivity}>
        {motion === 'moving' && <VisuallyHidden>{t('status.moving')}</VisuallyHidden>}
        <span className={styles['doing']}>{doing}</span>
        {connectivity !== 'live' && (
          <span className={styles['signal']}>
            {t(`row.${connectivity}`, { duration: format.duration(truck.quietMs) })}
          </span>
        )}
      </span>
    </>
  );
}
