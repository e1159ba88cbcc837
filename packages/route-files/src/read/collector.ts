import type { ReadLimits } from '../limits.js';
import { refuse } from '../refusal.js';
import type { RouteFilePart, RouteLine, RoutePoint, StreamedPart, Waypoint } from '../route-file.js';

const MAX_NAME_LENGTH = 200;

/** A point as a file tells it: anything may be missing or impossible. */
export type RawPoint = { -readonly [Key in keyof RoutePoint]?: RoutePoint[Key] | undefined };

/** A line being read. */
export interface OpenLine {
  name: string;
  readonly kind: RouteLine['kind'];
  readonly number: number;
  segments: RoutePoint[][];
  /** The first segment began in a part that was taken already. */
  continues: boolean;
}

/** Where readers put what they find; it checks places, counts, and can be emptied between two chunks of a file. */
export type Collector = ReturnType<typeof createCollector>;

export function createCollector(limits: ReadLimits) {
  let lines = new Set<OpenLine>();
  let waypoints: Waypoint[] = [];
  const skipped = { places: 0, times: 0, polygons: 0 };
  let count = 0;
  let lineCount = 0;

  function addToCount(): void {
    count += 1;
    if (count > limits.maxPoints) refuse('too_many_points', `The file has more than ${limits.maxPoints} points.`);
  }

  /** What was found since the last call. A line that goes on comes again, with its further points and its name. */
  function takePart(): StreamedPart {
    const taken = { lines: [...lines].map((line) => ({ ...line })), waypoints, skipped: { ...skipped } };
    for (const line of lines) {
      if (line.segments.length > 0) line.continues = true;
      line.segments = [];
    }
    lines = new Set();
    waypoints = [];
    Object.assign(skipped, { places: 0, times: 0, polygons: 0 });
    return taken;
  }

  return {
    openLine(kind: RouteLine['kind'], name = ''): OpenLine {
      addToCount();
      const line = { name: plainName(name), kind, number: lineCount, segments: [], continues: false };
      lineCount += 1;
      lines.add(line);
      return line;
    },
    nameLine(line: OpenLine, name: string): void {
      line.name = plainName(name);
      lines.add(line);
    },
    openSegment(line: OpenLine): void {
      addToCount();
      if (line.segments.length === 0) line.continues = false;
      line.segments.push([]);
      lines.add(line);
    },
    /** Adds to the line's newest segment. */
    addPoint(line: OpenLine, raw: RawPoint): void {
      addToCount();
      const point = pointOf(raw);
      if (!point) {
        skipped.places += 1;
        return;
      }
      const segment = line.segments.at(-1);
      if (segment) segment.push(point);
      else line.segments.push([point]);
      lines.add(line);
    },
    addWaypoint(name: string, raw: RawPoint): void {
      addToCount();
      const point = pointOf(raw);
      if (point) waypoints.push({ name: plainName(name), ...point });
      else skipped.places += 1;
    },
    skip(what: 'times' | 'polygons' | 'places'): void {
      skipped[what] += 1;
    },
    /** All that was found. */
    take(): RouteFilePart {
      const { lines: parts, ...rest } = takePart();
      return { lines: parts.map(({ name, kind, segments }) => ({ name, kind, segments })), ...rest };
    },
    takePart: (): StreamedPart => takePart(),
  };
}

/** A name without control characters, line breaks and runs of spaces, of bearable length. */
export function plainName(name: string): string {
  const plain = name
    .slice(0, 4 * MAX_NAME_LENGTH)
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim();
  return plain.length > MAX_NAME_LENGTH
    ? plain
        .slice(0, MAX_NAME_LENGTH)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trim()
    : plain;
}

function pointOf(raw: RawPoint): RoutePoint | undefined {
  const latitude = within(-90, raw.latitude, 90);
  const longitude = within(-180, raw.longitude, 180);
  if (latitude === undefined || longitude === undefined) return undefined;
  const altitude = within(-12_000, raw.altitude, 50_000);
  const speed = within(0, raw.speed, 400);
  const heading = within(0, raw.heading, 360);
  return {
    latitude,
    longitude,
    ...(altitude !== undefined && { altitude }),
    ...(raw.recordedAt !== undefined && { recordedAt: raw.recordedAt }),
    ...(speed !== undefined && { speed }),
    ...(heading !== undefined && { heading: heading % 360 }),
  };
}

function within(least: number, value: number | null | undefined, most: number): number | undefined {
  return typeof value === 'number' && value >= least && value <= most ? value : undefined;
}
