import { VisuallyHidden } from '@mantine/core';
import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './desk-page.module.css';
import { useDeskTools } from '../../desk-context.js';
import { FleetMap } from '../../map/fleet-map.js';
import { FleetPanel } from '../../panels/fleet/fleet-panel.js';
import { NoTrucks } from '../../panels/start/no-trucks.js';
import { TruckPanel } from '../../panels/truck/truck-panel.js';
import { playFrom } from '../../replay/timeline-actions.js';
import { PastBanner } from '../../timeline/past-banner.js';
import { Timeline } from '../../timeline/timeline.js';
import { useIsPast } from '../../timeline/use-replay.js';
import { keepViewInUrl } from '../../stores/view-in-url.js';
import { DeskButtons } from './desk-buttons.js';
import { ShortcutsHelp } from '../../ui/keys/shortcuts-help.js';
import { TopBar } from '../../ui/bar/top-bar.js';
import { useDesk } from '../../ui/use-desk.js';
import { useSingleKeys } from '../../ui/use-single-keys.js';
import { useShortcuts } from '../../ui/keys/use-shortcuts.js';

/** The desk: a bar, the list, the map, and the chosen truck. */
export function DeskPage(): ReactElement {
  const { t } = useTranslation();
  const selectedId = useDesk((desk) => desk.selectedId);
  const tools = useDeskTools();
  const isPast = useIsPast();
  const [helpOpened, setHelpOpened] = useState(false);
  const [singleKeys, enableSingleKeys] = useSingleKeys();
  const openHelp = useCallback(() => setHelpOpened(true), []);
  useShortcuts(singleKeys, openHelp);
  useEffect(
    function keepViewInAddress() {
      return keepViewInUrl(tools.desk, tools.replay, () => tools.player.at());
    },
    [tools],
  );

  return (
    <div className={styles['desk']} data-chosen={selectedId !== undefined} data-past={isPast}>
      <TopBar>
        <DeskButtons onHelp={openHelp} />
      </TopBar>
      <FleetPanel />
      <main className={styles['map']}>
        <VisuallyHidden>
          <h2>{t('app.map')}</h2>
        </VisuallyHidden>
        <PastBanner />
        <FleetMap />
        <NoTrucks />
      </main>
      <Timeline />
      {selectedId !== undefined && (
        <TruckPanel key={selectedId} truckId={selectedId} onPlay={({ from }) => playFrom(tools, from)} />
      )}
      <ShortcutsHelp
        opened={helpOpened}
        onClose={() => setHelpOpened(false)}
        enabled={singleKeys}
        onEnable={enableSingleKeys}
      />
    </div>
  );
}
