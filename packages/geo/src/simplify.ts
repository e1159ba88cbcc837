import { EARTH_RADIUS, type Point } from './point.js';
import { worldX, worldY } from './mercator.js';

const WORLD = 2 * Math.PI * EARTH_RADIUS; // metres round the equator
const EVEN_SPLITS_FROM = 48; // deeper than honest tracks need; from here on halves, so that no track costs n²

/** A line in metres on the map around each point: unwrapped world units and what one is worth there. */
interface FlatLine {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Metres per world unit at the point. */
  readonly scales: Float64Array;
}

/**
 * The line with fewer points, by Douglas and Peucker (1973) on the Web Mercator plane: its ends stay, and no point that is
 * left out is further than `tolerance` metres from the line that remains. O(n log n) for any line, and no recursion.
 * @returns the kept points themselves, in order; all of them when `tolerance` is not above 0.
 */
export function simplifyLine<Place extends Point>(points: readonly Place[], tolerance: number): Place[] {
  if (points.length <= 2 || !(tolerance > 0)) return [...points];
  const kept = new Uint8Array(points.length);
  kept[0] = 1;
  kept[points.length - 1] = 1;
  const line = flatten(points);
  const waiting = [0, points.length - 1, 0]; // first, last, depth; three numbers a stretch
  while (waiting.length > 0) {
    const depth = waiting.pop()!;
    const last = waiting.pop()!;
    const first = waiting.pop()!;
    const farthest = farthestBetween(line, first, last, tolerance);
    if (farthest === undefined) continue;
    const split = depth < EVEN_SPLITS_FROM ? farthest : (first + last) >> 1;
    kept[split] = 1;
    waiting.push(first, split, depth + 1, split, last, depth + 1);
  }
  return points.filter((_point, index) => kept[index] === 1);
}

function flatten(points: readonly Point[]): FlatLine {
  const xs = Float64Array.from(points, ({ longitude }) => worldX(longitude));
  const ys = Float64Array.from(points, ({ latitude }) => worldY(latitude));
  // Over the antimeridian the line goes on instead of round the world.
  for (let index = 1; index < xs.length; index += 1) xs[index]! -= Math.round(xs[index]! - xs[index - 1]!);
  return { xs, ys, scales: ys.map((y) => WORLD / Math.cosh((1 - 2 * y) * Math.PI)) };
}

/** Index of the point farthest from the straight between two others, if any is beyond the tolerance (metres). */
function farthestBetween({ xs, ys, scales }: FlatLine, first: number, last: number, tolerance: number) {
  const [x, y] = [xs[first]!, ys[first]!];
  const [acrossX, acrossY] = [xs[last]! - x, ys[last]! - y];
  const square = acrossX * acrossX + acrossY * acrossY;
  let widest = tolerance * tolerance;
  let farthest: number | undefined;
  for (let index = first + 1; index < last; index += 1) {
    const [alongX, alongY] = [xs[index]! - x, ys[index]! - y];
    const share = square > 0 ? Math.max(0, Math.min(1, (alongX * acrossX + alongY * acrossY) / square)) : 0;
    const [offX, offY] = [alongX - share * acrossX, alongY - share * acrossY];
    const distance = (offX * offX + offY * offY) * scales[index]! * scales[index]!;
    if (distance > widest) {
      widest = distance;
      farthest = index;
    }
  }
  return farthest;
}
