import { type ByteWriter, reserveBytes, writeByte, writeSigned, writeVarint, zigzag } from './byte-writer.js';
import { bitsOfDigits, bytesOfDigits, digitsPerWord, isBase, joinDigits } from './digits.js';

// A column of 32-bit numbers whose first one the reader knows already. Written are the others: as they are, as differences or as
// differences of differences to the ones before, whichever are smallest, zigzagged or counted from the least. They are bit-packed at
// one width, and those too wide for it patched (as "patched frame of reference" does); or, where that is shorter, several are the
// digits of one number: nine values cost 3.2 bits each, not 4. All arithmetic wraps at 32 bits.

const ORDERS = [0, 1, 2] as const;
const MAX_UNIT_EXPONENT = 3;
const UNITS = [1, 10, 100, 1000] as const;

let differences = ORDERS.map(() => new Int32Array(1024));
let residuals = new Uint32Array(1024);
let scaled = new Int32Array(1024);

/**
 * Appends `values[1]`…`values[count - 1]`; `values[0]` is left to the caller.
 * Layout: a byte (bits 0–1 order, 2–3 decimal exponent of the unit, 4 has patches, 5 has a least, 6 digits), the width (a byte) or the base
 * (a varint), the least, patches, packed bits.
 */
export function packIntegers(writer: ByteWriter, values: Int32Array, count: number): void {
  if (count < 2) return;
  growScratch(count);
  const exponent = unitExponentOf(values, count);
  const unit = UNITS[exponent]!;
  if (unit === 1) scaled.set(values.subarray(0, count));
  else for (let index = 0; index < count; index += 1) scaled[index] = values[index]! / unit;
  const { order, least: lowest } = smallestDifferences(count);
  let best: Packing = { least: undefined, width: 32, base: undefined, cost: Number.POSITIVE_INFINITY };
  for (const least of [undefined, lowest]) {
    const base = fillResiduals(order, least, count) + 1;
    const leastBytes = least === undefined ? 0 : bytesOfSigned(least);
    const { width, cost } = cheapestWidth(residuals, count);
    if (cost + leastBytes < best.cost) best = { least, width, base: undefined, cost: cost + leastBytes };
    if (!isBase(base)) continue;
    const digits = bytesOfDigits(count - 1, base) + bytesOfVarint(base) - 1 + leastBytes;
    if (digits < best.cost) best = { least, width: 0, base, cost: digits };
  }
  fillResiduals(order, best.least, count);
  const head = order | (exponent << 2) | (best.least === undefined ? 0 : 32);
  if (best.base === undefined) writeResiduals(writer, { ...best, head }, count);
  else writeDigits(writer, { ...best, base: best.base, head }, count);
}

function growScratch(count: number): void {
  if (scaled.length >= count) return;
  scaled = new Int32Array(count * 2);
  differences = ORDERS.map(() => new Int32Array(count * 2));
  residuals = new Uint32Array(count * 2);
}

/** How many decimal zeros all values end in: clocks tick in seconds and receivers round. */
function unitExponentOf(values: Int32Array, count: number): number {
  let exponent = MAX_UNIT_EXPONENT;
  for (let index = 0; index < count && exponent > 0; index += 1) {
    while (values[index]! % UNITS[exponent]! !== 0) exponent -= 1;
  }
  return exponent;
}

/** The order whose differences have the fewest bits, each by itself or all within their range; and the least of them. */
function smallestDifferences(count: number): { order: number; least: number } {
  let best = { order: 0, least: 0, bits: Number.POSITIVE_INFINITY };
  for (const order of ORDERS) {
    const into = differences[order]!;
    const first = scaled[0]!;
    let [before, stepBefore, least, greatest, bits] = [first, 0, 0x7f_ff_ff_ff, -0x80_00_00_00, 0];
    for (let index = 1; index < count; index += 1) {
      const value = scaled[index]!;
      const step = (value - before) | 0;
      const difference = (order === 0 ? value - first : order === 1 ? step : step - stepBefore) | 0;
      into[index] = difference;
      bits += 32 - Math.clz32(zigzag(difference));
      if (difference < least) least = difference;
      if (difference > greatest) greatest = difference;
      before = value;
      stepBefore = step;
    }
    bits = Math.min(bits, (count - 1) * Math.log2(greatest - least + 1));
    if (bits < best.bits) best = { order, least, bits };
  }
  return best;
}

