import { drawBetween, type Random } from '../random.js';
import type { DrivingProfile } from './driving-profile.js';
import type { Stretch } from './road.js';
import type { Stop } from './stop.js';
import { squareAllowed } from './stretch-speed.js';

/**
 * How fast a truck may be along one way, squared ((m/s)², linear between two marks: a square that changes evenly with the
 * distance is a constant acceleration). `entry[i]` and `exit[i]` hold just after mark i and just before mark i + 1.
 */
export interface SpeedCeiling {
  /** Metres from the start of the way, rising. */
  readonly marks: readonly number[];
  readonly entry: readonly number[];
  readonly exit: readonly number[];
  /** How long the truck stands at each mark, ms; 0 where it drives through. */
  readonly haltMs: readonly number[];
}

/** What traffic and mood leave of a driver's speed: the share and its bounds… */
const FLOW_USUAL = 0.96;
const FLOW_SLOWEST = 0.85;
const FLOW_FASTEST = 1.03;
/** …which drifts at most this much and falls back by this share of the difference, from one zone to the next… */
const FLOW_DRIFT = 0.05;
const FLOW_RETURN = 0.3;
/** …zones of so many metres. */
const ZONE_METRES = [1500, 4000] as const;

/** No driver is faster than this share of the limit. */
const TOP_SHARE = 1.05;

interface Zone {
  readonly start: number;
  /** Squared share of the limit kept here; linear up to the next zone. */
  readonly square: number;
}

/** Everything that slows a truck on one way, with the flow of the day drawn from the random stream. */
export function drawCeiling(
  stretches: readonly Stretch[],
  stops: readonly Stop[],
  { profile, random }: { profile: DrivingProfile; random: Random },
): SpeedCeiling {
  const length = stretches.at(-1)!.end;
  const zones = drawZones(length, profile.speedFactor, random);
  const starts = [...stretches, ...zones, ...stops].map(({ start }) => start);
  const marks = [...new Set(Float64Array.from([...starts, length]).toSorted())].filter((mark) => mark <= length);
  const stopMs = new Map(stops.map(({ start, durationMs }) => [start, durationMs]));
  const entry: number[] = [];
  const exit: number[] = [];
  let stretch = 0;
  let zone = 0;
  for (let index = 0; index < marks.length - 1; index += 1) {
    const from = marks[index]!;
    const to = marks[index + 1]!;
    while (stretches[stretch]!.end <= from) stretch += 1;
    while (zones[zone + 1]!.start <= from) zone += 1;
    entry.push(squareAllowed(stretches[stretch]!, profile, squareWithin(zones, zone, from)));
    exit.push(squareAllowed(stretches[stretch]!, profile, squareWithin(zones, zone, to)));
  }
  return { marks, entry, exit, haltMs: marks.map((mark) => stopMs.get(mark) ?? 0) };
}

/** Zones from 0 to beyond `length`. */
function drawZones(length: number, speedFactor: number, random: Random): Zone[] {
  const zones: Zone[] = [];
  let start = 0;
  let flow = FLOW_USUAL + drawBetween(random, [-FLOW_DRIFT, FLOW_DRIFT]);
  while (start <= length) {
    zones.push({ start, square: Math.min(TOP_SHARE, speedFactor * flow) ** 2 });
    start += drawBetween(random, ZONE_METRES);
    flow += (FLOW_USUAL - flow) * FLOW_RETURN + drawBetween(random, [-FLOW_DRIFT, FLOW_DRIFT]);
    flow = Math.max(FLOW_SLOWEST, Math.min(FLOW_FASTEST, flow));
  }
  return [...zones, { start, square: zones.at(-1)!.square }];
}

function squareWithin(zones: readonly Zone[], index: number, metres: number): number {
  const zone = zones[index]!;
  const next = zones[index + 1]!;
  return zone.square + ((next.square - zone.square) * (metres - zone.start)) / (next.start - zone.start);
}
