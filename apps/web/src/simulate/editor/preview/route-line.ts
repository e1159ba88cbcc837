import { createWayFinder, type HighwayNetwork } from '@fleetmap/basemap';
import type { ScenarioRoute } from '@fleetmap/events';
import { createPath, type Point } from '@fleetmap/geo';
import { decodePolyline } from '@fleetmap/motion';

/** Why a route cannot be shown, and will not be driven. */
export type RouteTrouble = 'unknown_town' | 'ambiguous_town' | 'no_way' | 'bad_polyline' | 'unknown_route';

/** Where a route leads; metres. */
export interface RouteLine {
  readonly points: readonly Point[];
  readonly length: number;
}

export interface RouteSources {
  readonly network: HighwayNetwork;
  /** The points of a saved route, undefined when there is none. */
  readonly findSaved: (routeId: string) => Promise<readonly Point[] | undefined>;
}

/** Finds the lines of routes as the server will. */
export function createLineFinder(sources: RouteSources): (route: ScenarioRoute) => Promise<RouteLine | RouteTrouble> {
  const findWay = createWayFinder(sources.network);

  async function pointsOf(route: ScenarioRoute): Promise<readonly Point[] | RouteTrouble> {
    if ('from' in route) {
      const legs = findWay([route.from, ...route.via, route.to]);
      return typeof legs === 'string' ? legs : legs.flatMap(({ points }) => points);
    }
    if ('points' in route) return route.points.map(([longitude, latitude]) => ({ latitude, longitude }));
    if ('fixes' in route) return route.fixes.map(([longitude, latitude]) => ({ latitude, longitude }));
    if ('polyline' in route) return decodePolyline(route.polyline, route.precision) ?? 'bad_polyline';
    return (await sources.findSaved(route.routeId)) ?? 'unknown_route';
  }

  return async function findLine(route) {
    const points = await pointsOf(route);
    if (typeof points === 'string') return points;
    return { points, length: points.length > 1 ? createPath(points).length : 0 };
  };
}
