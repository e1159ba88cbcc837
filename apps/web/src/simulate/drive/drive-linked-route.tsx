import { fetchRoute } from '@fleetmap/client';
import type { RouteSummary } from '@fleetmap/events';
import { type ReactElement, useEffect, useState } from 'react';
import { useSimulationTools } from '../runs/use-simulations.js';
import { DriveDialog } from './drive-dialog.js';

interface DriveLinkedRouteProps {
  readonly routeId: string;
  readonly onStarted: (simulationId: string) => void;
  readonly onClose: () => void;
}

/** `/simulate?route=…`: offers to drive that route at once. */
export function DriveLinkedRoute({ routeId, onStarted, onClose }: DriveLinkedRouteProps): ReactElement | null {
  const tools = useSimulationTools();
  const [route, setRoute] = useState<RouteSummary>();
  useEffect(
    function readRoute() {
      const asking = new AbortController();
      async function read(): Promise<void> {
        const told = await tools.ask(fetchRoute(routeId, { signal: asking.signal }));
        if (!asking.signal.aborted) setRoute(told);
      }
      void read();
      return () => asking.abort();
    },
    [tools, routeId],
  );
  return route?.id === routeId ? <DriveDialog routes={[route]} onStarted={onStarted} onClose={onClose} /> : null;
}
