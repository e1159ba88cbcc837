// Web Mercator (EPSG:3857) scaled to a unit square: x grows east from 0 at −180°, y grows south from 0 at 85.05° N.
// At zoom z one unit is 256·2^z pixels.

/** Where Web Mercator ends, degrees: the latitude at which the world is a square. */
export const MAX_LATITUDE = 85.051_128_779_806_59;

const RADIANS = Math.PI / 180;

/** Longitude in degrees to 0…1. */
export function worldX(longitude: number): number {
  return longitude / 360 + 0.5;
}

/** Latitude in degrees to 0…1; beyond ±{@link MAX_LATITUDE} it is the edge. */
export function worldY(latitude: number): number {
  const clamped = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, latitude));
  const sine = Math.sin(clamped * RADIANS);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** The longitude in degrees of a world x. */
export function longitudeOfX(x: number): number {
  return (x - 0.5) * 360;
}

/** The latitude in degrees of a world y. */
export function latitudeOfY(y: number): number {
  return Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) / RADIANS;
}
