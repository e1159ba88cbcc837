import { createFleet, type Fleet, type Truck } from '@fleetmap/fleet';
import type { PositionStore } from '@fleetmap/storage';

/** The fleet as it was when the server last ran: what was known of each truck, and what came after that was written down. */
export async function restoreFleet(positions: Pick<PositionStore, 'states' | 'unsealed'>): Promise<Fleet> {
  const fleet = createFleet();
  for (const { state } of await positions.states()) fleet.restore(state as Truck); // written by Recorder, and by nobody else
  for await (const some of positions.unsealed()) for (const position of some) fleet.apply(position);
  return fleet;
}
