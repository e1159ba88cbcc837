import { Loader, TextInput } from '@mantine/core';
import type { SimulationState } from '@fleetmap/events';
import { IconSearch } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../ui/use-desk.js';
import styles from './run-panel.module.css';
import { findTrucks } from './run-trucks.js';
import { TruckControls } from './truck-controls.js';
import { TruckTable } from './truck-table.js';
import { useRunTrucks } from './use-run-trucks.js';

/** Every truck of the run, and what can be done with the chosen one. */
export function TrucksTab({ run }: { readonly run: SimulationState }): ReactElement {
  const { t } = useTranslation();
  const trucks = useRunTrucks(run);
  const selectedId = useDesk((state) => state.selectedId);
  const [search, setSearch] = useState('');
  if (!trucks) return <Loader m="md" size="sm" />;
  const found = findTrucks(trucks, search);
  const chosen = trucks.find(({ mapId }) => mapId === selectedId);
  return (
    <>
      <TextInput
        className={styles['search'] ?? ''}
        type="search"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {found.length > 0 ? (
        <TruckTable trucks={found} faults={run.faults} />
      ) : (
        <p className={styles['none']}>{t(trucks.length > 0 ? 'list.noMatch' : 'simulate.noTrucks')}</p>
      )}
      {chosen ? (
        <TruckControls run={run} truck={chosen} />
      ) : (
        trucks.length > 0 && <p className={styles['hint']}>{t('simulate.chooseTruck')}</p>
      )}
    </>
  );
}
