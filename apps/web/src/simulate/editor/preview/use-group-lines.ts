import { fetchRoute } from '@fleetmap/client';
import { isRejection, type Scenario } from '@fleetmap/events';
import type { Point } from '@fleetmap/geo';
import { useEffect, useMemo, useState } from 'react';
import { createLineFinder, type RouteLine, type RouteTrouble } from './route-line.js';
import { useHighways } from './use-highways.js';

/** The line of a group of trucks, or why it has none. */
export interface GroupLine {
  readonly groupId: string;
  readonly count: number;
  readonly line: RouteLine | RouteTrouble;
}

/** The lines of all groups; those of before while new ones are sought. */
export function useGroupLines(scenario: Scenario | undefined): readonly GroupLine[] {
  const network = useHighways();
  const findLine = useMemo(() => network && createLineFinder({ network, findSaved }), [network]);
  const [lines, setLines] = useState<readonly GroupLine[]>([]);
  useEffect(
    function seekLines() {
      if (!findLine || !scenario) return undefined;
      let isOld = false;
      async function seek(groups: Scenario['trucks'], find: typeof findLine & object): Promise<void> {
        const found = groups.map(async ({ id, count = 1, route }): Promise<GroupLine> => {
          return { groupId: id, count, line: await find(route) };
        });
        const all = await Promise.all(found);
        if (!isOld) setLines(all);
      }
      void seek(scenario.trucks, findLine);
      return () => {
        isOld = true;
      };
    },
    [findLine, scenario],
  );
  return lines;
}

async function findSaved(routeId: string): Promise<readonly Point[] | undefined> {
  try {
    const route = await fetchRoute(routeId);
    if (isRejection(route)) return undefined; // gone, or not for this user: the run would fail as well
    return route.points.map(([latitude, longitude]) => ({ latitude, longitude }));
  } catch {
    return undefined; // no answer
  }
}
