import { drawBetween, type Random } from '../random.js';
import type { DrivingProfile } from './driving-profile.js';
import type { Stretch } from './road.js';
import { squareAllowed } from './stretch-speed.js';

/** A place on one way where the truck stands still for a while. */
export interface Stop {
  /** Metres from the start of the way. */
  readonly start: number;
  readonly durationMs: number;
}

/** How much the time to the next rest and the way to the next traffic halt vary, as shares of the usual. */
const REST_SPREAD = [0.85, 1.15] as const;
const TRAFFIC_SPREAD = [0.2, 1.8] as const;

/** So close to the end, ms of driving, nobody rests any more. */
const NO_REST_BEFORE_END_MS = 3_600_000;

/** Metres that lie at least between two stops, and between a stop and either end. */
const STOP_GAP = 500;

/** Rests after hours of driving and short halts in towns, in driving order, drawn from the random stream. */
export function drawStops(stretches: readonly Stretch[], profile: DrivingProfile, random: Random): Stop[] {
  const length = stretches.at(-1)!.end;
  const stops: Stop[] = [];
  const add = (start: number, durationMs: number): void => {
    const nearest = Math.min(start, length - start, ...stops.map((stop) => Math.abs(stop.start - start)));
    if (nearest >= STOP_GAP) stops.push({ start, durationMs });
  };
  for (const start of drawRests(stretches, profile, random)) add(start, drawBetween(random, profile.restMs));
  for (const start of drawHalts(stretches, profile, random)) add(start, drawBetween(random, profile.trafficMs));
  return stops.toSorted((one, other) => one.start - other.start);
}

/** Places where the driver has been driving for long enough. Counts the stops in between as driving. */
function drawRests(stretches: readonly Stretch[], profile: DrivingProfile, random: Random): number[] {
  const pacesMs = stretches.map(
    (stretch) => 1000 / Math.sqrt(squareAllowed(stretch, profile, profile.speedFactor * profile.speedFactor)),
  );
  const drivesMs = stretches.map(({ start, end }, index) => (end - start) * pacesMs[index]!);
  const totalMs = drivesMs.reduce((sum, driveMs) => sum + driveMs, 0);
  const next = (): number => profile.restEveryMs * drawBetween(random, REST_SPREAD);
  const rests: number[] = [];
  let drivenMs = 0;
  let restAtMs = next();
  for (const [index, { start }] of stretches.entries()) {
    const untilMs = drivenMs + drivesMs[index]!;
    while (restAtMs <= untilMs && restAtMs < totalMs - NO_REST_BEFORE_END_MS) {
      rests.push(start + (restAtMs - drivenMs) / pacesMs[index]!);
      restAtMs += next();
    }
    drivenMs = untilMs;
  }
  return rests;
}

function drawHalts(stretches: readonly Stretch[], profile: DrivingProfile, random: Random): number[] {
  const next = (): number => profile.trafficEveryMetres * drawBetween(random, TRAFFIC_SPREAD);
  const halts: number[] = [];
  let untilHalt = next() * random();
  for (const { start, end, isTown } of stretches) {
    if (!isTown) continue;
    let at = start;
    while (at + untilHalt < end) {
      at += untilHalt;
      halts.push(at);
      untilHalt = next();
    }
    untilHalt -= end - at;
  }
  return halts;
}
