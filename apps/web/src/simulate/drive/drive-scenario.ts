import type { RouteSummary } from '@fleetmap/events';

/** How a saved route is driven at once. */
export interface DriveWish {
  readonly truckCount: number;
  readonly trip: 'once' | 'return' | 'loop';
  /** At the times of the route instead of by a profile; only of a recorded one. */
  readonly isTrueTime: boolean;
}

const DAY = 86_400;
const LONGEST = 31 * DAY;
const SHORTEST = 600; // seconds: a route around the yard is seen as well
const SLOW = 10; // m/s with halts and rests: a drive is over before its scenario is
const BETWEEN_TRUCKS = 120; // seconds from one departure to the next

/** The scenario of trucks on one route, as its file has it. */
export function scenarioOfRoute(
  { id, name, length, recorded }: Pick<RouteSummary, 'id' | 'name' | 'length' | 'recorded'>,
  { truckCount, trip, isTrueTime }: DriveWish,
): object {
  const recordedTime = recorded && isTrueTime ? (recorded.until - recorded.from) / 1000 : undefined;
  const seconds = trip === 'once' ? length / SLOW + truckCount * BETWEEN_TRUCKS : DAY;
  return {
    version: 1,
    name: name.slice(0, 128),
    seed: id,
    duration: Math.ceil(Math.min(LONGEST, Math.max(SHORTEST, recordedTime ?? seconds))),
    trucks: [
      {
        id: 'T',
        ...(truckCount > 1 ? { count: truckCount } : {}),
        route: { routeId: id, ...(recordedTime === undefined ? {} : { trueTime: true }) },
        trip: recordedTime === undefined ? trip : 'once',
        departure: truckCount > 1 ? { every: BETWEEN_TRUCKS } : {},
        reporting: { interval: 2 },
      },
    ],
  };
}
