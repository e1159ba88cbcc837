import type { DeskTools } from '../../desk-context.js';
import { selectTruck } from '../../stores/desk-store.js';

/** Chooses a truck and brings it on the map. */
export function openTruck({ desk, camera }: DeskTools, truckId: string): void {
  selectTruck(desk, truckId);
  camera.showTruck(truckId);
}
