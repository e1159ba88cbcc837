/** Bytes that grow while they are written; `bytes` holds zeros beyond `length`. */
export interface ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  length: number;
}

export function createByteWriter(capacity = 1024): ByteWriter {
  return { bytes: new Uint8Array(capacity), length: 0 };
}

/** What was written, in a buffer of its own. */
export function writtenBytes(writer: ByteWriter): Uint8Array<ArrayBuffer> {
  return writer.bytes.slice(0, writer.length);
}

/** Makes room for so many more bytes. */
export function reserveBytes(writer: ByteWriter, more: number): void {
  const needed = writer.length + more;
  if (needed <= writer.bytes.length) return;
  const bytes = new Uint8Array(Math.max(needed, writer.bytes.length * 2));
  bytes.set(writer.bytes.subarray(0, writer.length));
  writer.bytes = bytes;
}

export function writeByte(writer: ByteWriter, value: number): void {
  reserveBytes(writer, 1);
  writer.bytes[writer.length++] = value;
}

export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  reserveBytes(writer, bytes.length);
  writer.bytes.set(bytes, writer.length);
  writer.length += bytes.length;
}

/** A whole number from 0 to 2^53 - 1: seven bits a byte, the lowest first (LEB128). */
export function writeVarint(writer: ByteWriter, value: number): void {
  reserveBytes(writer, 8);
  let rest = value;
  while (rest >= 0x80) {
    writer.bytes[writer.length++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  writer.bytes[writer.length++] = rest;
}

/** A whole number of 32 bits with its sign; small ones of either sign are short. */
export function writeSigned(writer: ByteWriter, value: number): void {
  writeVarint(writer, zigzag(value));
}

/** 0, -1, 1, -2, … to 0, 1, 2, 3, … of 32 bits. */
export function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}
