import type { FleetStore } from '../../stores/fleet-store.js';

/** The trucks of a run that are on the map: the map calls them by the run and their own id. */
export function mapIdsOf({ truckIds }: Pick<FleetStore, 'truckIds'>, simulationId: string): string[] {
  return truckIds.filter((truckId) => truckId.startsWith(`${simulationId}-`));
}
