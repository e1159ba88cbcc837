// Counts and lengths of one to five bytes (LEB128): seven bits a byte, lowest first, the top bit says that more follow.

const MOST_BYTES = 5;

/** Where in the bytes one reads; moved on by reading. */
export interface Cursor {
  offset: number;
}

/** @throws RangeError beyond the end of the bytes, and when the number is longer than five bytes. */
export function readVarint(view: DataView, cursor: Cursor): number {
  let value = 0;
  for (let index = 0; index < MOST_BYTES; index += 1) {
    const byte = view.getUint8(cursor.offset);
    cursor.offset += 1;
    value += (byte & 127) * 2 ** (7 * index);
    if (byte < 128) return value;
  }
  throw new RangeError('The number is too long.');
}

/** @returns where the number ends. */
export function writeVarint(bytes: Uint8Array, offset: number, value: number): number {
  let rest = value;
  let end = offset;
  while (rest > 127) {
    bytes[end] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
    end += 1;
  }
  bytes[end] = rest;
  return end + 1;
}
