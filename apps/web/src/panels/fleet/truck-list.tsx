// oxlint-disable jsx-a11y/prefer-tag-over-role -- a <select> cannot hold ten thousand rows of two lines
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useFormat } from '../../i18n/use-format.js';
import { TRUCK_LIST_ID } from '../../ui/keys/focus-places.js';
import { useDesk } from '../../ui/use-desk.js';
import { readTruck } from '../read-truck.js';
import { openTruck } from './open-truck.js';
import styles from './truck-list.module.css';
import { TruckRow } from './truck-row.js';
import { useListCursor } from './use-list-cursor.js';

const ROW_HEIGHT = 44; // pixels: two lines, and a finger

/** The fleet as a listbox: only the rows in view exist. */
export function TruckList({ rows }: { readonly rows: readonly number[] }): ReactElement {
  const { t } = useTranslation();
  const tools = useDeskTools();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const selectedId = useDesk((desk) => desk.selectedId);
  // oxlint-disable-next-line react/incompatible-library -- the desk is built without the React compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const { cursor, onKeyDown, moveTo } = useListCursor(rows, {
    scrollTo: (place) => virtualizer.scrollToIndex(place),
    open: (index) => openTruck(tools, tools.fleet.truckIds[index]!),
  });
  const items = virtualizer.getVirtualItems();
  const isRendered = cursor !== undefined && items.some(({ index }) => index === cursor);
  const now = tools.clock.now();

  const selectedPlace = rows.findIndex((index) => tools.fleet.truckIds[index] === selectedId);
  const isListed = selectedPlace >= 0;
  const showSelected = useEffectEvent(() => moveTo(selectedPlace));
  // Only when a truck is chosen or comes into the list: not when the list changes under the dispatcher who scrolls it.
  useEffect(
    function keepSelectedInView() {
      if (selectedId !== undefined && isListed) showSelected();
    },
    [selectedId, isListed],
  );

  return (
    <div
      ref={scroller}
      id={TRUCK_LIST_ID}
      className={styles['list']}
      role="listbox"
      tabIndex={0}
      aria-label={t('list.title')}
      aria-activedescendant={isRendered ? optionId(rows[cursor]!) : undefined}
      onFocus={(event) => {
        // By keys only: under a mouse the rows must not move.
        if (event.currentTarget.matches(':focus-visible')) moveTo(cursor ?? 0);
      }}
      onKeyDown={onKeyDown}
    >
      <div className={styles['content']} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index: place, start }) => {
          const index = rows[place]!;
          const truck = readTruck(tools.fleet, index, now);
          return (
            <div
              key={index}
              id={optionId(index)}
              className={styles['row']}
              role="option"
              tabIndex={-1}
              aria-selected={truck.id === selectedId}
              aria-setsize={rows.length}
              aria-posinset={place + 1}
              data-cursor={place === cursor}
              data-connectivity={truck.connectivity}
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
              onClick={() => openTruck(tools, truck.id)}
              onMouseEnter={() => tools.desk.setState({ hoveredId: truck.id })}
              onMouseLeave={() => tools.desk.setState({ hoveredId: undefined })}
              onKeyDown={onKeyDown}
            >
              <TruckRow truck={truck} format={format} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function optionId(index: number): string {
  return `truck-option-${index}`;
}
