import { fetchRoutes } from '@fleetmap/client';
import { isRejection, type RouteList } from '@fleetmap/events';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { type Answer, useAnswer } from '../../ui/use-answer.js';

const PAGE = 100;
const WAIT_MS = 200; // who types a name means the whole of it

export interface RouteListing {
  readonly search: string;
  readonly setSearch: (search: string) => void;
  readonly answer: Answer<RouteList>;
  /** What was found last, also while it is asked anew. */
  readonly shown: RouteList | undefined;
  readonly more: () => void;
  /** Asks again: something was made, changed or removed. */
  readonly reload: () => void;
}

/** The routes that a search finds, page after page. */
export function useRouteList(): RouteListing {
  const [search, setSearch] = useState('');
  const [pages, setPages] = useState(1);
  const [version, setVersion] = useState(0);
  const [sought] = useDebouncedValue(search, WAIT_MS);
  const ask = useCallback(
    (signal: AbortSignal) => readPages({ search: sought, pages, version }, signal),
    [sought, pages, version],
  );
  const answer = useAnswer(ask);
  const [shown, setShown] = useState<RouteList>();
  if (answer.state === 'here' && answer.value !== shown) setShown(answer.value);
  return {
    search,
    answer,
    shown,
    setSearch(text) {
      setSearch(text);
      setPages(1);
    },
    more: () => setPages(pages + 1),
    reload: useCallback(() => setVersion((before) => before + 1), []),
  };
}

async function readPages(
  { search, pages }: { search: string; pages: number; version: number },
  signal: AbortSignal,
): Promise<RouteList> {
  const routes: RouteList['routes'] = [];
  let total = 0;
  for (let page = 0; page < pages; page += 1) {
    const list = await fetchRoutes({ search, offset: page * PAGE, limit: PAGE }, { signal });
    if (isRejection(list)) throw new Error(list.message);
    routes.push(...list.routes);
    total = list.total;
  }
  return { routes, total };
}
