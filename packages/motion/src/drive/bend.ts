import { bearingBetween, type Path, placeAlong, shortestTurn } from '@fleetmap/geo';

/** Metres of road that are taken at one speed because of the tightest bend on them. */
export const BEND_CELL = 100;

/** Metres around a point over which its bend is measured. Shorter: GPS noise looks like bends. */
const SHORTEST_CHORD = 60;

/** Metres: where a coarse line has a corner, the real road is taken to turn within this much of it. */
const LONGEST_CHORD = 300;

/** Metres: what a truck can still turn around. Keeps a hairpin of a line from stopping it for good. */
const TIGHTEST_RADIUS = 12;

/** Metres: wider bends slow no truck. */
const WIDEST_RADIUS = 1500;

/** Cells: nobody speeds up for a straight shorter than this between two bends. */
const SHORTEST_STRAIGHT = 5;

/** Radii are rounded down to steps of this factor (an eighth in speed), so that a bend is one stretch and not ten. */
const RADIUS_STEP = 1.25;

/** The radius in metres of the tightest bend in every {@link BEND_CELL} of a path, `Infinity` where it is straight. */
export function bendRadii(path: Path): Float64Array {
  const radii = new Float64Array(Math.ceil(path.length / BEND_CELL)).fill(Infinity);
  for (let index = 1; index < path.points.length - 1; index += 1) {
    const at = path.distances[index]!;
    const reach = Math.min(
      at,
      path.length - at,
      chordOver(at - path.distances[index - 1]!),
      chordOver(path.distances[index + 1]! - at),
    );
    const radius = radiusAt(path, index, reach);
    if (radius > WIDEST_RADIUS) continue;
    const lastCell = Math.min(radii.length - 1, Math.floor((at + reach / 2) / BEND_CELL));
    for (let cell = Math.floor((at - reach / 2) / BEND_CELL); cell <= lastCell; cell += 1) {
      radii[cell] = Math.min(radii[cell]!, roundDown(radius));
    }
  }
  return withoutGaps(radii);
}

/** Gives what is too short to speed up on the wider of the two bends beside it (a morphological opening). */
function withoutGaps(radii: Float64Array): Float64Array {
  const tightest = radii.map((_, cell) => Math.min(...radii.subarray(cell, cell + SHORTEST_STRAIGHT)));
  return radii.map((_, cell) => Math.max(...tightest.subarray(Math.max(0, cell - SHORTEST_STRAIGHT + 1), cell + 1)));
}

/** The circle that touches the chords to both sides in their middles: on points along an arc it is that arc. */
function radiusAt(path: Path, index: number, reach: number): number {
  const at = path.distances[index]!;
  const arriving = bearingBetween(placeAlong(path, at - reach), path.points[index]!);
  const leaving = bearingBetween(path.points[index]!, placeAlong(path, at + reach));
  const halfTurn = (Math.abs(shortestTurn(arriving, leaving)) * Math.PI) / 360;
  return halfTurn > 0 ? reach / 2 / Math.tan(halfTurn) : Infinity;
}

function chordOver(gap: number): number {
  return Math.max(SHORTEST_CHORD, Math.min(LONGEST_CHORD, gap));
}

function roundDown(radius: number): number {
  let step = TIGHTEST_RADIUS;
  while (step * RADIUS_STEP <= radius) step *= RADIUS_STEP;
  return step;
}
