import { type KeyboardEvent, useState } from 'react';

const PAGE = 10; // rows

interface ListCursor {
  /** Place in the list that the keys are at. */
  readonly cursor: number | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly moveTo: (place: number) => void;
}

interface ListActions<Row> {
  readonly scrollTo: (place: number) => void;
  readonly open: (row: Row) => void;
}

/** Arrows, pages, Home and End move through the list; Enter opens a row. The cursor stays with its row when the list changes. */
export function useListCursor<Row extends number | string>(
  rows: readonly Row[],
  { scrollTo, open }: ListActions<Row>,
): ListCursor {
  const [row, setRow] = useState<Row>();
  const place = row === undefined ? -1 : rows.indexOf(row);

  function moveTo(next: number): void {
    const bounded = Math.min(Math.max(next, 0), rows.length - 1);
    setRow(rows[bounded]);
    scrollTo(bounded);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const next = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + PAGE,
      PageUp: place - PAGE,
      Home: 0,
      End: rows.length,
    }[event.key];
    const current = rows[place];
    if (next !== undefined) moveTo(next);
    else if ((event.key === 'Enter' || event.key === ' ') && current !== undefined) open(current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return { cursor: place < 0 ? undefined : place, onKeyDown, moveTo };
}
