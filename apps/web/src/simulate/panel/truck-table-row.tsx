import type { SimulatedTruckState } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useFormat } from '../../i18n/use-format.js';
import { lookOf, readTruck } from '../../panels/read-truck.js';
import { paceText } from '../../timeline/rates.js';
import { StatusIcon } from '../../ui/status-icon.js';
import styles from './truck-table.module.css';

/** One truck: how it moves, and what operators did to it. */
export function TruckTableRow({ truck }: { readonly truck: SimulatedTruckState }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { fleet, clock } = useDeskTools();
  const { truckId, mapId, held, killed, speedFactor } = truck;
  const index = fleet.indexOf(mapId);
  const seen = index === undefined ? undefined : readTruck(fleet, index, clock.now());
  const doing = seen ? t(`status.${lookOf(seen)}`) : t('simulate.notHeard');
  return (
    <>
      <StatusIcon look={seen ? lookOf(seen) : 'silent'} late={seen?.connectivity === 'late'} />
      <span className={styles['id']} title={mapId}>
        {truckId}
      </span>
      <span className={styles['state']} data-changed={held || killed}>
        {killed ? t('simulate.killed') : held ? t('simulate.held') : doing}
        {speedFactor !== 1 && !killed && ` ${paceText(speedFactor)}`}
      </span>
      <span className={styles['speed']}>
        {seen?.motion === 'moving' && seen.speed !== undefined ? format.speed(seen.speed) : ''}
      </span>
    </>
  );
}
