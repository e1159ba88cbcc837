import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { selectTruck } from '../../stores/desk-store.js';
import { SimulatedMark } from '../../ui/simulated-mark.js';
import { useFleetTick } from '../../ui/use-fleet-tick.js';
import { PlanSection } from '../../ghost/plan-section.js';
import { HistorySection } from '../history/history-section.js';
import type { PlayTrip } from '../history/play-trip.js';
import { readTruck } from '../read-truck.js';
import { TruckActions } from './truck-actions.js';
import { TruckFacts } from './truck-facts.js';
import styles from './truck-panel.module.css';
import { TruckStatus } from './truck-status.js';

const AGES_TICK_MS = 1000;

interface Props {
  readonly truckId: string;
  readonly onPlay?: PlayTrip;
}

/** Everything known of the chosen truck. */
export function TruckPanel({ truckId, onPlay }: Props): ReactElement {
  const { t } = useTranslation();
  const { fleet, desk, clock } = useDeskTools();
  useFleetTick(AGES_TICK_MS);
  const index = fleet.indexOf(truckId);
  const truck = index === undefined ? undefined : readTruck(fleet, index, clock.now());
  return (
    <aside className={styles['panel']} aria-labelledby="truck-panel-title">
      <header className={styles['head']}>
        <h2 id="truck-panel-title" className={styles['title']}>
          {truckId}
        </h2>
        {truck?.simulated && <SimulatedMark />}
        <ActionIcon
          className={styles['close'] ?? ''}
          variant="subtle"
          color="gray"
          size={40}
          aria-label={t('truck.close')}
          onClick={() => selectTruck(desk, undefined)}
        >
          <IconX size={20} aria-hidden />
        </ActionIcon>
      </header>
      <div className={styles['body']}>
        {truck ? (
          <>
            <TruckStatus truck={truck} />
            <TruckActions truckId={truckId} />
            <PlanSection key={truckId} truck={truck} />
            <TruckFacts truck={truck} />
          </>
        ) : (
          <p className={styles['waiting']}>{t('truck.notHere')}</p>
        )}
        <HistorySection truckId={truckId} onPlay={onPlay} />
      </div>
    </aside>
  );
}
