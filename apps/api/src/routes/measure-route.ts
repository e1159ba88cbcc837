import { MAX_PREVIEW_POINTS, type RouteCourse, type RoutePlace, type RouteSummary } from '@fleetmap/events';
import { distanceBetween, type Point, simplifyLine } from '@fleetmap/geo';

const FINEST_PREVIEW = 1 / 2000; // of a route's length: less is not seen in a list

/** What a list tells of a route beside its name. */
export function measureRoute(
  course: RouteCourse,
): Pick<RouteSummary, 'length' | 'pointCount' | 'recorded' | 'preview'> {
  const places = course.points.map(pointOf);
  const length = lengthOf(places, new Set(course.gaps));
  return {
    length,
    pointCount: places.length,
    recorded: course.times && { from: course.times[0]!, until: course.times.at(-1)! },
    preview: previewOf(places, length),
  };
}

export function pointOf([latitude, longitude]: RoutePlace): Point {
  return { latitude, longitude };
}

function lengthOf(places: readonly Point[], gaps: ReadonlySet<number>): number {
  let length = 0;
  for (let index = 1; index < places.length; index += 1)
    if (!gaps.has(index)) length += distanceBetween(places[index - 1]!, places[index]!);
  return Math.round(length * 10) / 10;
}

function previewOf(places: readonly Point[], length: number): RoutePlace[] {
  let kept: readonly Point[] = places;
  for (let tolerance = Math.max(1, length * FINEST_PREVIEW); kept.length > MAX_PREVIEW_POINTS; tolerance *= 2)
    kept = simplifyLine(kept, tolerance);
  return kept.map(({ latitude, longitude }) => [latitude, longitude]);
}
