import type { Location } from '@fleetmap/events';

/** The inverse of Web Mercator: world units (0…1) to degrees. Here again, because this package stands on no geodesy. */
export function placeOfWorld(x: number, y: number): Pick<Location, 'latitude' | 'longitude'> {
  return {
    longitude: (x - 0.5) * 360,
    latitude: (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI,
  };
}
