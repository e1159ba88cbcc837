import type { RoutePlace, RouteRoad, SavedRoute } from '@fleetmap/events';

/**
 * The roads of a route that got other points. A road goes on from where it began; where its first points were moved or removed, from
 * the point after the last one of the road before. One of which no point is left is gone.
 */
export function roadsWithPoints(
  { points: before, roads }: Pick<SavedRoute, 'points' | 'roads'>,
  points: readonly RoutePlace[],
): RouteRoad[] {
  const newIndexes = matchPoints(before, points);
  const kept: RouteRoad[] = [];
  for (const [index, road] of roads.entries()) {
    const end = roads[index + 1]?.start ?? before.length;
    if (!newIndexes.slice(road.start, end).some((newIndex) => newIndex >= 0)) continue;
    const isThere = newIndexes[road.start]! >= 0;
    const start = isThere ? newIndexes[road.start]! : lastIndexBefore(newIndexes, road.start) + 1;
    if (kept.at(-1) && kept.at(-1)!.start >= start) kept.pop();
    kept.push({ ...road, start: kept.length === 0 ? 0 : start });
  }
  return kept;
}

function lastIndexBefore(newIndexes: Int32Array, end: number): number {
  return newIndexes.subarray(0, end).findLast((newIndex) => newIndex >= 0) ?? -1;
}

/**
 * Where each old point is among the new ones, -1 where it is not: the same beginnings and ends, and between them the points that
 * are there once before and once after, in order.
 */
function matchPoints(before: readonly RoutePlace[], after: readonly RoutePlace[]): Int32Array {
  const newIndexes = new Int32Array(before.length).fill(-1);
  const shorter = Math.min(before.length, after.length);
  const shift = after.length - before.length;
  let first = 0;
  while (first < shorter && keyOf(before[first]!) === keyOf(after[first]!)) newIndexes[first] = first++;
  let last = before.length - 1;
  while (last >= first && last + shift >= first && keyOf(before[last]!) === keyOf(after[last + shift]!)) {
    newIndexes[last] = last + shift;
    last -= 1;
  }
  const uniqueBefore = uniqueIndexes(before, first, last);
  const uniqueAfter = uniqueIndexes(after, first, last + shift);
  let reached = first - 1;
  for (let index = first; index <= last; index += 1) {
    const key = keyOf(before[index]!);
    const found = uniqueBefore.get(key) === undefined ? undefined : uniqueAfter.get(key);
    if (found === undefined || found <= reached) continue;
    newIndexes[index] = found;
    reached = found;
  }
  return newIndexes;
}

/** By place, undefined for one that is there more than once. */
function uniqueIndexes(points: readonly RoutePlace[], first: number, last: number): Map<string, number | undefined> {
  const indexByPlace = new Map<string, number | undefined>();
  for (let index = first; index <= last; index += 1) {
    const key = keyOf(points[index]!);
    indexByPlace.set(key, indexByPlace.has(key) ? undefined : index);
  }
  return indexByPlace;
}

/** To a decimetre: what was edited on a map or as text is rounded. */
function keyOf([latitude, longitude]: RoutePlace): string {
  return `${latitude.toFixed(6)} ${longitude.toFixed(6)}`;
}
