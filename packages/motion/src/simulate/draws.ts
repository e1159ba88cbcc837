import { hash } from '../random.js';

/**
 * Numbers, 0 ≤ x < 1, that are drawn in no order: the same for the same seed and index, so that any moment can be computed
 * without the ones before. Integer arithmetic only, as {@link createRandom}; the mixing is MurmurHash3's finalizer, twice.
 */
export type Draws = (index: number) => number;

export function createDraws(seed: string): Draws {
  const [first, second] = hash(seed);
  return (index) => (mixBits(mixBits(index ^ first) + second) >>> 0) / 4_294_967_296;
}

/**
 * A number that wanders around 0 with a standard deviation of 1, never beyond ±3.5, and forgets itself within two units of
 * `time`: independent nearly normal numbers at whole times, mixed in between so that the deviation stays the same.
 * @param offset where in the draws its own begin
 */
export function wander(draws: Draws, time: number, offset = 0): number {
  const knot = Math.floor(time);
  const share = time - knot;
  const mixed = (1 - share) * deviate(draws(knot + offset)) + share * deviate(draws(knot + 1 + offset));
  return mixed / Math.sqrt((1 - share) * (1 - share) + share * share);
}

/** The sum of a draw's four bytes is nearly normal and, unlike logarithms and cosines, the same on every machine. */
function deviate(draw: number): number {
  const bits = draw * 4_294_967_296;
  const sum = (bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24);
  return (sum - 510) / BYTES_DEVIATION;
}

const BYTES_DEVIATION = Math.sqrt((4 * (256 * 256 - 1)) / 12);

function mixBits(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85_eb_ca_6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2_b2_ae_35);
  return bits ^ (bits >>> 16);
}
