// Small numbers as digits: as many as go into 32 bits are one number to a base. A range of nine values costs 3.2 bits instead of four.

const MOST_DIGITS = 20; // to base three
const GREATEST_BASE = 0x1_00_00; // beyond, no two go into a word
const WORDS = 2 ** 32;

export function isBase(base: number): boolean {
  return base > 2 && base <= GREATEST_BASE;
}

const perWordByBase = new Uint8Array(GREATEST_BASE + 1); // 0: not found out yet

/** How many digits a word has: the number at which a digit costs least. */
export function digitsPerWord(base: number): number {
  return (perWordByBase[base] ||= findDigitsPerWord(base));
}

function findDigitsPerWord(base: number): number {
  let best = 1;
  for (let digits = 2; digits <= MOST_DIGITS && base ** digits <= WORDS; digits += 1) {
    if (bitsOfDigits(base, digits) / digits <= bitsOfDigits(base, best) / best) best = digits;
  }
  return best;
}

export function bitsOfDigits(base: number, digits: number): number {
  return 32 - Math.clz32(base ** digits - 1);
}

/** Of so many digits: whole words, and one of those that remain. */
export function bytesOfDigits(count: number, base: number): number {
  const perWord = digitsPerWord(base);
  const rest = count % perWord;
  const words = (count - rest) / perWord;
  return Math.ceil((words * bitsOfDigits(base, perWord)) / 8) + Math.ceil(bitsOfDigits(base, rest) / 8);
}

/** Words of digits, the first one lowest; the last word may have fewer. */
export function joinDigits(digits: Uint32Array, base: number, perWord: number): Uint32Array {
  const words = new Uint32Array(Math.ceil(digits.length / perWord));
  for (let index = digits.length - 1; index >= 0; index -= 1) {
    const word = Math.floor(index / perWord);
    words[word] = words[word]! * base + digits[index]!;
  }
  return words;
}

/** Undoes it: from `words[1]` on, into `into[1]` and on. */
export function splitDigits(words: Int32Array, base: number, { perWord, into, count }: Split): void {
  for (let index = 1, at = 1; index < count; at += 1) {
    let word = words[at]! >>> 0;
    for (const end = Math.min(count, index + perWord); index < end; index += 1) {
      const rest = Math.floor(word / base);
      into[index] = word - rest * base;
      word = rest;
    }
  }
}

interface Split {
  readonly perWord: number;
  readonly into: Int32Array;
  readonly count: number;
}
