/** Bytes that are read from front to back, up to `end`. */
export interface ByteReader {
  readonly bytes: Uint8Array;
  offset: number;
  end: number;
}

/** The bytes are copied with a little room behind, for bits are read four bytes at a time. */
export function createByteReader(bytes: Uint8Array): ByteReader {
  const roomy = new Uint8Array(bytes.length + 8);
  roomy.set(bytes);
  return { bytes: roomy, offset: 0, end: bytes.length };
}

/** @throws RangeError unless it holds. */
export function expectThat(isWellFormed: boolean): asserts isWellFormed {
  if (!isWellFormed) throw new RangeError('These bytes are not recorded positions.');
}

export function readByte(reader: ByteReader): number {
  expectThat(reader.offset < reader.end);
  return reader.bytes[reader.offset++]!;
}

export function readBytes(reader: ByteReader, length: number): Uint8Array {
  expectThat(length <= reader.end - reader.offset);
  reader.offset += length;
  return reader.bytes.subarray(reader.offset - length, reader.offset);
}

/** A whole number from 0 to 2^53 - 1. */
export function readVarint(reader: ByteReader): number {
  let value = 0;
  let scale = 1;
  for (let byte = 0x80; byte >= 0x80; scale *= 0x80) {
    byte = readByte(reader);
    value += (byte & 0x7f) * scale;
    expectThat(value <= Number.MAX_SAFE_INTEGER);
  }
  return value;
}

export function readSigned(reader: ByteReader): number {
  const value = readVarint(reader);
  expectThat(value <= 0xff_ff_ff_ff);
  return unzigzag(value);
}

function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}
