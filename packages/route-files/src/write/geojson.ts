import type { RouteFilePart, RouteLine, RoutePoint } from '../route-file.js';
import { decimalText, degreesText, instantText } from './text.js';

/**
 * GeoJSON (RFC 7946): one feature a line, with the lists `coordTimes`, `speeds` (m/s) and `headings` of a track beside its coordinates.
 * A segment of a single point is no line: it becomes a point of the same name.
 */
export function* writeGeoJson({ lines = [], waypoints = [] }: Partial<RouteFilePart>): Generator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let separator = '\n';
  for (const line of lines) {
    const segments = line.segments.filter((segment) => segment.length > 1);
    if (segments.length === 0) continue;
    yield separator;
    yield* lineTexts(line, segments);
    separator = ',\n';
  }
  const lonely = lines.flatMap(({ name, segments, simulated }) =>
    segments
      .filter((segment) => segment.length === 1)
      .map((segment) => ({ name, ...segment[0]!, ...(simulated && { simulated }) })),
  );
  for (const { name, ...point } of [...lonely, ...waypoints]) {
    yield separator + pointText(name, point);
    separator = ',\n';
  }
  yield '\n]}\n';
}

function* lineTexts({ name, kind, simulated }: RouteLine, segments: RouteLine['segments']): Generator<string> {
  yield `{"type":"Feature","properties":{"name":${JSON.stringify(name)}`;
  if (simulated) yield ',"simulated":true';
  if (kind === 'track') {
    yield* listTexts('coordTimes', segments, ({ recordedAt }) =>
      recordedAt === undefined ? 'null' : JSON.stringify(instantText(recordedAt)),
    );
    yield* listTexts('speeds', segments, ({ speed }) => (typeof speed === 'number' ? decimalText(speed, 3) : 'null'));
    yield* listTexts('headings', segments, ({ heading }) =>
      typeof heading === 'number' ? decimalText(heading, 2) : 'null',
    );
  }
  const type = segments.length === 1 ? 'LineString' : 'MultiLineString';
  yield `},"geometry":{"type":"${type}","coordinates":`;
  yield* nestedTexts(segments, placeText);
  yield '}}';
}

function* listTexts(
  name: string,
  segments: RouteLine['segments'],
  textOf: (point: RoutePoint) => string,
): Generator<string> {
  yield `,"${name}":`;
  yield* nestedTexts(segments, textOf);
}

/** A list for a single segment, a list of lists for several. */
function* nestedTexts(segments: RouteLine['segments'], textOf: (point: RoutePoint) => string): Generator<string> {
  const isNested = segments.length > 1;
  if (isNested) yield '[';
  for (const [index, segment] of segments.entries()) {
    yield index === 0 ? '[' : ',[';
    for (const [place, point] of segment.entries()) yield place === 0 ? textOf(point) : `,${textOf(point)}`;
    yield ']';
  }
  if (isNested) yield ']';
}

function pointText(name: string, point: RoutePoint & Pick<RouteLine, 'simulated'>): string {
  const properties = {
    name,
    ...(point.simulated && { simulated: true }),
    ...(point.recordedAt !== undefined && { time: instantText(point.recordedAt) }),
    ...(typeof point.speed === 'number' && { speed: Number(decimalText(point.speed, 3)) }),
    ...(typeof point.heading === 'number' && { heading: Number(decimalText(point.heading, 2)) }),
  };
  const geometry = `{"type":"Point","coordinates":${placeText(point)}}`;
  return `{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":${geometry}}`;
}

function placeText({ latitude, longitude, altitude }: RoutePoint): string {
  const place = `${degreesText(longitude)},${degreesText(latitude)}`;
  return altitude === undefined ? `[${place}]` : `[${place},${decimalText(altitude, 2)}]`;
}
