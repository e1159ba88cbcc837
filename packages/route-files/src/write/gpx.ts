import type { RouteFilePart, RouteLine, RoutePoint } from '../route-file.js';
import { decimalText, degreesText, escapeXml, instantText } from './text.js';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Fleetmap" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2">
`;

/**
 * GPX 1.1 in pieces of one point each. Speed and heading go into Garmin's TrackPointExtension v2. GPX routes have no segments: a route
 * of several becomes several routes of the same name.
 */
export function* writeGpx({ lines, waypoints = [] }: Partial<RouteFilePart>): Generator<string> {
  yield HEAD;
  for (const waypoint of waypoints) yield pointText('wpt', waypoint, `<name>${escapeXml(waypoint.name)}</name>`);
  for (const line of lines ?? []) yield* line.kind === 'track' ? trackTexts(line) : routeTexts(line);
  yield '</gpx>\n';
}

function* trackTexts({ name, segments, simulated }: RouteLine): Generator<string> {
  yield `<trk><name>${escapeXml(name)}</name>${simulated ? '<type>simulated</type>' : ''}\n`;
  for (const segment of segments) {
    yield '<trkseg>\n';
    for (const point of segment) yield pointText('trkpt', point, extensionsText(point));
    yield '</trkseg>\n';
  }
  yield '</trk>\n';
}

function* routeTexts({ name, segments }: RouteLine): Generator<string> {
  for (const segment of segments) {
    yield `<rte><name>${escapeXml(name)}</name>\n`;
    for (const point of segment) yield pointText('rtept', point, '');
    yield '</rte>\n';
  }
}

function pointText(tag: string, point: RoutePoint, rest: string): string {
  const altitude = point.altitude === undefined ? '' : `<ele>${decimalText(point.altitude, 2)}</ele>`;
  const time = point.recordedAt === undefined ? '' : `<time>${instantText(point.recordedAt)}</time>`;
  return `<${tag} lat="${degreesText(point.latitude)}" lon="${degreesText(point.longitude)}">${altitude}${time}${rest}</${tag}>\n`;
}

function extensionsText({ speed, heading }: RoutePoint): string {
  const speedText = typeof speed === 'number' ? `<gpxtpx:speed>${decimalText(speed, 3)}</gpxtpx:speed>` : '';
  const courseText = typeof heading === 'number' ? `<gpxtpx:course>${decimalText(heading, 2)}</gpxtpx:course>` : '';
  if (speedText === '' && courseText === '') return '';
  return `<extensions><gpxtpx:TrackPointExtension>${speedText}${courseText}</gpxtpx:TrackPointExtension></extensions>`;
}
