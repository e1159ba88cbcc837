import type { FleetStore } from '../../stores/fleet-store.js';
import { cellOf, type Cluster, type Clustering } from './painting/find-clusters.js';
import type { MapView } from './map-view.js';
import type { Spot } from './spot.js';
import type { TruckGrid } from './truck-grid.js';

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
  { spot, nowMs, grid }: { spot: Spot; nowMs: number; grid: TruckGrid },
): readonly NearTruck[] {
  const { fromX, toX, fromY, toY } = fleet.columns;
  const hidden = hiddenCells(clustering);
  const place = { x: 0, y: 0, heading: 0 };
  const found: NearTruck[] = [];
  grid.eachNear(spot, (index) => {
    // Most are out of reach at both ends of their glide: no need to know where in between they are.
    if (isBeside(fromY[index]! - spot.y, toY[index]! - spot.y, spot.within)) return;
    if (isBeside(shortWay(fromX[index]! - spot.x), shortWay(toX[index]! - spot.x), spot.within)) return;
    fleet.drawnAt(index, nowMs, place);
    const { x, y } = place;
    const distance = Math.hypot(shortWay(x - spot.x), y - spot.y);
    if (distance > spot.within || hidden.has(cellOf(x, y, clustering.across))) return;
    found.push({ index, x, y, distance });
  });
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
    if (wanted.has(cellOf(place.x, place.y, across))) found.push(index);
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
