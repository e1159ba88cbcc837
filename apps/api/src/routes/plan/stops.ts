import { findTowns, type HighwayNetwork, type NoWay, type Stop } from '@fleetmap/basemap';
import type { RouteWish } from '@fleetmap/events';
import type { Point } from '@fleetmap/geo';
import { pointOf } from '../measure-route.js';

export function stopsOf({ from, via, to }: RouteWish): Stop[] {
  return [from, ...via, to].map((stop) => (typeof stop === 'string' ? stop : pointOf(stop)));
}

/** Where the stops are, for a router that knows no names. */
export function placesOf(network: HighwayNetwork, stops: readonly Stop[]): Point[] | NoWay {
  const places: Point[] = [];
  for (const stop of stops) {
    if (typeof stop !== 'string') {
      places.push(stop);
      continue;
    }
    const [town, other] = findTowns(network, stop);
    if (town === undefined) return 'unknown_town';
    if (other !== undefined) return 'ambiguous_town';
    places.push(network.towns[town]!);
  }
  return places;
}
