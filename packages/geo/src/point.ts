/** A place on earth: degrees, WGS 84, latitude −90…90, longitude −180…180. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const RADIANS = Math.PI / 180;

/** Mean earth radius in metres (IUGG R1). Distances on this sphere differ from the ellipsoid by at most 0.56 %. */
export const EARTH_RADIUS = 6_371_008.8;

/** Great-circle distance in metres, by the haversine formula on the mean sphere. */
export function distanceBetween(from: Point, to: Point): number {
  const halfLatitude = Math.sin(((to.latitude - from.latitude) * RADIANS) / 2);
  const halfLongitude = Math.sin(((to.longitude - from.longitude) * RADIANS) / 2);
  const square =
    halfLatitude * halfLatitude +
    Math.cos(from.latitude * RADIANS) * Math.cos(to.latitude * RADIANS) * halfLongitude * halfLongitude;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(square)));
}

/** Initial great-circle bearing from one place to another: degrees clockwise from north, 0…360 (360 excluded). */
export function bearingBetween(from: Point, to: Point): number {
  const fromLatitude = from.latitude * RADIANS;
  const toLatitude = to.latitude * RADIANS;
  const longitudes = (to.longitude - from.longitude) * RADIANS;
  const east = Math.sin(longitudes) * Math.cos(toLatitude);
  const north =
    Math.cos(fromLatitude) * Math.sin(toLatitude) -
    Math.sin(fromLatitude) * Math.cos(toLatitude) * Math.cos(longitudes);
  return normalizeHeading(Math.atan2(east, north) / RADIANS);
}

/** The same direction in 0…360 degrees (360 excluded). */
export function normalizeHeading(degrees: number): number {
  const turned = degrees % 360;
  // `+ 0` turns −0 into 0; adding 360 to a tiny negative rounds to 360 itself.
  return turned < 0 ? (turned + 360) % 360 : turned + 0;
}

/** The same meridian in −180…180 degrees (180 excluded). */
export function normalizeLongitude(degrees: number): number {
  return normalizeHeading(degrees + 180) - 180;
}

/** The shortest turn from one heading to another: −180…180 degrees, positive clockwise. */
export function shortestTurn(from: number, to: number): number {
  const turn = normalizeHeading(to - from);
  return turn > 180 ? turn - 360 : turn;
}
