import type { Point } from '@fleetmap/geo';

/**
 * The points of an encoded polyline (Google's algorithm: whole numbers in groups of five bits, lowest first, each character
 * 63 more, the lowest bit is the sign). Undefined for what is none, or does not lie on earth.
 */
export function decodePolyline(encoded: string, precision: 5 | 6): Point[] | undefined {
  const scale = 10 ** precision;
  const points: Point[] = [];
  const place = [0, 0];
  let value = 0;
  let shift = 0;
  let axis = 0;
  for (let index = 0; index < encoded.length; index += 1) {
    const group = encoded.charCodeAt(index) - 63;
    if (group < 0 || group > 63 || shift > 30) return undefined;
    value += (group & 31) * 2 ** shift;
    shift += 5;
    if (group >= 32) continue;
    place[axis]! += value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    if (axis === 1) points.push({ latitude: place[0]! / scale, longitude: place[1]! / scale });
    axis = 1 - axis;
    value = 0;
    shift = 0;
  }
  const isWhole = shift === 0 && axis === 0 && points.length > 0;
  const isOnEarth = points.every(({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180);
  return isWhole && isOnEarth ? points : undefined;
}
