import type { SimulatedTruckState, SimulationState } from '@fleetmap/events';

const MOST_TOLD = 200; // trucks in a state: with fewer, all that were touched are told

/**
 * How the trucks of a run stand now. The list is asked for once; what operators did since is told with every state, and what is
 * no longer told was undone by going back.
 */
export function trucksOfRun(
  listed: readonly SimulatedTruckState[],
  { controlled }: Pick<SimulationState, 'controlled'>,
): readonly SimulatedTruckState[] {
  const touched = new Map(controlled.map((truck) => [truck.truckId, truck]));
  const isWhole = controlled.length < MOST_TOLD;
  return listed.map((truck) => {
    const told = touched.get(truck.truckId);
    if (told) return told;
    return isWhole ? { ...truck, held: false, speedFactor: 1, killed: false } : truck;
  });
}

/** Those whose id has the sought text in it. */
export function findTrucks(trucks: readonly SimulatedTruckState[], search: string): readonly SimulatedTruckState[] {
  const sought = search.trim().toLowerCase();
  return sought === '' ? trucks : trucks.filter(({ truckId }) => truckId.toLowerCase().includes(sought));
}
