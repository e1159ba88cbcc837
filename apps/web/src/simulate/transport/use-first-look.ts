import type { SimulationState } from '@fleetmap/events';
import { useEffect } from 'react';
import { useDeskTools } from '../../desk-context.js';
import { mapIdsOf } from '../runs/map-ids.js';
import { showRun } from './show-run.js';

const SETTLE_MS = 600; // the trucks of a run are heard one by one

/** Looks at the trucks of a run once they are heard, when it is chosen or has just begun; at a single one, it follows. */
export function useFirstLook(run: SimulationState | undefined): void {
  const tools = useDeskTools();
  const simulationId = run?.simulationId;
  useEffect(
    function lookAtRun() {
      if (simulationId === undefined) return undefined;
      const { fleet } = tools;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let size = 0;

      function look(): void {
        const truckIds = mapIdsOf(fleet, simulationId!);
        if (truckIds.length > size) {
          size = truckIds.length;
          timer = setTimeout(look, SETTLE_MS);
          return;
        }
        timer = undefined;
        if (size === 0) return;
        stop();
        showRun(tools, truckIds);
      }

      const unsubscribe = fleet.subscribe(() => {
        timer ??= setTimeout(look, SETTLE_MS);
      });
      timer = setTimeout(look);
      function stop(): void {
        unsubscribe();
        clearTimeout(timer);
      }
      return stop;
    },
    [tools, simulationId],
  );
}
