import { UnstyledButton } from '@mantine/core';
import type { SimulationState } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { SimulatedMark } from '../../ui/simulated-mark.js';
import { clockText } from '../runs/run-time.js';
import { useRunTime, useSimulations } from '../runs/use-simulations.js';
import { StatusPill } from '../transport/status-pill.js';
import styles from './side.module.css';

interface RunListProps {
  readonly chosenId: string | undefined;
  readonly onChoose: (simulationId: string) => void;
}

/** Every simulation of the server, whoever started it. */
export function RunList({ chosenId, onChoose }: RunListProps): ReactElement {
  const { t } = useTranslation();
  const runs = useSimulations((state) => state.runs);
  const connection = useSimulations((state) => state.connection);
  return (
    <section aria-label={t('simulate.runs')}>
      <h3 className={styles['heading']}>{t('simulate.runs')}</h3>
      {runs.length === 0 ? (
        <p className={styles['none']}>{t(connection === 'waiting' ? 'simulate.waiting' : 'simulate.noRuns')}</p>
      ) : (
        <ul className={styles['list']}>
          {runs.map((run) => (
            <li key={run.simulationId}>
              <UnstyledButton
                className={styles['run'] ?? ''}
                aria-current={run.simulationId === chosenId}
                onClick={() => onChoose(run.simulationId)}
              >
                <RunSummary run={run} />
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function RunSummary({ run }: { readonly run: SimulationState }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const time = useRunTime(run);
  return (
    <>
      <span className={styles['name']}>
        <span className={styles['text']}>{run.name}</span>
        <SimulatedMark />
      </span>
      <span className={styles['facts']}>
        <StatusPill status={run.status} />
        <span>{run.simulationId}</span>
        <span>{t('simulate.trucks', { count: run.truckCount, number: format.number(run.truckCount) })}</span>
        <span className={styles['clock']}>{clockText(time)}</span>
      </span>
      <span className={styles['bar']} aria-hidden="true">
        <span style={{ width: `${(100 * time) / run.duration}%` }} />
      </span>
    </>
  );
}
