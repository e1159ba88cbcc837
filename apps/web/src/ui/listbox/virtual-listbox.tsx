// oxlint-disable jsx-a11y/prefer-tag-over-role -- a <select> cannot hold ten thousand rows of two lines
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react';
import { useListCursor } from './use-list-cursor.js';
import styles from './virtual-listbox.module.css';

const ROW_HEIGHT = 44; // pixels: two lines, and a finger

interface VirtualListboxProps<Row extends number | string> {
  readonly rows: readonly Row[];
  /** Of `rows`; undefined: none of them. */
  readonly selected: Row | undefined;
  readonly label: string;
  readonly id?: string;
  readonly rowClassName: string | undefined;
  readonly onOpen: (row: Row) => void;
  readonly onHover?: (row: Row | undefined) => void;
  readonly renderRow: (row: Row) => ReactNode;
}

/** A listbox of any length: only the rows in view exist. */
export function VirtualListbox<Row extends number | string>(props: VirtualListboxProps<Row>): ReactElement {
  const { rows, selected, label, id, rowClassName = '', onOpen, onHover, renderRow } = props;
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the desk is built without the React compiler
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const { cursor, onKeyDown, moveTo } = useListCursor(rows, {
    scrollTo: (place) => virtualizer.scrollToIndex(place),
    open: onOpen,
  });
  const items = virtualizer.getVirtualItems();
  const isRendered = cursor !== undefined && items.some(({ index }) => index === cursor);
  const optionId = (row: Row): string => `${prefix}-${row}`;

  const selectedPlace = selected === undefined ? -1 : rows.indexOf(selected);
  const isListed = selectedPlace >= 0;
  const showSelected = useEffectEvent(() => moveTo(selectedPlace));
  // Only when a row is chosen or comes into the list: not when the list changes under the one who scrolls it.
  useEffect(
    function keepSelectedInView() {
      if (selected !== undefined && isListed) showSelected();
    },
    [selected, isListed],
  );

  return (
    <div
      ref={scroller}
      id={id}
      className={styles['list']}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={isRendered ? optionId(rows[cursor]!) : undefined}
      onFocus={(event) => {
        // By keys only: under a mouse the rows must not move.
        if (event.currentTarget.matches(':focus-visible')) moveTo(cursor ?? 0);
      }}
      onKeyDown={onKeyDown}
    >
      <div className={styles['content']} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index: place, start }) => {
          const row = rows[place]!;
          return (
            <div
              key={row}
              id={optionId(row)}
              className={`${styles['row']} ${rowClassName}`}
              role="option"
              tabIndex={-1}
              aria-selected={row === selected}
              aria-setsize={rows.length}
              aria-posinset={place + 1}
              data-cursor={place === cursor}
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
              onClick={() => onOpen(row)}
              onMouseEnter={() => onHover?.(row)}
              onMouseLeave={() => onHover?.(undefined)}
              onKeyDown={onKeyDown}
            >
              {renderRow(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
