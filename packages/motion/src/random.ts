/** A stream of numbers, 0 ≤ x < 1. Every call gives the next one. */
export type Random = () => number;

/** Some numbers drawn and thrown away at first, so that seeds that differ in one letter have nothing in common. */
const WARM_UP = 16;

/**
 * A stream that is the same for the same seed on every machine: 32-bit integer arithmetic only. Give every truck its own
 * (`${seed}/${truckId}`), then one more truck changes none of the others. Not for secrets.
 * Hash: cyrb128, generator: sfc32 (PractRand's small fast counter).
 */
export function createRandom(seed: string): Random {
  let [first, second, third, counter] = hash(seed);
  const random = (): number => {
    const drawn = (((first + second) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    first = second ^ (second >>> 9);
    second = (third + (third << 3)) | 0;
    third = (((third << 21) | (third >>> 11)) + drawn) | 0;
    return (drawn >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < WARM_UP; round += 1) random();
  return random;
}

/** The next number of the stream, stretched over `range`: min ≤ x < max. */
export function drawBetween(random: Random, [min, max]: readonly [min: number, max: number]): number {
  return min + (max - min) * random();
}

/** 128 bits of a text: cyrb128. */
export function hash(text: string): [number, number, number, number] {
  let first = 1_779_033_703;
  let second = 3_144_134_277;
  let third = 1_013_904_242;
  let fourth = 2_773_480_762;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = second ^ Math.imul(first ^ unit, 597_399_067);
    second = third ^ Math.imul(second ^ unit, 2_869_860_233);
    third = fourth ^ Math.imul(third ^ unit, 951_274_213);
    fourth = first ^ Math.imul(fourth ^ unit, 2_716_044_179);
  }
  first = Math.imul(third ^ (first >>> 18), 597_399_067);
  second = Math.imul(fourth ^ (second >>> 22), 2_869_860_233);
  third = Math.imul(first ^ (third >>> 17), 951_274_213);
  fourth = Math.imul(second ^ (fourth >>> 19), 2_716_044_179);
  first ^= second ^ third ^ fourth;
  return [first, second ^ first, third ^ first, fourth ^ first];
}
