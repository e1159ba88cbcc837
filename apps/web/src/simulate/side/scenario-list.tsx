import { Button, Loader } from '@mantine/core';
import { isRejection, type ScenarioSummary } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ScenarioItem } from './scenario-item.js';
import styles from './side.module.css';
import type { useScenarios } from './use-scenarios.js';

interface ScenarioListProps extends ReturnType<typeof useScenarios> {
  readonly onStarted: (simulationId: string) => void;
}

/** What can be started: scenarios that came with the server, and those that users saved. */
export function ScenarioList({ scenarios, refresh, onStarted }: ScenarioListProps): ReactElement {
  const { t } = useTranslation();
  if (scenarios.state === 'waiting') return <Loader size="sm" m="md" />;
  if (scenarios.state === 'failed')
    return (
      <div className={styles['none']} role="alert">
        <p>{t('simulate.scenariosFailed')}</p>
        <Button variant="default" onClick={scenarios.retry}>
          {t('history.retry')}
        </Button>
      </div>
    );
  if (isRejection(scenarios.value))
    return (
      <p className={styles['none']} role="alert">
        {t('simulate.trouble.forbidden')}
      </p>
    );
  const saved = scenarios.value.filter(({ origin }) => origin === 'saved');
  const shipped = scenarios.value.filter(({ origin }) => origin === 'shipped');
  const section = (title: string, rows: readonly ScenarioSummary[]): ReactElement => (
    <section aria-label={title}>
      <h3 className={styles['heading']}>{title}</h3>
      <ul className={styles['list']}>
        {rows.map((scenario) => (
          <ScenarioItem key={scenario.scenarioId} scenario={scenario} onStarted={onStarted} onChanged={refresh} />
        ))}
      </ul>
    </section>
  );
  return (
    <>
      {saved.length > 0 && section(t('simulate.ownScenarios'), saved)}
      {section(t('simulate.shippedScenarios'), shipped)}
    </>
  );
}
