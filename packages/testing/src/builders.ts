import type { Position } from '@fleetmap/events';

/** Noon UTC of 1 May 2026: the "now" of the tests. Epoch ms. */
export const NOON: number = Date.UTC(2026, 4, 1, 12);

/** A believable position in São Paulo; every value can be given. */
export function aPosition(given: Partial<Position> = {}): Position {
  const recordedAt = given.recordedAt ?? NOON;
  return {
    truckId: 'T1',
    latitude: -23.55052,
    longitude: -46.633308,
    speed: 20,
    heading: 90,
    recordedAt,
    receivedAt: recordedAt,
    ...given,
  };
}
