import type { SimulationState } from '@fleetmap/events';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import styles from './truck-table.module.css';
import { useTruckProgress } from './use-truck-progress.js';

interface TruckWayProps {
  readonly truckId: string;
  readonly faults: SimulationState['faults'];
}

/** How far a truck is on its trip, and the faults that it has now. */
export function TruckWay({ truckId, faults }: TruckWayProps): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const progress = useTruckProgress(truckId);
  if (!progress) return null;
  const { driven, length } = progress;
  const ratio = length > 0 ? driven / length : 0;
  const kinds = faults.flatMap(({ id, kind }) => (progress.faults.includes(id) ? [t(`fault.${kind}`)] : []));
  const names = [...new Set(kinds)].join(', ');
  return (
    <>
      <span className={styles['way']}>
        {t('simulate.way', {
          percent: format.percent(ratio),
          driven: format.distance(driven),
          length: format.distance(length),
        })}
      </span>
      {names !== '' && (
        <span className={styles['faults']} title={names}>
          <IconAlertTriangle size={12} aria-hidden /> {names}
        </span>
      )}
    </>
  );
}
