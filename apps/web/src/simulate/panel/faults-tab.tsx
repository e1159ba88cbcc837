import { NativeSelect, UnstyledButton } from '@mantine/core';
import type { FaultMode, SimulationState } from '@fleetmap/events';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../ui/use-desk.js';
import { useSimulationTools } from '../runs/use-simulations.js';
import { useMaySteer } from '../transport/use-may-steer.js';
import styles from './faults-tab.module.css';
import panelStyles from './run-panel.module.css';

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

  if (run.faults.length === 0) return <p className={panelStyles['none']}>{t('simulate.noFaults')}</p>;

  function switchTo(faultId: string, mode: FaultMode): void {
    const whose = truckId === undefined ? {} : { truckId };
    void tools.fault({ simulationId: run.simulationId, faultId, mode, ...whose });
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
        {run.faults.map(({ id, kind, mode }) => (
          <li key={id} className={styles['fault']}>
            <span className={styles['name']}>
              {id}
              <span className={styles['kind']}>{t(`fault.${kind}`)}</span>
            </span>
            <fieldset className={styles['modes']} aria-label={id} disabled={!maySteer}>
              {MODES.map((each) => (
                <UnstyledButton
                  key={each}
                  className={styles['mode'] ?? ''}
                  aria-pressed={truckId === undefined ? each === mode : undefined}
                  onClick={() => switchTo(id, each)}
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
