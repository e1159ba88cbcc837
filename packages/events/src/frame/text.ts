import { type Cursor, readVarint, writeVarint } from './varint.js';

// Ids in UTF-8, each after its length. Nearly all are ASCII, and a call of the platform's coder costs more than such an id.

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** No text takes more bytes than this. */
export function mostTextBytes(text: string): number {
  return 5 + 3 * text.length;
}

/** @returns where the text ends. */
export function writeText(bytes: Uint8Array, offset: number, text: string): number {
  const start = writeVarint(bytes, offset, text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 127) return writeEncoded(bytes, offset, encoder.encode(text));
    bytes[start + index] = code;
  }
  return start + text.length;
}

function writeEncoded(bytes: Uint8Array, offset: number, encoded: Uint8Array): number {
  const start = writeVarint(bytes, offset, encoded.length);
  bytes.set(encoded, start);
  return start + encoded.length;
}

/** So many texts, one after the other. @throws RangeError beyond the end of the bytes. @throws TypeError when one is not UTF-8. */
export function readTexts(view: DataView, cursor: Cursor, count: number): string[] {
  const ends: number[] = [];
  const block = cursor.offset;
  for (let index = 0; index < count; index += 1) {
    const length = readVarint(view, cursor);
    ends.push(cursor.offset - block, cursor.offset - block + length);
    cursor.offset += length;
  }
  if (cursor.offset > view.byteLength) throw new RangeError('A text is cut off.');
  const bytes = new Uint8Array(view.buffer, view.byteOffset + block, cursor.offset - block);
  const texts: string[] = [];
  const ascii = bytes.every((byte) => byte < 128) ? decoder.decode(bytes) : undefined;
  for (let index = 0; index < ends.length; index += 2) {
    const [start, end] = [ends[index]!, ends[index + 1]!];
    texts.push(ascii === undefined ? decoder.decode(bytes.subarray(start, end)) : ascii.slice(start, end));
  }
  return texts;
}
