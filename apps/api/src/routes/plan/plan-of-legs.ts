import { highwayClassOf, type RouteLeg, speedLimitOf } from '@fleetmap/basemap';
import type { RoutePlace, RoutePlan, RouteRoad } from '@fleetmap/events';

/** The legs as one line with its speed limits; where two legs meet there is one point. */
export function planOfLegs(legs: readonly RouteLeg[]): RoutePlan {
  const points: RoutePlace[] = [];
  const roads: RouteRoad[] = [];
  let duration = 0;
  for (const leg of legs) {
    const road = roadOf(leg);
    const before = roads.at(-1);
    const isSameRoad = before?.highwayClass === road.highwayClass && before.postedLimit === road.postedLimit;
    if (!isSameRoad) roads.push({ start: Math.max(0, points.length - 1), ...road });
    const [first, ...rest] = leg.points.map(({ latitude, longitude }): RoutePlace => [latitude, longitude]);
    if (points.length === 0) points.push(first!);
    points.push(...rest);
    duration += leg.length / road.postedLimit;
  }
  const length = legs.reduce((sum, leg) => sum + leg.length, 0);
  const notes: RoutePlan['notes'] = legs.some(({ highway }) => highway === '') ? ['straight_to_highway'] : [];
  return { points, gaps: [], times: null, roads, by: 'highways', length, duration, notes };
}

function roadOf({ highway, country }: RouteLeg): Omit<RouteRoad, 'start'> & { postedLimit: number } {
  return { highwayClass: highwayClassOf(highway, country), postedLimit: speedLimitOf(highway, country) };
}
