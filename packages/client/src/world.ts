import type { PlaceOfWorld } from './live-connection.js';

/** The inverse of Web Mercator: world units (0…1) to degrees. Here again, because this package stands on no geodesy. */
export const placeOfWorld: PlaceOfWorld = (x, y) => ({
  longitude: (x - 0.5) * 360,
  latitude: (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI,
});
