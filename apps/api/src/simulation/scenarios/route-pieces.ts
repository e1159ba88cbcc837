import {
  createRouter,
  findTowns,
  highwayClassOf,
  type HighwayNetwork,
  type Route,
  speedLimitOf,
} from '@fleetmap/basemap';
import { isRejection, type Rejection, type ScenarioRoute } from '@fleetmap/events';
import type { Point } from '@fleetmap/geo';
import { decodePolyline, type RoutePiece } from '@fleetmap/motion';

/** Where routes by name come from. */
export interface RouteSources {
  readonly network: HighwayNetwork;
  readonly findSaved: (routeId: string) => Promise<readonly Point[] | undefined>;
}

/** Finds the way of any route of a scenario, or says why there is none. */
export function createRouteFinder(
  sources: RouteSources,
): (route: ScenarioRoute) => Promise<readonly RoutePiece[] | Rejection> {
  const findWay = createRouter(sources.network);

  function along(names: readonly string[]): RoutePiece[] | Rejection {
    const towns: number[] = [];
    for (const name of names) {
      const found = findTowns(sources.network, name);
      if (found.length !== 1) return found.length === 0 ? UNKNOWN_TOWN : AMBIGUOUS_TOWN;
      towns.push(found[0]!);
    }
    const ways = towns.slice(1).map((town, index) => findWay(towns[index]!, town));
    return ways.every((way) => way !== undefined) ? ways.flatMap(piecesOf) : NO_WAY;
  }

  return async function findPieces(route) {
    if ('fixes' in route) return RECORDED;
    if ('from' in route) return along([route.from, ...route.via, route.to]);
    const points = await pointsOf(route, sources);
    return isRejection(points) ? points : [{ points, highwayClass: route.highwayClass }];
  };
}

type PointsRoute = Exclude<ScenarioRoute, { from: string } | { fixes: unknown }>;

async function pointsOf(route: PointsRoute, { findSaved }: RouteSources): Promise<readonly Point[] | Rejection> {
  if ('points' in route) return route.points.map(([longitude, latitude]) => ({ latitude, longitude }));
  if ('polyline' in route) return decodePolyline(route.polyline, route.precision) ?? BAD_POLYLINE;
  return (await findSaved(route.routeId)) ?? UNKNOWN_ROUTE;
}

function piecesOf({ legs }: Route): RoutePiece[] {
  return legs.map(({ points, highway, country }) => ({
    points,
    highwayClass: highwayClassOf(highway, country),
    postedLimit: speedLimitOf(highway, country),
  }));
}

const refusal = (message: string): Rejection => ({ code: 'invalid_scenario', message });
const RECORDED = refusal('Recorded routes cannot be driven yet.');
const UNKNOWN_TOWN = refusal('A route names a town that is not on the highway network.');
const AMBIGUOUS_TOWN = refusal('A route names a town of which there are several: add its country, or give points.');
const NO_WAY = refusal('No highway leads from one town of a route to the next.');
const BAD_POLYLINE = refusal('A route has an encoded polyline that cannot be read.');
const UNKNOWN_ROUTE = refusal('A route is the id of no saved route.');
