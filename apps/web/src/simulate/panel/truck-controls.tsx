import { Button, NativeSelect } from '@mantine/core';
import type { SimulatedTruckState, SimulationState, SimulationTruck } from '@fleetmap/events';
import { IconChevronDown, IconHandStop, IconPlayerPlay, IconPlugX } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paceText } from '../../timeline/rates.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { SimulatedMark } from '../../ui/simulated-mark.js';
import { useSimulationTools } from '../runs/use-simulations.js';
import { useMaySteer } from '../transport/use-may-steer.js';
import styles from './run-panel.module.css';
import { TruckWay } from './truck-way.js';

const FACTORS = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];

interface TruckControlsProps {
  readonly run: SimulationState;
  readonly truck: SimulatedTruckState;
}

/** Holds, releases, slows, hurries or silences one truck. */
export function TruckControls({ run, truck }: TruckControlsProps): ReactElement {
  const { t } = useTranslation();
  const tools = useSimulationTools();
  const canSteer = useMaySteer(run) && !truck.killed;
  const [isKilling, setKilling] = useState(false);
  const { truckId, held, speedFactor } = truck;
  const factors = [...new Set([...FACTORS, speedFactor])].toSorted((one, other) => one - other);

  function control(wish: SimulationTruck['control']): void {
    void tools.truck({ simulationId: run.simulationId, truckId, control: wish });
  }

  return (
    <section className={styles['truck']} aria-label={t('simulate.truckNamed', { name: truckId })}>
      <h3 className={styles['truckName']}>
        {truckId} <SimulatedMark />
      </h3>
      <p className={styles['truckWay']}>
        <TruckWay truckId={truckId} faults={run.faults} />
      </p>
      <div className={styles['truckButtons']}>
        <Button
          variant="default"
          leftSection={held ? <IconPlayerPlay size={16} aria-hidden /> : <IconHandStop size={16} aria-hidden />}
          disabled={!canSteer}
          onClick={() => control({ action: held ? 'release' : 'hold' })}
        >
          {t(held ? 'simulate.release' : 'simulate.hold')}
        </Button>
        <NativeSelect
          className={styles['factor'] ?? ''}
          aria-label={t('simulate.speedFactor')}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          data={factors.map((each) => ({
            value: String(each),
            label: t('simulate.speedOf', { pace: paceText(each) }),
          }))}
          value={String(speedFactor)}
          disabled={!canSteer}
          onChange={(event) => control({ action: 'speed', factor: Number(event.currentTarget.value) })}
        />
        <Button
          variant="default"
          leftSection={<IconPlugX size={16} aria-hidden />}
          disabled={!canSteer}
          onClick={() => setKilling(true)}
        >
          {t('simulate.kill')}
        </Button>
      </div>
      <ConfirmDialog
        opened={isKilling}
        question={t('simulate.killQuestion', { name: truckId })}
        action={t('simulate.kill')}
        onConfirm={() => {
          setKilling(false);
          control({ action: 'kill' });
        }}
        onCancel={() => setKilling(false)}
      />
    </section>
  );
}
