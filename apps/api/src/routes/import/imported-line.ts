import { MAX_KEPT_POINTS, type RoutePlace } from '@fleetmap/events';
import type { LinePart, RoutePoint } from '@fleetmap/route-files';

/** A stretch without a gap. */
export interface ImportedSegment {
  points: RoutePlace[];
  /** One for each point; undefined as soon as one has none. */
  times: number[] | undefined;
}

/** A line of a file, put together from its parts, in memory that has an end. */
export interface ImportedLine {
  name: string;
  readonly kind: LinePart['kind'];
  readonly segments: ImportedSegment[];
  /** Of the points read, each so-many-th is kept. */
  stride: number;
  read: number;
  kept: number;
}

export function createImportedLine({ name, kind }: LinePart): ImportedLine {
  return { name, kind, segments: [], stride: 1, read: 0, kept: 0 };
}

/** @returns how many points were added, less than none when the line was thinned out. */
export function addPart(line: ImportedLine, part: LinePart): number {
  const before = line.kept;
  line.name = part.name;
  for (const [index, points] of part.segments.entries()) {
    if (index > 0 || !part.continues) line.segments.push({ points: [], times: [] });
    for (const point of points) addPoint(line, point);
  }
  return line.kept - before;
}

function addPoint(line: ImportedLine, point: RoutePoint): void {
  const segment = line.segments.at(-1)!;
  // The first of a segment always: where it begins is known.
  if (segment.points.length === 0 || line.read % line.stride === 0) {
    segment.points.push([rounded(point.latitude), rounded(point.longitude)]);
    if (point.recordedAt === undefined || point.recordedAt < 0) segment.times = undefined;
    else segment.times?.push(point.recordedAt);
    line.kept += 1;
    if (line.kept > MAX_KEPT_POINTS) thin(line);
  }
  line.read += 1;
}

/** Every second point goes; from then on every second is read over. A day of fixes, one a second, stays whole. */
function thin(line: ImportedLine): void {
  for (const segment of line.segments) {
    segment.points = segment.points.filter(isEven);
    segment.times = segment.times?.filter(isEven);
  }
  line.kept = line.segments.reduce((sum, { points }) => sum + points.length, 0);
  line.stride *= 2;
}

function isEven(_value: unknown, index: number): boolean {
  return index % 2 === 0;
}

/** To a centimetre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
