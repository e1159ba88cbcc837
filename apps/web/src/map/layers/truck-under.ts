import type { FleetStore } from '../../stores/fleet-store.js';
import { cellOf, type Cluster, type Clustering } from './painting/find-clusters.js';
import type { MapView } from './map-view.js';

/** A place on the map: world units, and how near counts. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly within: number;
}

const PICK_WITHIN = 14; // CSS pixels: a finger's precision

export function spotAt({ left, top, scale, density }: MapView, at: { x: number; y: number }): Spot {
  return {
    x: (at.x * density + left) / scale,
    y: (at.y * density + top) / scale,
    within: (PICK_WITHIN * density) / scale,
  };
}

/** The badge that covers a spot. */
export function clusterUnder(
  { clusters }: Clustering,
  { x, y }: Spot,
  { scale, density }: MapView,
): Cluster | undefined {
  return clusters.find(
    (cluster) => Math.hypot(shortWay(cluster.x - x), cluster.y - y) <= (cluster.radius * density) / scale,
  );
}

/** A truck where it is drawn: world units. */
export interface NearTruck {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly distance: number;
}

/** The drawn trucks near a spot, nearest first. */
export function trucksUnder(
  fleet: FleetStore,
  clustering: Clustering,
  { spot, nowMs }: { spot: Spot; nowMs: number },
): readonly NearTruck[] {
  const { fromX, toX, fromY, toY } = fleet.columns;
  const hidden = hiddenCells(clustering);
  const place = { x: 0, y: 0, heading: 0 };
  const found: NearTruck[] = [];
  const { x, y, within } = spot;
  const { size } = fleet;
  for (let index = 0; index < size; index += 1) {
    // Most are far away at both ends of their glide: no need to know where in between they are.
    if (isBeside(fromY[index]! - y, toY[index]! - y, within)) continue;
    if (isBeside(shortWay(fromX[index]! - x), shortWay(toX[index]! - x), within)) continue;
    if (fleet.indexOf(fleet.truckIds[index]!) !== index) continue;
    fleet.drawnAt(index, nowMs, place);
    const distance = Math.hypot(shortWay(place.x - x), place.y - y);
    if (distance > within || hidden.has(cellOf(place.x, place.y, clustering.across))) continue;
    found.push({ index, x: place.x, y: place.y, distance });
  }
  return found.toSorted((one, other) => one.distance - other.distance);
}

/** The trucks that a badge stands for. */
export function trucksOf(
  fleet: FleetStore,
  { across }: Clustering,
  { cluster, nowMs }: { cluster: Cluster; nowMs: number },
): number[] {
  const wanted = new Set(cluster.cells);
  const place = { x: 0, y: 0, heading: 0 };
  const found: number[] = [];
  for (let index = 0; index < fleet.size; index += 1) {
    fleet.drawnAt(index, nowMs, place);
    const isThere = wanted.has(cellOf(place.x, place.y, across));
    if (isThere && fleet.indexOf(fleet.truckIds[index]!) === index) found.push(index);
  }
  return found;
}

const cellsByClustering = new WeakMap<Clustering, ReadonlySet<number>>();

function hiddenCells(clustering: Clustering): ReadonlySet<number> {
  let cells = cellsByClustering.get(clustering);
  if (!cells) {
    cells = new Set(clustering.clusters.flatMap((cluster) => cluster.cells));
    cellsByClustering.set(clustering, cells);
  }
  return cells;
}

/** A difference of world x, the shorter way round. */
function shortWay(difference: number): number {
  return difference - Math.round(difference);
}

/** Both ends on the same side, out of reach. */
function isBeside(one: number, other: number, within: number): boolean {
  return (one > within && other > within) || (one < -within && other < -within);
}
