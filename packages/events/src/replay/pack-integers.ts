import { type ByteWriter, reserveBytes, writeByte, writeSigned, writeVarint, zigzag } from './byte-writer.js';

// A column of 32-bit numbers whose first one the reader knows already. Written are the others: as they are, as
// differences or as differences of differences to the ones before, each zigzagged or counted from the least, whichever is
// shortest, bit-packed at one width, and those too wide for it patched (as "patched frame of reference" does). All arithmetic
// wraps at 32 bits.

const ORDERS = [0, 1, 2] as const;
const MAX_UNIT_EXPONENT = 3;
const UNITS = [1, 10, 100, 1000] as const;

let differences = ORDERS.map(() => new Int32Array(1024));
let residuals = new Uint32Array(1024);
let scaled = new Int32Array(1024);

/**
 * Appends `values[1]`…`values[count - 1]`; `values[0]` is left to the caller.
 * Layout: a byte (bits 0–1 order, 2–3 decimal exponent of the unit, 4 has patches, 5 has a least), a byte (width), the least,
 * patches, packed bits.
 */
export function packIntegers(writer: ByteWriter, values: Int32Array, count: number): void {
  if (count < 2) return;
  growScratch(count);
  const exponent = unitExponentOf(values, count);
  const unit = UNITS[exponent]!;
  if (unit === 1) scaled.set(values.subarray(0, count));
  else for (let index = 0; index < count; index += 1) scaled[index] = values[index]! / unit;
  let best: Packing = { order: 0, exponent, least: undefined, width: 32, cost: Number.POSITIVE_INFINITY };
  for (const order of ORDERS) {
    const lowest = fillDifferences(order, count);
    for (const least of [undefined, lowest]) {
      fillResiduals(order, least, count);
      const { width, cost } = cheapestWidth(residuals, count);
      const whole = cost + (least === undefined ? 0 : bytesOfSigned(least));
      if (whole < best.cost) best = { order, exponent, least, width, cost: whole };
    }
  }
  fillResiduals(best.order, best.least, count);
  writeResiduals(writer, best, count);
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

/** @returns the least of them */
function fillDifferences(order: number, count: number): number {
  const into = differences[order]!;
  const first = scaled[0]!;
  let [before, stepBefore, least] = [first, 0, 0x7f_ff_ff_ff];
  for (let index = 1; index < count; index += 1) {
    const value = scaled[index]!;
    const step = (value - before) | 0;
    const difference = (order === 0 ? value - first : order === 1 ? step : step - stepBefore) | 0;
    into[index] = difference;
    if (difference < least) least = difference;
    [before, stepBefore] = [value, step];
  }
  return least;
}

/** As numbers without a sign: zigzagged, or counted from the least. */
function fillResiduals(order: number, least: number | undefined, count: number): void {
  const from = differences[order]!;
  if (least === undefined) for (let index = 1; index < count; index += 1) residuals[index] = zigzag(from[index]!);
  else for (let index = 1; index < count; index += 1) residuals[index] = from[index]! - least;
}

function bytesOfSigned(value: number): number {
  return Math.max(1, Math.ceil((32 - Math.clz32(zigzag(value))) / 7));
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
  readonly order: number;
  readonly exponent: number;
  /** What residuals are counted from; undefined when they are zigzagged. */
  readonly least: number | undefined;
  readonly width: number;
  /** Bytes. */
  readonly cost: number;
}

function writeResiduals(writer: ByteWriter, { order, exponent, least, width }: Packing, count: number): void {
  const isPatched = (index: number): boolean => 32 - Math.clz32(residuals[index]!) > width;
  const patches: number[] = [];
  for (let index = 1; index < count; index += 1) if (isPatched(index)) patches.push(index);
  writeByte(writer, order | (exponent << 2) | (patches.length > 0 ? 16 : 0) | (least === undefined ? 0 : 32));
  writeByte(writer, width);
  if (least !== undefined) writeSigned(writer, least);
  if (patches.length > 0) writePatches(writer, patches, (index) => residuals[index]! >>> width);
  writeBits(writer, { column: residuals, width, count });
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

function writeBits(
  writer: ByteWriter,
  { column, width, count }: { column: Uint32Array; width: number; count: number },
) {
  const length = Math.ceil(((count - 1) * width) / 8);
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
  for (let index = 1; index < count; index += 1) {
    put(column[index]! & lowMask, lowWidth);
    if (width > lowWidth) put((column[index]! >>> lowWidth) & highMask, width - lowWidth);
  }
  writer.length += length;
}
