import { type ByteReader, expectThat, readBytes } from './byte-reader.js';
import { type ByteWriter, writeByte } from './byte-writer.js';

/** Whether none, all or some rows have something; two bits in a header. */
export const NONE = 0;
export const ALL = 1;
export const SOME = 2;

export function presenceOf<Row>(rows: readonly Row[], isThere: (row: Row) => boolean): number {
  const there = rows.reduce((count, row) => (isThere(row) ? count + 1 : count), 0);
  return there === 0 ? NONE : there === rows.length ? ALL : SOME;
}

/** One bit a row, the first row lowest. */
export function writeBitmap<Row>(writer: ByteWriter, rows: readonly Row[], isThere: (row: Row) => boolean): void {
  for (let start = 0; start < rows.length; start += 8) {
    let byte = 0;
    for (let bit = 0; bit < 8 && start + bit < rows.length; bit += 1) {
      if (isThere(rows[start + bit]!)) byte |= 1 << bit;
    }
    writeByte(writer, byte);
  }
}

/** Tells of each row whether it has something. */
export function readPresence(reader: ByteReader, presence: number, count: number): (row: number) => boolean {
  expectThat(presence <= SOME);
  if (presence !== SOME) return () => presence === ALL;
  const bitmap = readBytes(reader, Math.ceil(count / 8));
  return (row) => ((bitmap[row >>> 3]! >>> (row & 7)) & 1) === 1;
}
