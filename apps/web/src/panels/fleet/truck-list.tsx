import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useFormat } from '../../i18n/use-format.js';
import { TRUCK_LIST_ID } from '../../ui/keys/focus-places.js';
import { VirtualListbox } from '../../ui/listbox/virtual-listbox.js';
import { useDesk } from '../../ui/use-desk.js';
import { readTruck } from '../read-truck.js';
import { openTruck } from './open-truck.js';
import styles from './truck-list.module.css';
import { TruckRow } from './truck-row.js';

/** The fleet as a listbox. */
export function TruckList({ rows }: { readonly rows: readonly number[] }): ReactElement {
  const { t } = useTranslation();
  const tools = useDeskTools();
  const format = useFormat();
  const selectedId = useDesk((desk) => desk.selectedId);
  const { truckIds } = tools.fleet;
  const now = tools.clock.now();
  return (
    <VirtualListbox
      id={TRUCK_LIST_ID}
      label={t('list.title')}
      rows={rows}
      selected={selectedId === undefined ? undefined : tools.fleet.indexOf(selectedId)}
      rowClassName={styles['row']}
      onOpen={(index) => openTruck(tools, truckIds[index]!)}
      onHover={(index) => tools.desk.setState({ hoveredId: index === undefined ? undefined : truckIds[index] })}
      renderRow={(index) => <TruckRow truck={readTruck(tools.fleet, index, now)} format={format} />}
    />
  );
}
