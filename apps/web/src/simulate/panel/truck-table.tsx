// oxlint-disable jsx-a11y/prefer-tag-over-role -- a <select> cannot hold ten thousand rows of several columns
import { useVirtualizer } from '@tanstack/react-virtual';
import type { SimulatedTruckState } from '@fleetmap/events';
import { type ReactElement, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useListCursor } from '../../panels/fleet/use-list-cursor.js';
import { selectTruck } from '../../stores/desk-store.js';
import { useDesk } from '../../ui/use-desk.js';
import { useFleetTick } from '../../ui/use-fleet-tick.js';
import styles from './truck-table.module.css';
import { TruckTableRow } from './truck-table-row.js';

const ROW_HEIGHT = 44; // pixels: two lines, and a finger

/** The trucks of a run as a listbox of which only the rows in view exist; choosing one shows it on the map. */
export function TruckTable({ trucks }: { readonly trucks: readonly SimulatedTruckState[] }): ReactElement {
  const { t } = useTranslation();
  const { desk, camera } = useDeskTools();
  const scroller = useRef<HTMLDivElement>(null);
  const selectedId = useDesk((state) => state.selectedId);
  const mapIds = useMemo(() => trucks.map(({ mapId }) => mapId), [trucks]);
  useFleetTick();
  // oxlint-disable-next-line react/incompatible-library -- the page is built without the React compiler
  const virtualizer = useVirtualizer({
    count: trucks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const { cursor, onKeyDown, moveTo } = useListCursor(mapIds, {
    scrollTo: (place) => virtualizer.scrollToIndex(place),
    open: choose,
  });
  const items = virtualizer.getVirtualItems();
  const isRendered = cursor !== undefined && items.some(({ index }) => index === cursor);

  function choose(mapId: string): void {
    selectTruck(desk, mapId);
    camera.showTruck(mapId);
  }

  return (
    <div
      ref={scroller}
      className={styles['list']}
      role="listbox"
      tabIndex={0}
      aria-label={t('simulate.truckList')}
      aria-activedescendant={isRendered ? optionId(cursor) : undefined}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) moveTo(cursor ?? 0);
      }}
      onKeyDown={onKeyDown}
    >
      <div className={styles['content']} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const truck = trucks[index]!;
          return (
            <div
              key={truck.mapId}
              id={optionId(index)}
              className={styles['row']}
              role="option"
              tabIndex={-1}
              aria-selected={truck.mapId === selectedId}
              aria-setsize={trucks.length}
              aria-posinset={index + 1}
              data-cursor={index === cursor}
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
              onClick={() => choose(truck.mapId)}
              onKeyDown={onKeyDown}
            >
              <TruckTableRow truck={truck} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function optionId(place: number): string {
  return `simulated-truck-${place}`;
}
