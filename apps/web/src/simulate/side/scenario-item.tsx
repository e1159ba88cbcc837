import { ActionIcon, Tooltip } from '@mantine/core';
import { createSimulation } from '@fleetmap/client';
import type { ScenarioSummary } from '@fleetmap/events';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { useIsForbidden, useSimulationTools } from '../runs/use-simulations.js';
import { ScenarioMenu } from './scenario-menu.js';
import styles from './side.module.css';

interface ScenarioItemProps {
  readonly scenario: ScenarioSummary;
  readonly onStarted: (simulationId: string) => void;
  readonly onChanged: () => void;
}

export function ScenarioItem({ scenario, onStarted, onChanged }: ScenarioItemProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const tools = useSimulationTools();
  const isForbidden = useIsForbidden();
  const [isStarting, setStarting] = useState(false);
  const { scenarioId, name, description, duration, truckCount, faults } = scenario;

  async function start(): Promise<void> {
    setStarting(true);
    const run = await tools.ask(createSimulation({ scenarioId, rate: 1, start: true }));
    setStarting(false);
    if (run) onStarted(run.simulationId);
  }

  return (
    <li className={styles['scenario']}>
      <span className={styles['name']} title={description}>
        <span className={styles['text']}>{name}</span>
      </span>
      <span className={styles['facts']}>
        <span>{t('simulate.trucks', { count: truckCount, number: format.number(truckCount) })}</span>
        <span>{format.duration(duration * 1000)}</span>
        {faults.length > 0 && (
          <span title={faults.map((kind) => t(`fault.${kind}`)).join(', ')}>
            {t('simulate.faults', { count: faults.length, number: format.number(faults.length) })}
          </span>
        )}
      </span>
      <span className={styles['actions']}>
        <Tooltip label={isForbidden ? t('simulate.trouble.forbidden') : t('simulate.start')}>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('simulate.startNamed', { name })}
            loading={isStarting}
            disabled={isForbidden}
            onClick={() => void start()}
          >
            <IconPlayerPlay size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <ScenarioMenu scenario={scenario} onStarted={onStarted} onChanged={onChanged} />
      </span>
    </li>
  );
}
