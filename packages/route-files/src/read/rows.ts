import type { Collector, OpenLine, RawPoint } from './collector.js';
import type { Field } from './fields.js';
import { readInstant } from './read-instant.js';
import { readNumber } from './read-number.js';

/** One row of a table of positions, by what its columns are. */
export type Row = Partial<Record<Field, string>>;

const KNOT = 1852 / 3600; // in m/s, by definition
const MILE_PER_HOUR = 1609.344 / 3600;

/** Sorts rows into lines by name and segment: a file may hold many trucks, mixed. */
export function createRowSorter(collector: Collector): (row: Row) => void {
  const lineByName = new Map<string, { line: OpenLine; segment: string | undefined }>();

  function lineOf(row: Row, kind: OpenLine['kind']): OpenLine {
    const name = row.name ?? '';
    let found = lineByName.get(name);
    if (!found) {
      found = { line: collector.openLine(kind, name), segment: row.segment };
      lineByName.set(name, found);
      collector.openSegment(found.line);
    } else if (found.segment !== row.segment) {
      found.segment = row.segment;
      collector.openSegment(found.line);
    }
    return found.line;
  }

  return (row) => {
    const line = lineOf(row, row.recordedAt === undefined ? 'route' : 'track');
    collector.addPoint(
      line,
      pointOfRow(row, () => collector.skip('times')),
    );
  };
}

function pointOfRow(row: Row, onBadTime: () => void): RawPoint {
  const recordedAt = readInstant(row.recordedAt);
  if (recordedAt === undefined && row.recordedAt) onBadTime();
  return {
    latitude: readNumber(row.latitude),
    longitude: readNumber(row.longitude),
    altitude: readNumber(row.altitude),
    recordedAt,
    speed: speedOf(row),
    heading: readNumber(row.heading),
  };
}

function speedOf(row: Row): number | undefined {
  const metres = readNumber(row.speed);
  if (metres !== undefined) return metres;
  const kilometres = readNumber(row.speedKmh);
  if (kilometres !== undefined) return kilometres / 3.6;
  const knots = readNumber(row.speedKnots);
  if (knots !== undefined) return knots * KNOT;
  const miles = readNumber(row.speedMph);
  return miles === undefined ? undefined : miles * MILE_PER_HOUR;
}
