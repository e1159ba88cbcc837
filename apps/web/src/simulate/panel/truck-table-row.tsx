import type { SimulatedTruckState, SimulationState } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useFormat } from '../../i18n/use-format.js';
import { lookOf, readTruck } from '../../panels/read-truck.js';
import { paceText } from '../../timeline/rates.js';
import { StatusIcon } from '../../ui/status-icon.js';
import styles from './truck-table.module.css';
import { TruckWay } from './truck-way.js';

interface TruckTableRowProps {
  readonly truck: SimulatedTruckState;
  readonly faults: SimulationState['faults'];
}

/** One truck: how it moves, what operators did to it, how far it is and what is wrong with it. */
export function TruckTableRow({ truck, faults }: TruckTableRowProps): ReactElement {
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
      <span className={styles['line']}>
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
      </span>
      <span className={styles['line']}>
        <TruckWay truckId={truckId} faults={faults} />
      </span>
    </>
  );
}
