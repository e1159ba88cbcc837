import type { Journey, Stop, Trip } from '@fleetmap/events';

/** One row of the day. */
export type DayEvent = ({ readonly kind: 'trip' } & Trip) | ({ readonly kind: 'stop' } & Stop);

/** Trips and stops in the order in which they happened. */
export function dayEventsOf({ trips, stops }: Journey): DayEvent[] {
  const events: DayEvent[] = [
    ...trips.map((trip) => ({ kind: 'trip' as const, ...trip })),
    ...stops.map((stop) => ({ kind: 'stop' as const, ...stop })),
  ];
  return events.toSorted((one, other) => one.startedAt - other.startedAt);
}

/** Metres and ms of all trips together. */
export function totalOf(trips: Journey['trips']): { distance: number; movingMs: number } {
  return trips.reduce(
    (total, { distance, movingMs }) => ({ distance: total.distance + distance, movingMs: total.movingMs + movingMs }),
    { distance: 0, movingMs: 0 },
  );
}
