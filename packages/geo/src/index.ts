export { type Bounds, boundsOf } from './bounds.js';
export { latitudeOfY, longitudeOfX, MAX_LATITUDE, worldX, worldY } from './mercator.js';
export {
  createPath,
  createPathCursor,
  type Path,
  type PathCursor,
  type PathPlace,
  pieceAt,
  placeAlong,
} from './path.js';
export {
  bearingBetween,
  distanceBetween,
  EARTH_RADIUS,
  normalizeHeading,
  normalizeLongitude,
  type Point,
  shortestTurn,
} from './point.js';
export { createRotation } from './rotation.js';
export { simplifyLine } from './simplify.js';
