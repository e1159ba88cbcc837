import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { DriveFile } from '../drive/drive-file.js';
import { RunList } from './run-list.js';
import { ScenarioList } from './scenario-list.js';
import styles from './side.module.css';
import { useScenarios } from './use-scenarios.js';

interface SideProps {
  readonly chosenId: string | undefined;
  readonly onChoose: (simulationId: string) => void;
}

/** What runs, and what can be started. */
export function Side({ chosenId, onChoose }: SideProps): ReactElement {
  const { t } = useTranslation();
  const { scenarios, refresh } = useScenarios();
  return (
    <nav className={styles['side']} aria-label={t('simulate.title')}>
      <div className={styles['tools']}>
        <DriveFile onStarted={onChoose} />
        <Button
          component={Link}
          href="/simulate/scenarios/new"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          {t('simulate.newScenario')}
        </Button>
      </div>
      <RunList chosenId={chosenId} onChoose={onChoose} />
      <ScenarioList scenarios={scenarios} refresh={refresh} onStarted={onChoose} />
    </nav>
  );
}
