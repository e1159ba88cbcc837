import type { Collector, OpenLine, RawPoint } from './collector.js';
import { instantOfNumber, readInstant } from './read-instant.js';

const TYPES = new Set([
  'FeatureCollection',
  'Feature',
  'GeometryCollection',
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
]);

/** What the file says of each vertex beside its place: lists as long as the line, or one for each part of it. */
interface PerVertex {
  readonly times: unknown;
  readonly speeds: unknown;
  readonly headings: unknown;
}

/** RFC 7946, and those who name its types but leave out the rest. */
export function isGeoJson(value: object): boolean {
  return TYPES.has((value as { type?: string }).type ?? '');
}

/** Adds lines and points of any GeoJSON object; times from `coordTimes`, as togeojson and its users write them. */
export function addGeoJson(value: unknown, collector: Collector, properties: Fields = {}): void {
  const { type, features, geometry, geometries, coordinates, properties: own } = fieldsOf(value);
  if (type === 'FeatureCollection') for (const feature of listOf(features)) addGeoJson(feature, collector);
  else if (type === 'Feature') addGeoJson(geometry, collector, fieldsOf(own));
  else if (type === 'GeometryCollection')
    for (const each of listOf(geometries)) addGeoJson(each, collector, properties);
  else if (type === 'Point') addPlaces([coordinates], collector, properties);
  else if (type === 'MultiPoint') addPlaces(listOf(coordinates), collector, properties);
  else if (type === 'LineString') addLine([coordinates], collector, properties);
  else if (type === 'MultiLineString') addLine(listOf(coordinates), collector, properties);
  else if (type === 'Polygon' || type === 'MultiPolygon') collector.skip('polygons');
}

type Fields = Readonly<Record<string, unknown>>;

function addPlaces(places: readonly unknown[], collector: Collector, properties: Fields): void {
  for (const place of places) {
    const recordedAt = instantOf(properties['time'], collector);
    const speed = numberOf(properties['speed']);
    collector.addWaypoint(nameOf(properties), {
      ...pointOf(place),
      recordedAt,
      speed,
      heading: numberOf(properties['heading']),
    });
  }
}

function addLine(parts: readonly unknown[], collector: Collector, properties: Fields): void {
  const nested = fieldsOf(properties['coordinateProperties']);
  const perVertex = {
    times: properties['coordTimes'] ?? nested['times'] ?? properties['times'],
    speeds: properties['speeds'] ?? nested['speeds'],
    headings: properties['headings'] ?? nested['headings'],
  };
  const line = collector.openLine(Array.isArray(perVertex.times) ? 'track' : 'route', nameOf(properties));
  for (const [index, part] of parts.entries()) {
    addSegment(line, listOf(part), {
      collector,
      times: partOf(perVertex.times, index, parts.length),
      speeds: partOf(perVertex.speeds, index, parts.length),
      headings: partOf(perVertex.headings, index, parts.length),
    });
  }
}

function addSegment(line: OpenLine, places: readonly unknown[], given: PerVertex & { collector: Collector }): void {
  const { collector } = given;
  const [times, speeds, headings] = [listOf(given.times), listOf(given.speeds), listOf(given.headings)];
  collector.openSegment(line);
  for (const [index, place] of places.entries()) {
    collector.addPoint(line, {
      ...pointOf(place),
      recordedAt: instantOf(times[index], collector),
      speed: numberOf(speeds[index]),
      heading: numberOf(headings[index]),
    });
  }
}

/** The list of one part; the only part may have its list unpacked. */
function partOf(lists: unknown, index: number, parts: number): unknown {
  const list = listOf(lists);
  return parts === 1 && !Array.isArray(list[0]) ? list : list[index];
}

function pointOf(place: unknown): RawPoint {
  const [longitude, latitude, altitude] = listOf(place);
  return { latitude: numberOf(latitude), longitude: numberOf(longitude), altitude: numberOf(altitude) };
}

function instantOf(value: unknown, collector: Collector): number | undefined {
  if (value === undefined || value === null) return undefined;
  const instant = typeof value === 'string' ? readInstant(value) : instantOfNumber(numberOf(value));
  if (instant === undefined) collector.skip('times');
  return instant;
}

function nameOf(properties: Fields): string {
  const name = properties['name'] ?? properties['truckId'] ?? properties['title'];
  return typeof name === 'string' || typeof name === 'number' ? String(name) : '';
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
