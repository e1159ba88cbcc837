import type { FleetStore } from '../../stores/fleet-store.js';

/** Whether a truck of the map is one of this run: the map calls them by the run and their own id. */
export function isTruckOf(simulationId: string, mapId: string): boolean {
  return mapId.startsWith(`${simulationId}-`);
}

/** The trucks of a run that are on the map. */
export function mapIdsOf({ truckIds }: Pick<FleetStore, 'truckIds'>, simulationId: string): string[] {
  return truckIds.filter((truckId) => isTruckOf(simulationId, truckId));
}
