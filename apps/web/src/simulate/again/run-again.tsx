import type { ScenarioDetail } from '@fleetmap/events';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StartForm } from '../drive/start-form.js';
import { AgainDialog } from './again-dialog.js';
import type { RecordedWindow } from './recorded-window.js';

interface RunAgainProps {
  readonly first: RecordedWindow;
  /** The scenario is kept, whether it is started or not. */
  readonly onMade: () => void;
  readonly onStarted: (simulationId: string) => void;
  readonly onClose: () => void;
}

/** "Run this again": makes a scenario of what was recorded, then offers to start it. */
export function RunAgain({ first, onMade, onStarted, onClose }: RunAgainProps): ReactElement {
  const { t } = useTranslation();
  const [made, setMade] = useState<ScenarioDetail>();
  if (made) {
    const title = t('simulate.startNamed', { name: made.name });
    return <StartForm {...{ title, onStarted, onClose }} firstRate={1} request={{ scenarioId: made.scenarioId }} />;
  }
  return (
    <AgainDialog
      first={first}
      onMade={(scenario) => {
        setMade(scenario);
        onMade();
      }}
      onClose={onClose}
    />
  );
}
