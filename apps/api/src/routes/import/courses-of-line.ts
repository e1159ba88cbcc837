import { leadsSomewhere, type RouteCourse } from '@fleetmap/events';
import { distanceBetween } from '@fleetmap/geo';
import { pointOf } from '../measure-route.js';
import type { ImportedLine, ImportedSegment } from './imported-line.js';

const JOINED_WITHIN = 2000; // metres between two parts of one drive; further apart they are two

/**
 * What a truck can follow of a line. A recorded line is one course whatever its gaps: its times tell how long they last. Of a line
 * without times, parts that lie apart are courses of their own. `lost`: how many parts lead nowhere.
 */
export function coursesOf(line: ImportedLine): { courses: RouteCourse[]; lost: number } {
  const segments = line.segments.filter(({ points }) => points.length > 0);
  const times = line.kind === 'track' ? timesOf(segments) : null;
  const groups = times ? [segments] : groupsOf(segments);
  const courses = groups.map((group) => join(group, times)).filter(({ points }) => leadsSomewhere(points));
  return { courses, lost: groups.length - courses.length + Number(segments.length === 0) };
}

/** Null when they do not tell a drive: some are missing, they fall, or nothing lies between the first and the last. */
function timesOf(segments: readonly ImportedSegment[]): number[] | null {
  const times: number[] = [];
  for (const segment of segments) {
    if (!segment.times) return null;
    for (const time of segment.times) {
      if (time < (times.at(-1) ?? time)) return null;
      times.push(time);
    }
  }
  return times.length > 1 && times.at(-1)! > times[0]! ? times : null;
}

function groupsOf(segments: readonly ImportedSegment[]): ImportedSegment[][] {
  const groups: ImportedSegment[][] = [];
  let end: ImportedSegment['points'][number] | undefined;
  for (const segment of segments) {
    const start = segment.points[0]!;
    if (end && distanceBetween(pointOf(end), pointOf(start)) <= JOINED_WITHIN) groups.at(-1)!.push(segment);
    else groups.push([segment]);
    end = segment.points.at(-1);
  }
  return groups;
}

function join(segments: readonly ImportedSegment[], times: number[] | null): RouteCourse {
  const points = segments.flatMap((segment) => segment.points);
  const gaps: number[] = [];
  let start = 0;
  for (const segment of segments.slice(0, -1)) {
    start += segment.points.length;
    gaps.push(start);
  }
  return { points, gaps, times, roads: [] };
}
