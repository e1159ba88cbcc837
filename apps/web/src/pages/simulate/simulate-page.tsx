import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core';
import type { SimulationState } from '@fleetmap/events';
import { IconKeyboard } from '@tabler/icons-react';
import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { DeskContext, useDeskTools } from '../../desk-context.js';
import { FleetMap } from '../../map/fleet-map.js';
import { RunAgain } from '../../simulate/again/run-again.js';
import { useRecordedWindow } from '../../simulate/again/use-recorded-window.js';
import { DriveLinkedRoute } from '../../simulate/drive/drive-linked-route.js';
import { RUN_SHORTCUTS } from '../../simulate/keys/run-shortcuts.js';
import { useRunShortcuts } from '../../simulate/keys/use-run-shortcuts.js';
import { RunPanel } from '../../simulate/panel/run-panel.js';
import { createSimulationTools } from '../../simulate/runs/simulation-tools.js';
import { useRunDesk } from '../../simulate/runs/use-run-desk.js';
import { SimulationContext, useIsForbidden, useRun } from '../../simulate/runs/use-simulations.js';
import { Side } from '../../simulate/side/side.js';
import type { OtherTrucks } from '../../simulate/transport/other-trucks.js';
import { Transport } from '../../simulate/transport/transport.js';
import { TroubleNote } from '../../simulate/transport/trouble-note.js';
import { useFirstLook } from '../../simulate/transport/use-first-look.js';
import { TopBar } from '../../ui/bar/top-bar.js';
import { ShortcutsHelp } from '../../ui/keys/shortcuts-help.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { useSingleKeys } from '../../ui/use-single-keys.js';
import styles from './simulate-page.module.css';

/** Where operators drive simulated trucks. */
export function SimulatePage(): ReactElement {
  const [tools] = useState(createSimulationTools);
  const { player } = useDeskTools();
  useEffect(
    function watchSimulations() {
      player.goLive(); // what is steered here is now
      return tools.open();
    },
    [tools, player],
  );
  return (
    <SimulationContext value={tools}>
      <RunDesk />
    </SimulationContext>
  );
}

/** While a run is chosen, its trucks are all the fleet that the page knows, unless the others are asked for. */
function RunDesk(): ReactElement {
  const [search, setSearch] = useSearchParams();
  const run = useRun(search.get('run') ?? undefined);
  const [areOthersShown, showOthers] = useState(false);
  const tools = useRunDesk(areOthersShown ? undefined : run?.simulationId);
  const again = useRecordedWindow();
  const [scenariosMade, setScenariosMade] = useState(0);
  return (
    <>
      <DeskContext value={tools}>
        <Operator run={run} others={{ areShown: areOthersShown, onShow: showOthers }} scenariosMade={scenariosMade} />
      </DeskContext>
      {again && (
        // Here the whole fleet is known.
        <RunAgain
          first={again}
          onMade={() => setScenariosMade((count) => count + 1)}
          onStarted={(simulationId) => setSearch({ run: simulationId })}
          onClose={() => setSearch(run ? { run: run.simulationId } : {})}
        />
      )}
    </>
  );
}

interface OperatorProps {
  readonly run: SimulationState | undefined;
  readonly others: OtherTrucks;
  readonly scenariosMade: number;
}

function Operator({ run, others, scenariosMade }: OperatorProps): ReactElement {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const [search, setSearch] = useSearchParams();
  const routeId = search.get('route');
  const isForbidden = useIsForbidden();
  const [helpOpened, setHelpOpened] = useState(false);
  const [singleKeys, enableSingleKeys] = useSingleKeys();
  const openHelp = useCallback(() => setHelpOpened(true), []);
  useRunShortcuts(run, { enabled: singleKeys, openHelp });
  useFirstLook(run);

  const choose = (simulationId: string): void => setSearch({ run: simulationId });

  return (
    <div className={styles['page']} data-chosen={run !== undefined}>
      <TopBar>
        {!isPhone && (
          <Tooltip label={t('bar.help')}>
            <ActionIcon variant="default" size={40} aria-label={t('bar.help')} onClick={openHelp}>
              <IconKeyboard size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </TopBar>
      <Side
        chosenId={run?.simulationId}
        onChoose={choose}
        onAgain={() => setSearch(run ? { run: run.simulationId, again: '' } : { again: '' })}
        scenariosMade={scenariosMade}
      />
      <main className={styles['map']}>
        <VisuallyHidden>
          <h2>{t('app.map')}</h2>
        </VisuallyHidden>
        <FleetMap />
      </main>
      {run ? (
        <>
          <div className={styles['transport']}>
            <Transport run={run} others={others} />
          </div>
          <aside className={styles['panel']} aria-label={run.name}>
            <RunPanel key={run.simulationId} run={run} />
          </aside>
        </>
      ) : (
        <div className={styles['transport']}>
          <div className={styles['start']}>
            <p>{t('simulate.chooseRun')}</p>
            {isForbidden && <p>{t('simulate.watching')}</p>}
            <TroubleNote />
          </div>
        </div>
      )}
      {routeId !== null && <DriveLinkedRoute routeId={routeId} onStarted={choose} onClose={() => setSearch({})} />}
      <ShortcutsHelp
        shortcuts={RUN_SHORTCUTS}
        opened={helpOpened}
        onClose={() => setHelpOpened(false)}
        enabled={singleKeys}
        onEnable={enableSingleKeys}
      />
    </div>
  );
}
