export { DEFAULT_LIMITS, type ReadLimits } from './limits.js';
export { readRouteFile, streamRouteFile } from './read/read-route-file.js';
export { isRefused, type RouteFileRefusal, type RouteFileRefusalCode } from './refusal.js';
export type { FileFormat, LinePart, RouteFile, RouteLine, RoutePoint, StreamedPart, Waypoint } from './route-file.js';
export { writeCsv } from './write/csv.js';
export { writeGeoJson } from './write/geojson.js';
export { writeGpx } from './write/gpx.js';
export { writeKml } from './write/kml.js';
