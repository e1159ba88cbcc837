import type { ReactElement } from 'react';
import { useHighways } from '../preview/use-highways.js';

export const TOWN_LIST_ID = 'highway-towns';

/** What a field of a town proposes: each name once, with its country where that is needed. */
export function TownList(): ReactElement {
  const highways = useHighways();
  const towns = highways?.towns ?? [];
  const counts = new Map<string, number>();
  for (const { name } of towns) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = towns.map(({ name, country }) => (counts.get(name) === 1 ? name : `${name}, ${country}`));
  return (
    <datalist id={TOWN_LIST_ID}>
      {[...new Set(names)].toSorted().map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </datalist>
  );
}
