import type { FleetStore } from './fleet-store.js';

/** What layers and panels read of a fleet, of now or of another time. */
export type FleetView = Pick<
  FleetStore,
  'size' | 'columns' | 'version' | 'truckIds' | 'indexOf' | 'motionOf' | 'placeOf' | 'drawnAt' | 'subscribe'
>;

/** Two fleets behind one door: layers and panels stay as they are when the desk goes to the past and comes back. */
export interface ShownFleet extends FleetStore {
  /** Shows that fleet from now on; undefined: the live one. */
  showInstead(other: FleetView | undefined): void;
}

/** What is written goes to the live fleet, whatever is shown: the feed goes on behind the past. */
export function createShownFleet(live: FleetStore): ShownFleet {
  const listeners = new Set<() => void>();
  let shown: FleetView = live;

  function tell(): void {
    for (const listener of listeners) listener();
  }
  let unsubscribe = live.subscribe(tell);

  return {
    ...live,
    get size() {
      return shown.size;
    },
    get columns() {
      return shown.columns;
    },
    get version() {
      return shown.version;
    },
    get truckIds() {
      return shown.truckIds;
    },
    indexOf: (truckId) => shown.indexOf(truckId),
    motionOf: (index) => shown.motionOf(index),
    placeOf: (index) => shown.placeOf(index),
    drawnAt: (index, nowMs, place) => shown.drawnAt(index, nowMs, place),

    showInstead(other = live) {
      if (other === shown) return;
      unsubscribe();
      shown = other;
      unsubscribe = shown.subscribe(tell);
      tell();
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
