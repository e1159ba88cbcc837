import { VisuallyHidden } from '@mantine/core';
import { type ReactElement, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './app.module.css';
import { FleetMap } from './map/fleet-map.js';
import { FleetPanel } from './panels/fleet/fleet-panel.js';
import { NoTrucks } from './panels/start/no-trucks.js';
import { TruckPanel } from './panels/truck/truck-panel.js';
import { recall, remember } from './ui/remembered.js';
import { ShortcutsHelp } from './ui/keys/shortcuts-help.js';
import { TopBar } from './ui/bar/top-bar.js';
import { useDesk } from './ui/use-desk.js';
import { useShortcuts } from './ui/keys/use-shortcuts.js';

/** The desk: a bar, the list, the map, and the chosen truck. */
export function App(): ReactElement {
  const { t } = useTranslation();
  const selectedId = useDesk((desk) => desk.selectedId);
  const [helpOpened, setHelpOpened] = useState(false);
  const [singleKeys, setSingleKeys] = useState(() => recall('single-key-shortcuts') !== 'off');
  const openHelp = useCallback(() => setHelpOpened(true), []);
  useShortcuts(singleKeys, openHelp);

  function enableSingleKeys(enabled: boolean): void {
    remember('single-key-shortcuts', enabled ? 'on' : 'off');
    setSingleKeys(enabled);
  }

  return (
    <div className={styles['desk']} data-chosen={selectedId !== undefined}>
      <TopBar onHelp={openHelp} />
      <FleetPanel />
      <main className={styles['map']}>
        <VisuallyHidden>
          <h2>{t('app.map')}</h2>
        </VisuallyHidden>
        <FleetMap />
        <NoTrucks />
      </main>
      {selectedId !== undefined && <TruckPanel key={selectedId} truckId={selectedId} />}
      <ShortcutsHelp
        opened={helpOpened}
        onClose={() => setHelpOpened(false)}
        enabled={singleKeys}
        onEnable={enableSingleKeys}
      />
    </div>
  );
}
