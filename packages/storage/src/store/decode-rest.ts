import { inflateRawSync } from 'node:zlib';
import type { Position } from '@fleetmap/events';
import {
  type ByteReader,
  createByteReader,
  expectThat,
  NONE,
  readByte,
  readBytes,
  readPresence,
  readSigned,
  readVarint,
  unpackIntegers,
} from '@fleetmap/events/columns';
import { CHARGING, DELAYS_PER_HIGH, HUNDREDTHS, LONG, REST_READINGS } from './rest-layout.js';

type Attributes = NonNullable<Position['attributes']>;
/** What one position has beyond a fix. */
export type Rest = Pick<Position, 'altitude' | 'accuracy' | 'battery' | 'charging' | 'attributes'> & {
  /** Milliseconds from fix to receipt. */
  delay: number;
};
type Writable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

const MAX_ATTRIBUTE_BYTES = 100_000_000;
const decoder = new TextDecoder();

/** What `encodeRest` wrote of so many positions. @throws RangeError on anything malformed */
export function decodeRest(bytes: Uint8Array, count: number): Rest[] {
  const reader = createByteReader(bytes);
  const head = readByte(reader);
  const isFirstVersion = head < 2;
  const flags = isFirstVersion ? 0 : readByte(reader);
  const presence = (bits: number): number => (isFirstVersion ? readByte(reader) : bits & 3);
  const isLong = isFirstVersion ? head === 1 : head >>> 6 === LONG;
  const rows: Writable<Rest>[] = readDelays(reader, count, isLong).map((delay) => ({ delay }));
  for (const [place, reading] of REST_READINGS.entries()) {
    const present = presence(head >>> (4 - 2 * place));
    const has = readPresence(reader, present, count);
    if (present === NONE) continue;
    const column = readColumn(reader, count);
    for (const [index, row] of rows.entries()) if (has(index)) row[reading] = column[index]! / HUNDREDTHS;
  }
  for (const [place, charging] of CHARGING.entries()) {
    const has = readPresence(reader, presence(flags >>> (2 - 2 * place)), count);
    for (const [index, row] of rows.entries()) if (has(index)) row.charging = charging;
  }
  const attributes = isFirstVersion || flags >>> 4 === 1 ? readAttributes(reader) : undefined;
  for (const [index, row] of rows.entries()) if (attributes?.[index]) row.attributes = attributes[index];
  return rows;
}

function readDelays(reader: ByteReader, count: number, isLong: boolean): number[] {
  const high = isLong ? readColumn(reader, count) : new Int32Array(count);
  const low = readColumn(reader, count);
  return Array.from(low, (value, index) => high[index]! * DELAYS_PER_HIGH + value);
}

function readColumn(reader: ByteReader, count: number): Int32Array {
  const column = new Int32Array(count);
  unpackIntegers(reader, column, count, readSigned(reader));
  return column;
}

function readAttributes(reader: ByteReader): (Attributes | null)[] | undefined {
  const length = readVarint(reader);
  if (length === 0) return undefined;
  const text = inflateRawSync(readBytes(reader, length), { maxOutputLength: MAX_ATTRIBUTE_BYTES });
  const list = JSON.parse(decoder.decode(text)) as (Attributes | null | 0)[];
  expectThat(Array.isArray(list));
  let before: Attributes | null = null;
  return list.map((entry) => (before = entry === 0 ? before : entry));
}
