import { Tabs } from '@mantine/core';
import type { SimulationState } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { FaultsTab } from './faults-tab.js';
import { LogTab } from './log-tab.js';
import styles from './run-panel.module.css';
import { TrucksTab } from './trucks-tab.js';
import { ProgressContext, useProgressFeed } from './use-truck-progress.js';

const CLASSES = { root: styles['tabs'] ?? '', panel: styles['panel'] ?? '', tab: styles['tab'] ?? '' };

/** The trucks, the faults and the log of one run. */
export function RunPanel({ run }: { readonly run: SimulationState }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { simulationId, truckCount, faults } = run;
  const feed = useProgressFeed(simulationId);
  return (
    <ProgressContext value={feed}>
      <Tabs defaultValue="trucks" keepMounted={false} classNames={CLASSES}>
        <Tabs.List grow aria-label={run.name}>
          <Tabs.Tab value="trucks">
            {t('list.title')} <span className={styles['count']}>{format.number(truckCount)}</span>
          </Tabs.Tab>
          <Tabs.Tab value="faults">
            {t('simulate.faultsTitle')} <span className={styles['count']}>{format.number(faults.length)}</span>
          </Tabs.Tab>
          <Tabs.Tab value="log">{t('simulate.log')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="trucks">
          <TrucksTab run={run} />
        </Tabs.Panel>
        <Tabs.Panel value="faults">
          <FaultsTab run={run} />
        </Tabs.Panel>
        <Tabs.Panel value="log">
          <LogTab simulationId={simulationId} />
        </Tabs.Panel>
      </Tabs>
    </ProgressContext>
  );
}
