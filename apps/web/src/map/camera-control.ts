import { type Bounds, boundsOf, type Point } from '@fleetmap/geo';
import { type LatLngBounds, latLngBounds, type Map as LeafletMap } from 'leaflet';
import type { FleetStore } from '../stores/fleet-store.js';

/** What buttons and keys may do with the map's camera. Without a map it does nothing. */
export interface CameraControl {
  /** Puts every truck on screen. */
  fitAll(): void;
  /** Brings a truck to the middle, near enough to see its streets. */
  showTruck(truckId: string): void;
  /** Puts these trucks on screen, as near as all of them fit. */
  showTrucks(truckIds: readonly string[]): void;
  /** Puts these places on screen. */
  showPlaces(places: Iterable<Point>): void;
  /** Whether somebody had this map look at something. */
  wasMoved(): boolean;
  /** Gives it the map to move. @returns what takes it away. */
  attach(map: LeafletMap): () => void;
}

const STREETS_ZOOM = 12;
const NEAREST = 17; // trucks on one yard are apart here, or never
const FIT_PADDING: [number, number] = [40, 40]; // pixels

export function createCameraControl(fleet: FleetStore): CameraControl {
  let map: LeafletMap | undefined;
  let wasMoved = false;

  /** The map, to be moved. While the next page is loaded, this one is hidden: a map without a size cannot be moved. */
  function movedMap(): LeafletMap | undefined {
    const { x = 0, y = 0 } = map?.getSize() ?? {};
    if (x === 0 || y === 0) return undefined;
    wasMoved = true;
    return map;
  }

  function flyTo(places: Iterable<Point>, maxZoom: number): void {
    const bounds = boundsOf(places);
    if (bounds) movedMap()?.flyToBounds(cornersOf(bounds), { padding: FIT_PADDING, maxZoom, duration: 0.6 });
  }

  return {
    fitAll() {
      const bounds = boundsOf(pointsOf(fleet, fleet.truckIds));
      if (bounds) movedMap()?.fitBounds(cornersOf(bounds), { padding: FIT_PADDING, maxZoom: STREETS_ZOOM });
    },
    showTrucks(truckIds) {
      flyTo(pointsOf(fleet, truckIds), NEAREST);
    },
    showPlaces(places) {
      flyTo(places, STREETS_ZOOM);
    },
    showTruck(truckId) {
      const index = fleet.indexOf(truckId);
      const moved = index === undefined ? undefined : movedMap();
      if (!moved || index === undefined) return;
      const { latitude, longitude } = fleet.placeOf(index);
      moved.flyTo([latitude, longitude], Math.max(moved.getZoom(), STREETS_ZOOM), { duration: 0.8 });
    },
    wasMoved: () => wasMoved,
    attach(attached) {
      map = attached;
      wasMoved = false;
      return () => {
        map = undefined;
      };
    },
  };
}

function* pointsOf(fleet: FleetStore, truckIds: readonly string[]): Iterable<Point> {
  for (const truckId of truckIds) {
    const index = fleet.indexOf(truckId);
    if (index !== undefined) yield fleet.placeOf(index);
  }
}

function cornersOf({ south, west, north, east }: Bounds): LatLngBounds {
  return latLngBounds([south, west], [north, east]);
}
