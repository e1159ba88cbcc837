import { NativeSelect, UnstyledButton } from '@mantine/core';
import type { FaultMode, SimulationState } from '@fleetmap/events';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactElement, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../ui/use-desk.js';
import { useSimulationTools } from '../runs/use-simulations.js';
import { useMaySteer } from '../transport/use-may-steer.js';
import styles from './faults-tab.module.css';
import panelStyles from './run-panel.module.css';
import { ProgressContext, useTruckProgress } from './use-truck-progress.js';

const MODES: readonly FaultMode[] = ['scripted', 'on', 'off'];

/** Switches each fault of the scenario, for all trucks or for the chosen one. */
export function FaultsTab({ run }: { readonly run: SimulationState }): ReactElement {
  const { t } = useTranslation();
  const tools = useSimulationTools();
  const maySteer = useMaySteer(run);
  const mapId = useDesk((state) => state.selectedId);
  const [isOnlyOne, setOnlyOne] = useState(false);
  const prefix = `${run.simulationId}-`;
  const chosenId = mapId?.startsWith(prefix) ? mapId.slice(prefix.length) : undefined;
  const truckId = isOnlyOne ? chosenId : undefined;

  const feed = useContext(ProgressContext);
  const progress = useTruckProgress(truckId);

  /** How the fault is switched for whom one switches; undefined until that is known. */
  function modeOf({ id, mode }: SimulationState['faults'][number]): FaultMode | undefined {
    if (truckId === undefined) return mode;
    return progress && (progress.switched.find(({ faultId }) => faultId === id)?.mode ?? 'scripted');
  }

  if (run.faults.length === 0) return <p className={panelStyles['none']}>{t('simulate.noFaults')}</p>;

  async function switchTo(faultId: string, mode: FaultMode): Promise<void> {
    const whose = truckId === undefined ? {} : { truckId };
    if (await tools.fault({ simulationId: run.simulationId, faultId, mode, ...whose })) feed?.refresh();
  }

  return (
    <div className={styles['faults']}>
      <NativeSelect
        className={styles['whose'] ?? ''}
        label={t('simulate.faultsOf')}
        rightSection={<IconChevronDown size={14} aria-hidden />}
        data={[
          { value: 'all', label: t('simulate.allTrucks') },
          ...(chosenId === undefined ? [] : [{ value: 'one', label: chosenId }]),
        ]}
        value={truckId === undefined ? 'all' : 'one'}
        onChange={(event) => setOnlyOne(event.currentTarget.value === 'one')}
      />
      {chosenId === undefined && <p className={styles['hint']}>{t('simulate.chooseTruckForFaults')}</p>}
      <ul className={styles['list']}>
        {run.faults.map((fault) => (
          <li key={fault.id} className={styles['fault']}>
            <span className={styles['name']}>
              {fault.id}
              <span className={styles['kind']}>{t(`fault.${fault.kind}`)}</span>
            </span>
            <fieldset className={styles['modes']} aria-label={fault.id} disabled={!maySteer}>
              {MODES.map((each) => (
                <UnstyledButton
                  key={each}
                  className={styles['mode'] ?? ''}
                  aria-pressed={each === modeOf(fault)}
                  onClick={() => void switchTo(fault.id, each)}
                >
                  {t(`simulate.mode.${each}`)}
                </UnstyledButton>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
    </div>
  );
}
