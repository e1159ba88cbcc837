import { type ByteReader, expectThat, readByte, readBytes, readSigned, readVarint } from './byte-reader.js';
import { bitsOfDigits, digitsPerWord, isBase, splitDigits } from './digits.js';

const UNITS = [1, 10, 100, 1000] as const;
const WIDEST_AT_ONCE = 25;
/** Bits of a column's head. */
const PATCHES = 16;
const LEAST = 32;
const DIGITS = 64;

let words = new Int32Array(1024);

/**
 * Reads what `packIntegers` wrote into `into[0]`…`into[count - 1]`; the first value is given.
 * The caller has made sure that so many values may come.
 * @throws RangeError on anything malformed
 */
export function unpackIntegers(reader: ByteReader, into: Int32Array, count: number, first: number): void {
  into[0] = first;
  if (count < 2) return;
  const head = readByte(reader);
  const order = head & 3;
  const unit = UNITS[(head >>> 2) & 3]!;
  expectThat(head < 128 && order < 3);
  const size = head & DIGITS ? readVarint(reader) : readByte(reader);
  const least = head & LEAST ? readSigned(reader) : undefined;
  if (head & DIGITS) {
    expectThat(isBase(size) && !(head & PATCHES));
    unpackDigits(reader, into, count, size);
  } else {
    expectThat(size <= 32);
    const patches = head & PATCHES ? readPatches(reader, count) : [];
    unpackBits(reader, into, count, size);
    for (let at = 0; at < patches.length; at += 2) into[patches[at]!]! |= patches[at + 1]! << size;
  }
  addSigns(into, count, least);
  integrate(into, count, { order, first: Math.trunc(first / unit) });
  if (unit > 1) for (let index = 1; index < count; index += 1) into[index] = Math.imul(into[index]!, unit);
}

/** Whole words, and one of the digits that remain. */
function unpackDigits(reader: ByteReader, into: Int32Array, count: number, base: number): void {
  const perWord = digitsPerWord(base);
  const rest = (count - 1) % perWord;
  const whole = (count - 1 - rest) / perWord;
  if (words.length < whole + 2) words = new Int32Array(whole * 2);
  unpackBits(reader, words, whole + 1, bitsOfDigits(base, perWord));
  splitDigits(words, base, { perWord, into, count: count - rest });
  if (rest === 0) return;
  unpackBits(reader, words, 2, bitsOfDigits(base, rest));
  splitDigits(words, base, { perWord, into: into.subarray(count - rest - 1), count: rest + 1 });
}

/** Pairs of an index and the bits above the width. */
function readPatches(reader: ByteReader, count: number): number[] {
  const patches: number[] = [];
  const patched = readVarint(reader);
  expectThat(patched < count && patched <= reader.end - reader.offset);
  let index = 0;
  for (let patch = 0; patch < patched; patch += 1) {
    index += readVarint(reader) + 1;
    const high = readVarint(reader);
    expectThat(index < count && high <= 0xff_ff_ff_ff);
    patches.push(index, high);
  }
  return patches;
}

function unpackBits(reader: ByteReader, into: Int32Array, count: number, width: number): void {
  let bit = reader.offset * 8;
  readBytes(reader, Math.ceil(((count - 1) * width) / 8));
  if (width === 0) {
    into.fill(0, 1, count);
    return;
  }
  const { bytes } = reader;
  const lowWidth = width > WIDEST_AT_ONCE ? 16 : width;
  const lowMask = -1 >>> (32 - lowWidth);
  const highWidth = width - lowWidth;
  for (let index = 1; index < count; index += 1) {
    const at = bit >>> 3;
    const low = (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> (bit & 7);
    into[index] = low & lowMask;
    bit += lowWidth;
    if (highWidth === 0) continue;
    const next = bit >>> 3;
    const high = (bytes[next]! | (bytes[next + 1]! << 8) | (bytes[next + 2]! << 16)) >>> (bit & 7);
    into[index]! |= (high & (-1 >>> (32 - highWidth))) << 16;
    bit += highWidth;
  }
}

/** Undoes the zigzag, or the counting from the least. */
function addSigns(into: Int32Array, count: number, least: number | undefined): void {
  if (least === undefined) {
    for (let index = 1; index < count; index += 1) {
      const raw = into[index]!;
      into[index] = (raw >>> 1) ^ -(raw & 1);
    }
  } else if (least !== 0) for (let index = 1; index < count; index += 1) into[index]! += least;
}

/** Undoes the differences. */
function integrate(into: Int32Array, count: number, { order, first }: { order: number; first: number }): void {
  let value = first;
  let step = 0;
  for (let index = 1; index < count; index += 1) {
    const difference = into[index]!;
    if (order === 0) value = (first + difference) | 0;
    else {
      step = order === 1 ? difference : (step + difference) | 0;
      value = (value + step) | 0;
    }
    into[index] = value;
  }
}
