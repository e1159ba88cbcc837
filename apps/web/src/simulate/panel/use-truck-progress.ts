import type { TruckProgress } from '@fleetmap/events';
import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { createProgressFeed, type ProgressFeed } from '../runs/progress-feed.js';
import { useSimulationTools } from '../runs/use-simulations.js';

export const ProgressContext = createContext<ProgressFeed | undefined>(undefined);

/** What tells how the trucks of one run are getting on, for as long as the component is there. */
export function useProgressFeed(simulationId: string): ProgressFeed {
  const tools = useSimulationTools();
  const [feed] = useState(() => createProgressFeed((truckIds) => tools.progressOf(simulationId, truckIds)));
  useEffect(
    function askForProgress() {
      return feed.start();
    },
    [feed],
  );
  return feed;
}

/** How far a truck in view is and which faults it has; undefined until that is known. */
export function useTruckProgress(truckId: string | undefined): TruckProgress | undefined {
  const feed = useContext(ProgressContext);
  const subscribe = useCallback(
    (listener: () => void) => (feed && truckId !== undefined ? feed.watch(truckId, () => listener()) : () => undefined),
    [feed, truckId],
  );
  return useSyncExternalStore(subscribe, () => (truckId === undefined ? undefined : feed?.of(truckId)));
}
