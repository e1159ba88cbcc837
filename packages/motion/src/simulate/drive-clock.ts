/** From `at` on the truck shall drive at `pace` times its plan: 0 stands, 1 is as planned. */
export interface PaceChange {
  readonly at: number;
  readonly pace: number;
}

/** How fast a truck can change its pace: ms from standing to the plan's speed and back. */
export interface PaceRamps {
  readonly risingMs: number;
  readonly fallingMs: number;
}

/** What a truck's drive plan is read at: stands when the truck is held, goes slower when it is slowed. Never runs backwards. */
export interface DriveClock {
  /** Of the plan, ms since departure. */
  elapsedAt(timeMs: number): number;
  paceAt(timeMs: number): number;
}

interface Piece {
  readonly at: number;
  readonly elapsed: number;
  readonly pace: number;
  /** Change of the pace per ms. */
  readonly slope: number;
}

/**
 * The clock of a truck that departs at `departureMs`. Changes, in order of time, take effect gradually. A change alters
 * nothing that was before it.
 */
export function createDriveClock(departureMs: number, changes: readonly PaceChange[], ramps: PaceRamps): DriveClock {
  const paceAtDeparture = changes.findLast(({ at }) => at <= departureMs)?.pace ?? 1;
  const pieces: Piece[] = [{ at: departureMs, elapsed: 0, pace: paceAtDeparture, slope: 0 }];
  for (const { at, pace } of changes.filter((change) => change.at > departureMs)) {
    if (pieces.at(-1)!.at >= at) pieces.pop();
    const before = pieceAt(pieces, at);
    const change = pace - paceOf(before, at);
    const lastsMs = change > 0 ? change * ramps.risingMs : -change * ramps.fallingMs;
    const slope = lastsMs > 0 ? change / lastsMs : 0;
    const ramp = { at, elapsed: elapsedOf(before, at), pace: paceOf(before, at), slope };
    pieces.push(ramp, { at: at + lastsMs, elapsed: elapsedOf(ramp, at + lastsMs), pace, slope: 0 });
  }
  return {
    elapsedAt: (timeMs) => elapsedOf(pieceAt(pieces, timeMs), timeMs),
    paceAt: (timeMs) => (timeMs < departureMs ? 0 : paceOf(pieceAt(pieces, timeMs), timeMs)),
  };
}

function elapsedOf({ at, elapsed, pace, slope }: Piece, timeMs: number): number {
  const passedMs = Math.max(0, timeMs - at);
  return elapsed + (pace + (slope * passedMs) / 2) * passedMs;
}

function paceOf({ at, pace, slope }: Piece, timeMs: number): number {
  return Math.max(0, pace + slope * (timeMs - at));
}

function pieceAt(pieces: readonly Piece[], timeMs: number): Piece {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.at <= timeMs) low = middle;
    else high = middle - 1;
  }
  return pieces[low]!;
}
