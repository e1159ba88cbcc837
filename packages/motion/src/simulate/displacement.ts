import type { FaultTimeline, FaultWindow } from './fault-timeline.js';
import { wander } from './draws.js';

/** How far a fix is moved and turned: metres and m/s, east and north. */
export interface Displacement {
  east: number;
  north: number;
  eastSpeed: number;
  northSpeed: number;
  accuracy: number | undefined;
}

const FULL_TURN = 2 * Math.PI;
/** What of a noise's draws decides over north, east and accuracy: offsets that no scenario is long enough to reach. */
const EAST = 0x10_00_00_00;
const ACCURACY = 0x20_00_00_00;
const ACCURACY_CORRELATION = 4; // the sky above changes more slowly than the error

/** Noise that is correlated in time and tells how wrong it is: `accuracy` is the deviation of the distance. */
export function addNoise({ fault, draws }: FaultTimeline<'noise'>, timeMs: number, sum: Displacement): void {
  const time = timeMs / 1000 / fault.correlation;
  const doubt = wander(draws, time / ACCURACY_CORRELATION, ACCURACY);
  const accuracy = fault.metres * (1 + 0.25 * doubt); // ±3.5 deviations at most: never negative
  sum.north += (accuracy / Math.SQRT2) * wander(draws, time);
  sum.east += (accuracy / Math.SQRT2) * wander(draws, time, EAST);
  sum.accuracy = Math.sqrt((sum.accuracy ?? 0) ** 2 + accuracy * accuracy);
}

/** Somewhere else, and the same somewhere for the whole window. */
export function addTeleport({ fault, draws }: FaultTimeline<'teleport'>, window: FaultWindow, sum: Displacement): void {
  const direction = draws(window.cycle + EAST) * FULL_TURN;
  sum.north += fault.metres * Math.cos(direction);
  sum.east += fault.metres * Math.sin(direction);
}

/** Off the road to one side and back again by the end, smoothly. */
export function addDetour(
  { fault, draws }: FaultTimeline<'detour'>,
  at: { readonly timeMs: number; readonly start: number; readonly heading: number },
  sum: Displacement,
): void {
  const share = Math.min(1, (at.timeMs - at.start) / 1000 / fault.duration);
  const rest = 1 - share;
  const side = draws(EAST) < 0.5 ? -fault.metres : fault.metres;
  const direction = ((at.heading + 90) * Math.PI) / 180;
  const away = side * 16 * share * share * rest * rest;
  const speed = (side * 32 * share * rest * (rest - share)) / fault.duration;
  sum.north += away * Math.cos(direction);
  sum.east += away * Math.sin(direction);
  sum.northSpeed += speed * Math.cos(direction);
  sum.eastSpeed += speed * Math.sin(direction);
}