/** As numbers without a sign: zigzagged, or counted from the least. @returns the greatest */
function fillResiduals(order: number, least: number | undefined, count: number): number {
  const from = differences[order]!;
  let greatest = 0;
  for (let index = 1; index < count; index += 1) {
    const residual = least === undefined ? zigzag(from[index]!) : (from[index]! - least) >>> 0;
    residuals[index] = residual;
    if (residual > greatest) greatest = residual;
  }
  return greatest;
}

function bytesOfSigned(value: number): number {
  return bytesOfVarint(zigzag(value));
}

function bytesOfVarint(value: number): number {
  return Math.max(1, Math.ceil((32 - Math.clz32(value)) / 7));
}

const countByBits = new Int32Array(33);

/** The width at which packed bits and patches together are shortest. */
function cheapestWidth(column: Uint32Array, count: number): { width: number; cost: number } {
  countByBits.fill(0);
  let widest = 0;
  for (let index = 1; index < count; index += 1) {
    const bits = 32 - Math.clz32(column[index]!);
    countByBits[bits]! += 1;
    if (bits > widest) widest = bits;
  }
  let best = { width: widest, cost: ((count - 1) * widest) / 8 };
  for (let width = widest - 1; width >= 0; width -= 1) {
    let patches = 0;
    for (let bits = width + 1; bits <= widest; bits += 1) patches += countByBits[bits]! * (1 + (bits - width) / 7);
    if (patches >= best.cost) break;
    const cost = ((count - 1) * width) / 8 + patches;
    if (cost < best.cost) best = { width, cost };
  }
  return best;
}

interface Packing {
  /** What residuals are counted from; undefined when they are zigzagged. */
  readonly least: number | undefined;
  readonly width: number;
  /** Of digits; undefined when they are packed at the width. */
  readonly base: number | undefined;
  /** Bytes. */
  readonly cost: number;
}

function writeResiduals(
  writer: ByteWriter,
  { head, least, width }: Packing & { readonly head: number },
  count: number,
): void {
  const isPatched = (index: number): boolean => 32 - Math.clz32(residuals[index]!) > width;
  const patches: number[] = [];
  for (let index = 1; index < count; index += 1) if (isPatched(index)) patches.push(index);
  writeByte(writer, head | (patches.length > 0 ? 16 : 0));
  writeByte(writer, width);
  if (least !== undefined) writeSigned(writer, least);
  if (patches.length > 0) writePatches(writer, patches, (index) => residuals[index]! >>> width);
  writeBits(writer, residuals.subarray(1, count), width);
}

function writeDigits(
  writer: ByteWriter,
  { head, least, base }: { head: number; least: number | undefined; base: number },
  count: number,
): void {
  writeByte(writer, head | 64);
  writeVarint(writer, base);
  if (least !== undefined) writeSigned(writer, least);
  const digits = residuals.subarray(1, count);
  const perWord = digitsPerWord(base);
  const whole = count - 1 - ((count - 1) % perWord);
  writeBits(writer, joinDigits(digits.subarray(0, whole), base, perWord), bitsOfDigits(base, perWord));
  writeBits(writer, joinDigits(digits.subarray(whole), base, perWord), bitsOfDigits(base, count - 1 - whole));
}

function writePatches(writer: ByteWriter, patches: readonly number[], highBitsOf: (index: number) => number): void {
  writeVarint(writer, patches.length);
  let before = 0;
  for (const index of patches) {
    writeVarint(writer, index - before - 1);
    writeVarint(writer, highBitsOf(index));
    before = index;
  }
}

const WIDEST_AT_ONCE = 25; // with up to seven bits before them they fit into four bytes

function writeBits(writer: ByteWriter, column: Uint32Array, width: number): void {
  const length = Math.ceil((column.length * width) / 8);
  reserveBytes(writer, length + 8);
  const { bytes } = writer;
  bytes.fill(0, writer.length, writer.length + length + 8);
  const lowWidth = width > WIDEST_AT_ONCE ? 16 : width;
  let bit = writer.length * 8;
  const put = (value: number, bits: number): void => {
    const at = Math.floor(bit / 8);
    const shifted = value << (bit & 7);
    bytes[at]! |= shifted;
    bytes[at + 1]! |= shifted >>> 8;
    bytes[at + 2]! |= shifted >>> 16;
    bytes[at + 3]! |= shifted >>> 24;
    bit += bits;
  };
  const lowMask = 2 ** lowWidth - 1;
  const highMask = 2 ** (width - lowWidth) - 1;
  for (const value of column) {
    put(value & lowMask, lowWidth);
    if (width > lowWidth) put((value >>> lowWidth) & highMask, width - lowWidth);
  }
  writer.length += length;
}
