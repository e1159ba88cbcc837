import type { SimulatedTruckState, SimulationState } from '@fleetmap/events';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { openTruck } from '../../panels/fleet/open-truck.js';
import { VirtualListbox } from '../../ui/listbox/virtual-listbox.js';
import { useDesk } from '../../ui/use-desk.js';
import { useFleetTick } from '../../ui/use-fleet-tick.js';
import styles from './truck-table.module.css';
import { TruckTableRow } from './truck-table-row.js';

interface TruckTableProps {
  readonly trucks: readonly SimulatedTruckState[];
  /** Of the scenario. */
  readonly faults: SimulationState['faults'];
}

/** The trucks of a run; choosing one shows it on the map. */
export function TruckTable({ trucks, faults }: TruckTableProps): ReactElement {
  const { t } = useTranslation();
  const tools = useDeskTools();
  const selectedId = useDesk((state) => state.selectedId);
  const truckById = useMemo(() => new Map(trucks.map((truck) => [truck.mapId, truck])), [trucks]);
  const mapIds = useMemo(() => [...truckById.keys()], [truckById]);
  useFleetTick();
  return (
    <VirtualListbox
      label={t('simulate.truckList')}
      rows={mapIds}
      selected={selectedId}
      rowClassName={styles['row']}
      onOpen={(mapId) => openTruck(tools, mapId)}
      renderRow={(mapId) => <TruckTableRow truck={truckById.get(mapId)!} faults={faults} />}
    />
  );
}
