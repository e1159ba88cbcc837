import type { RoutePlace } from '@fleetmap/events';
import { normalizeLongitude } from '@fleetmap/geo';
import type { LatLng, LatLngTuple } from 'leaflet';

/** For a line on a map: over the antimeridian it goes on instead of back around the world. */
export function unwrapped(points: readonly RoutePlace[]): LatLngTuple[] {
  let turns = 0;
  return points.map(([latitude, longitude], index) => {
    const before = points[index - 1]?.[1] ?? longitude;
    if (Math.abs(longitude - before) > 180) turns += longitude < before ? 360 : -360;
    return [latitude, longitude + turns];
  });
}

/** A place on the map as routes have it, to a centimetre. */
export function placeOf({ lat, lng }: Pick<LatLng, 'lat' | 'lng'>): RoutePlace {
  return [rounded(Math.max(-90, Math.min(90, lat))), rounded(normalizeLongitude(lng))];
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
