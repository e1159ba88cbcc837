import type { DrivingProfile } from './driving-profile.js';
import type { SpeedCeiling } from './speed-ceiling.js';

/** When a truck is where and how fast. Between two rows the acceleration is constant. */
export interface Timetable {
  readonly timesMs: number[];
  /** Metres driven. */
  readonly distances: number[];
  /** m/s. */
  readonly speeds: number[];
}

/** A piece shorter than this, metres, is left out: no truck shows it. */
const SHORTEST_PIECE = 1e-6;

/**
 * Drives one way from stand to stand as fast as the ceiling, the acceleration and the brakes allow, and appends it to the
 * timetable, which must end with the truck standing.
 */
export function appendWay(timetable: Timetable, ceiling: SpeedCeiling, profile: DrivingProfile): void {
  const { marks, entry, haltMs } = ceiling;
  const squares = reachableSquares(ceiling, profile);
  const origin = timetable.distances.at(-1)!;
  for (let index = 0; index < entry.length; index += 1) {
    const from = marks[index]!;
    for (const [metres, square] of cornersBetween(ceiling, profile, squares, index)) {
      appendRow(timetable, origin + from + metres, Math.sqrt(square));
    }
    appendRow(timetable, origin + marks[index + 1]!, Math.sqrt(squares[index + 1]!));
    appendHalt(timetable, haltMs[index + 1]!);
  }
}

/** Lets the truck stand. */
export function appendHalt({ timesMs, distances, speeds }: Timetable, durationMs: number): void {
  if (!(durationMs > 0)) return;
  timesMs.push(timesMs.at(-1)! + durationMs);
  distances.push(distances.at(-1)!);
  speeds.push(0);
}

function appendRow({ timesMs, distances, speeds }: Timetable, distance: number, speed: number): void {
  const metres = distance - distances.at(-1)!;
  if (!(metres > 0)) return;
  timesMs.push(timesMs.at(-1)! + (2000 * metres) / (speeds.at(-1)! + speed));
  distances.push(distance);
  speeds.push(speed);
}

/** The squared speed at every mark: forwards no faster than the engine allows, backwards no faster than the brakes. */
function reachableSquares({ marks, entry, exit, haltMs }: SpeedCeiling, profile: DrivingProfile): Float64Array {
  const last = marks.length - 1;
  const squares = new Float64Array(marks.length);
  for (let index = 1; index < last; index += 1) {
    const gained = 2 * profile.acceleration * (marks[index]! - marks[index - 1]!);
    const allowed = haltMs[index]! > 0 ? 0 : Math.min(exit[index - 1]!, entry[index]!);
    squares[index] = Math.min(allowed, squares[index - 1]! + gained);
  }
  for (let index = last - 1; index > 0; index -= 1) {
    const lost = 2 * profile.braking * (marks[index + 1]! - marks[index]!);
    squares[index] = Math.min(squares[index]!, squares[index + 1]! + lost);
  }
  return squares;
}

/**
 * Where the acceleration changes between two marks, as [metres from the first mark, (m/s)²]. The squared speed is the
 * lowest of three straight lines: speeding up from the first mark, the ceiling, and braking towards the second.
 */
function cornersBetween(
  { marks, entry, exit }: SpeedCeiling,
  { acceleration, braking }: DrivingProfile,
  squares: Float64Array,
  index: number,
): [number, number][] {
  const length = marks[index + 1]! - marks[index]!;
  const first = squares[index]!;
  const last = squares[index + 1]!;
  const start = entry[index]!;
  const slope = (exit[index]! - start) / length;
  const peak = (last - first + 2 * braking * length) / (2 * (acceleration + braking));
  const atPeak = first + 2 * acceleration * peak;
  const corners: [number, number][] = [];
  const add = (metres: number, square: number): void => {
    const previous = corners.at(-1)?.[0] ?? 0;
    if (metres - previous > SHORTEST_PIECE && length - metres > SHORTEST_PIECE) corners.push([metres, square]);
  };
  if (atPeak <= start + slope * peak) {
    add(peak, atPeak);
  } else {
    const reached = (start - first) / (2 * acceleration - slope);
    const left = (last + 2 * braking * length - start) / (2 * braking + slope);
    add(reached, start + slope * reached);
    add(left, start + slope * left);
  }
  return corners;
}
