import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { RouteCourse, RouteFormat, SavedRoute } from '@fleetmap/events';
import { type RouteLine, type RoutePoint, writeGeoJson, writeGpx, writeKml } from '@fleetmap/route-files';
import { attachmentOf } from '../core/attachment.js';

const WRITERS = {
  gpx: { type: 'application/gpx+xml', write: writeGpx },
  geojson: { type: 'application/geo+json', write: writeGeoJson },
  kml: { type: 'application/vnd.google-earth.kml+xml', write: writeKml },
} as const satisfies Record<RouteFormat, unknown>;

/** A route as others read it: a recorded one as a track with its times, a planned one as a route. */
export function writeRouteFile(route: SavedRoute, format: RouteFormat): StreamableFile {
  const { type, write } = WRITERS[format];
  // A route of GPX has no gaps; a track there may do without times.
  const isTrack = route.times !== null || (format === 'gpx' && route.gaps.length > 0);
  const line: RouteLine = { name: route.name, kind: isTrack ? 'track' : 'route', segments: segmentsOf(route) };
  return new StreamableFile(Readable.from(write({ lines: [line] })), {
    type,
    disposition: attachmentOf({ name: route.name, fallback: 'route', format }),
  });
}

function segmentsOf({ points, times, gaps }: RouteCourse): RoutePoint[][] {
  const starts = [0, ...gaps];
  return starts.map((start, index) => {
    return points.slice(start, starts[index + 1]).map(([latitude, longitude], place) => {
      return { latitude, longitude, ...(times && { recordedAt: times[start + place]! }) };
    });
  });
}
