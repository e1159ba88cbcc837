import type { RouteDraft, RouteImport } from '@fleetmap/events';
import { type FileFormat, isRefused, type StreamedPart, streamRouteFile } from '@fleetmap/route-files';
import { Refusal } from '../../core/refusal.js';
import { createNamer } from './create-namer.js';
import { coursesOf } from './courses-of-line.js';
import { addPart, createImportedLine, type ImportedLine } from './imported-line.js';
import { refusalOfFile } from './refusal-of-file.js';

const MEGABYTE = 2 ** 20;
const LIMITS = {
  maxBytes: 128 * MEGABYTE,
  maxInflatedBytes: 128 * MEGABYTE,
  maxPoints: 5_000_000, // as many as fit into so many bytes of GPX
  maxValueLength: 16 * MEGABYTE,
};
const MOST_LINES = 2000;
const MOST_KEPT = 1_000_000; // points of all lines, all in memory until the file is read

/** What a file holds, and what could be kept of it. */
export interface ReadImport extends Pick<RouteImport, 'format' | 'found' | 'leftOut'> {
  readonly drafts: readonly RouteDraft[];
}

/** Reads a file as it comes. @throws Refusal for what cannot be read */
export async function readImport(bytes: AsyncIterable<Uint8Array>, fileName: string): Promise<ReadImport> {
  const lineByNumber = new Map<number, ImportedLine>();
  const found = { routes: 0, tracks: 0, segments: 0, points: 0, waypoints: 0 };
  const leftOut = { places: 0, times: 0, polygons: 0, lines: 0, points: 0 };
  let kept = 0;
  let format: FileFormat | undefined;

  function take(part: StreamedPart): void {
    for (const linePart of part.lines) {
      const line = lineByNumber.get(linePart.number) ?? createImportedLine(linePart);
      lineByNumber.set(linePart.number, line);
      kept += addPart(line, linePart);
    }
    if (lineByNumber.size > MOST_LINES) throw new Refusal(TOO_MANY_LINES, 413);
    if (kept > MOST_KEPT) throw new Refusal(TOO_MANY_POINTS);
    found.waypoints += part.waypoints.length;
    leftOut.places += part.skipped.places;
    leftOut.times += part.skipped.times;
    leftOut.polygons += part.skipped.polygons;
    format = part.format;
  }

  for await (const part of streamRouteFile(bytes, LIMITS)) {
    if (isRefused(part)) throw new Refusal(refusalOfFile(part));
    take(part);
  }

  const nameLine = createNamer(fileName);
  const drafts: RouteDraft[] = [];
  const source = { kind: 'imported', format: format! } as const;
  for (const line of lineByNumber.values()) {
    found[line.kind === 'track' ? 'tracks' : 'routes'] += 1;
    found.segments += line.segments.length;
    found.points += line.read;
    const { courses, lost } = coursesOf(line);
    leftOut.lines += lost;
    leftOut.points += line.read - line.kept;
    for (const course of courses) drafts.push({ name: nameLine(line.name), source, ...course });
  }
  return { format: format!, drafts, found, leftOut };
}

const TOO_MANY_LINES = {
  code: 'too_many_routes',
  message: `The file has more than ${MOST_LINES} lines.`,
} as const;

const TOO_MANY_POINTS = {
  code: 'too_many_points',
  message: `The lines of the file have more than ${MOST_KEPT} points together.`,
} as const;
