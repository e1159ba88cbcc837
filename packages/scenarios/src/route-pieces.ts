import { createWayFinder, type HighwayNetwork, highwayClassOf, type NoWay, speedLimitOf } from '@fleetmap/basemap';
import { isRejection, type RecordedRoute, type Rejection, type SavedRoute, type ScenarioRoute } from '@fleetmap/events';
import type { Point } from '@fleetmap/geo';
import { decodePolyline, type RoutePiece } from '@fleetmap/motion';

/** A route that leads along roads; the other kind is driven as it was recorded. */
export type RoadRoute = Exclude<ScenarioRoute, { fixes: unknown }>;

/** Pieces of road, or what a saved route recorded, or why there is neither. */
export type FoundRoute = readonly RoutePiece[] | RecordedRoute | Rejection;

/** Where routes by name come from. */
export interface RouteSources {
  readonly network: HighwayNetwork;
  readonly findSaved: (routeId: string) => Promise<SavedRoute | undefined>;
}

/** Finds the way of any route of a scenario, or says why there is none. */
export function createRouteFinder(sources: RouteSources): (route: RoadRoute) => Promise<FoundRoute> {
  const findWay = createWayFinder(sources.network);

  function along(names: readonly string[]): RoutePiece[] | Rejection {
    const legs = findWay(names);
    if (typeof legs === 'string') return refusal(WITHOUT_WAY[legs]);
    return legs.map(({ points, highway, country }) => ({
      points,
      highwayClass: highwayClassOf(highway, country),
      postedLimit: speedLimitOf(highway, country),
    }));
  }

  return async function findPieces(route) {
    if ('from' in route) return along([route.from, ...route.via, route.to]);
    const { highwayClass } = route;
    if ('routeId' in route) {
      const saved = await sources.findSaved(route.routeId);
      if (!saved) return refusal('A route is the id of no saved route.');
      return route.trueTime ? recordedOf(saved) : piecesOf(saved, highwayClass);
    }
    const points = pointsOf(route);
    return isRejection(points) ? points : [{ points, highwayClass }];
  };
}

type PointsRoute = Extract<ScenarioRoute, { points: unknown } | { polyline: unknown }>;

function pointsOf(route: PointsRoute): readonly Point[] | Rejection {
  if ('points' in route) return route.points.map(([longitude, latitude]) => ({ latitude, longitude }));
  return (
    decodePolyline(route.polyline, route.precision) ?? refusal('A route has an encoded polyline that cannot be read.')
  );
}

/** A saved route, cut where one road ends and the next begins; all of one class where its roads are not known. */
function piecesOf({ points, roads }: SavedRoute, highwayClass: RoutePiece['highwayClass']): RoutePiece[] {
  const places = points.map(([latitude, longitude]): Point => ({ latitude, longitude }));
  if (roads.length === 0) return [{ points: places, highwayClass }];
  return roads.flatMap(({ start, postedLimit, ...road }, index) => {
    const piece = places.slice(start, (roads[index + 1]?.start ?? places.length) + 1);
    if (piece.length < 2) return []; // the last road of a list may begin at the last point
    return [{ points: piece, highwayClass: road.highwayClass, ...(postedLimit !== undefined && { postedLimit }) }];
  });
}

/** Each point when it was recorded, seconds since the first; of several of one instant the first. */
function recordedOf({ points, times }: SavedRoute): RecordedRoute | Rejection {
  if (!times) return refusal('A route without times cannot be driven in true time.');
  const start = times[0] ?? 0;
  const fixes = points.flatMap(([latitude, longitude], index): RecordedRoute['fixes'] =>
    times[index] === times[index - 1] ? [] : [[longitude, latitude, (times[index]! - start) / 1000, null, null]],
  );
  return { fixes };
}

const WITHOUT_WAY: Readonly<Record<NoWay, string>> = {
  unknown_town: 'A route names a town that is not on the highway network.',
  ambiguous_town: 'A route names a town of which there are several: add its country, or give points.',
  no_way: 'No highway leads from one town of a route to the next.',
};

const refusal = (message: string): Rejection => ({ code: 'invalid_scenario', message });
