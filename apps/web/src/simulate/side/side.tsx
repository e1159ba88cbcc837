import { Button } from '@mantine/core';
import { IconPlus, IconRepeat } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { DriveFile } from '../drive/drive-file.js';
import { useIsForbidden } from '../runs/use-simulations.js';
import { RunList } from './run-list.js';
import { ScenarioList } from './scenario-list.js';
import styles from './side.module.css';
import { useScenarios } from './use-scenarios.js';

interface SideProps {
  readonly chosenId: string | undefined;
  readonly onChoose: (simulationId: string) => void;
  /** Somebody wants to run again what was recorded. */
  readonly onAgain: () => void;
  /** Grows when a scenario was made elsewhere on the page. */
  readonly scenariosMade: number;
}

/** What runs, and what can be started. */
export function Side({ chosenId, onChoose, onAgain, scenariosMade }: SideProps): ReactElement {
  const { t } = useTranslation();
  const { scenarios, refresh } = useScenarios(scenariosMade);
  const isForbidden = useIsForbidden();
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
        <Button
          variant="default"
          leftSection={<IconRepeat size={16} aria-hidden />}
          disabled={isForbidden}
          onClick={onAgain}
        >
          {t('again.button')}
        </Button>
      </div>
      <RunList chosenId={chosenId} onChoose={onChoose} />
      <ScenarioList scenarios={scenarios} refresh={refresh} onStarted={onChoose} />
    </nav>
  );
}
