import { type KeyboardEvent, useState } from 'react';
import { useDeskTools } from '../../desk-context.js';
import { openTruck } from './open-truck.js';

const PAGE = 10; // rows

interface ListCursor {
  /** Place in the list that the keys are at. */
  readonly cursor: number | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly moveTo: (place: number) => void;
}

/** Arrows, pages, Home and End move through the list; Enter opens the truck. The cursor stays with its truck when the list changes. */
export function useListCursor(rows: readonly number[], scrollTo: (place: number) => void): ListCursor {
  const tools = useDeskTools();
  const [row, setRow] = useState<number>();
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
    else if ((event.key === 'Enter' || event.key === ' ') && current !== undefined)
      openTruck(tools, tools.fleet.truckIds[current]!);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return { cursor: place < 0 ? undefined : place, onKeyDown, moveTo };
}
