import type { FleetStore } from '../../stores/fleet-store.js';

/** The rows of the fleet by truck id in natural order (T2 before T10), sorted again only when trucks were added. */
export function createListOrder(fleet: FleetStore, language: string): () => readonly number[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  let order: number[] = [];
  let sorted: readonly string[] | undefined; // the live fleet and the past have rows of their own
  return () => {
    const { truckIds } = fleet;
    if (order.length !== fleet.size || sorted !== truckIds) {
      sorted = truckIds;
      order = Array.from(truckIds, (_id, index) => index);
      order.sort((a, b) => compare(truckIds[a]!, truckIds[b]!));
    }
    return order;
  };
}
