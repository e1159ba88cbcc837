import { useEffect, useMemo } from 'react';
import { type DeskTools, useDeskTools } from '../../desk-context.js';
import { createCameraControl } from '../../map/camera-control.js';
import { createPartFleet } from '../../stores/part-fleet.js';
import { isTruckOf } from './map-ids.js';

/** What panels and layers work with when they show one run: its trucks are all the fleet there is. Without a run: everything. */
export function useRunDesk(simulationId: string | undefined): DeskTools {
  const tools = useDeskTools();
  const part = useMemo(
    () => (simulationId === undefined ? undefined : createPartFleet(tools.fleet, (id) => isTruckOf(simulationId, id))),
    [tools, simulationId],
  );
  useEffect(
    function followFleet() {
      return part?.follow();
    },
    [part],
  );
  return useMemo(() => (part ? { ...tools, fleet: part, camera: createCameraControl(part) } : tools), [tools, part]);
}
