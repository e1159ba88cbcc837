import { boundsOf, type Point } from '@fleetmap/geo';
import type { Map as LeafletMap } from 'leaflet';
import type { FleetStore } from '../stores/fleet-store.js';

/** What buttons and keys may do with the map's camera. Without a map it does nothing. */
export interface CameraControl {
  /** Puts every truck on screen. */
  fitAll(): void;
  /** Brings a truck to the middle, near enough to see its streets. */
  showTruck(truckId: string): void;
  /** Gives it the map to move. @returns what takes it away. */
  attach(map: LeafletMap): () => void;
}

const STREETS_ZOOM = 12;
const FIT_PADDING: [number, number] = [40, 40]; // pixels

export function createCameraControl(fleet: FleetStore): CameraControl {
  let map: LeafletMap | undefined;

  return {
    fitAll() {
      const bounds = boundsOf(pointsOf(fleet));
      if (!map || !bounds) return;
      map.fitBounds(
        [
          [bounds.south, bounds.west],
          [bounds.north, bounds.east],
        ],
        { padding: FIT_PADDING, maxZoom: STREETS_ZOOM },
      );
    },
    showTruck(truckId) {
      const index = fleet.indexOf(truckId);
      if (!map || index === undefined) return;
      const { latitude, longitude } = fleet.columns;
      map.flyTo([latitude[index]!, longitude[index]!], Math.max(map.getZoom(), STREETS_ZOOM), { duration: 0.8 });
    },
    attach(attached) {
      map = attached;
      return () => {
        map = undefined;
      };
    },
  };
}

function* pointsOf({ size, columns }: FleetStore): Iterable<Point> {
  for (let index = 0; index < size; index += 1) {
    yield { latitude: columns.latitude[index]!, longitude: columns.longitude[index]! };
  }
}
