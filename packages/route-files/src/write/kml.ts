import type { RouteFilePart, RouteLine, RoutePoint, Waypoint } from '../route-file.js';
import { decimalText, degreesText, escapeXml, instantText } from './text.js';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
<Schema id="fix"><gx:SimpleArrayField name="speed" type="float"><displayName>Speed (m/s)</displayName></gx:SimpleArrayField></Schema>
`;

/** KML 2.2 in pieces: tracks as `gx:MultiTrack` with times, headings (`gx:angles`) and speeds, routes as lines. */
export function* writeKml({ lines, waypoints = [] }: Partial<RouteFilePart>): Generator<string> {
  yield HEAD;
  for (const waypoint of waypoints) yield waypointText(waypoint);
  for (const { name, kind, segments } of lines ?? []) {
    yield `<Placemark><name>${escapeXml(name)}</name>\n`;
    yield* kind === 'track' ? trackTexts(segments) : routeTexts(segments);
    yield '</Placemark>\n';
  }
  yield '</Document></kml>\n';
}

function* trackTexts(segments: RouteLine['segments']): Generator<string> {
  yield '<gx:MultiTrack>\n';
  for (const segment of segments) {
    yield '<gx:Track>\n';
    for (const { recordedAt } of segment)
      yield recordedAt === undefined ? '<when/>\n' : `<when>${instantText(recordedAt)}</when>\n`;
    for (const point of segment) yield `<gx:coord>${placeText(point, ' ')}</gx:coord>\n`;
    for (const { heading } of segment)
      yield typeof heading === 'number' ? `<gx:angles>${decimalText(heading, 2)} 0 0</gx:angles>\n` : '<gx:angles/>\n';
    yield '<ExtendedData><SchemaData schemaUrl="#fix"><gx:SimpleArrayData name="speed">\n';
    for (const { speed } of segment)
      yield typeof speed === 'number' ? `<gx:value>${decimalText(speed, 3)}</gx:value>\n` : '<gx:value/>\n';
    yield '</gx:SimpleArrayData></SchemaData></ExtendedData></gx:Track>\n';
  }
  yield '</gx:MultiTrack>\n';
}

function* routeTexts(segments: RouteLine['segments']): Generator<string> {
  yield '<MultiGeometry>\n';
  for (const segment of segments) {
    yield '<LineString><tessellate>1</tessellate><coordinates>\n';
    for (const point of segment) yield `${placeText(point, ',')}\n`;
    yield '</coordinates></LineString>\n';
  }
  yield '</MultiGeometry>\n';
}

function waypointText(waypoint: Waypoint): string {
  const { name, recordedAt } = waypoint;
  const time = recordedAt === undefined ? '' : `<TimeStamp><when>${instantText(recordedAt)}</when></TimeStamp>`;
  const point = `<Point><coordinates>${placeText(waypoint, ',')}</coordinates></Point>`;
  return `<Placemark><name>${escapeXml(name)}</name>${time}${point}</Placemark>\n`;
}

function placeText({ latitude, longitude, altitude }: RoutePoint, separator: string): string {
  const place = `${degreesText(longitude)}${separator}${degreesText(latitude)}`;
  return altitude === undefined ? place : `${place}${separator}${decimalText(altitude, 2)}`;
}
