import { deflateRawSync } from 'node:zlib';
import type { Position } from '@fleetmap/events';
import {
  type ByteWriter,
  createByteWriter,
  NONE,
  packIntegers,
  presenceOf,
  SOME,
  writeBitmap,
  writeByte,
  writeBytes,
  writeSigned,
  writeVarint,
  writtenBytes,
} from '@fleetmap/events/columns';
import { CHARGING, DELAYS_PER_HIGH, HUNDREDTHS, LONG, REST_READINGS, SHORT } from './rest-layout.js';

const encoder = new TextEncoder();
let column = new Int32Array(1024);
const scratch = createByteWriter(64 * 1024);

/** What replay does not show of a truck's positions: when they came, altitude, accuracy, battery, attributes. */
export function encodeRest(positions: readonly Position[]): Uint8Array<ArrayBuffer> {
  const writer = scratch;
  writer.length = 0;
  const presences = REST_READINGS.map((reading) =>
    presenceOf(positions, (position) => position[reading] !== undefined),
  );
  const isLong = positions.some((position) => Math.abs(delayOf(position)) >= DELAYS_PER_HIGH);
  writeByte(
    writer,
    presences.reduce((head, presence) => (head << 2) | presence, isLong ? LONG : SHORT),
  );
  const charging = CHARGING.map((wanted) => presenceOf(positions, (position) => position.charging === wanted));
  const hasAttributes = positions.some(({ attributes }) => attributes !== undefined);
  writeByte(
    writer,
    charging.reduce((head, presence) => (head << 2) | presence, hasAttributes ? 1 : 0),
  );
  writeDelays(writer, positions, isLong);
  for (const [place, reading] of REST_READINGS.entries()) {
    writeReading(writer, positions, { reading, presence: presences[place]! });
  }
  for (const [place, wanted] of CHARGING.entries()) {
    if (charging[place] === SOME) writeBitmap(writer, positions, (position) => position.charging === wanted);
  }
  if (hasAttributes) writeAttributes(writer, positions);
  return writtenBytes(writer);
}

function delayOf({ receivedAt, recordedAt }: Position): number {
  return Math.round(receivedAt - recordedAt);
}

/** Milliseconds from fix to receipt, in two parts when they do not fit into 32 bits. */
function writeDelays(writer: ByteWriter, positions: readonly Position[], isLong: boolean): void {
  const highOf = (position: Position): number => (isLong ? Math.floor(delayOf(position) / DELAYS_PER_HIGH) : 0);
  if (isLong) writeColumn(writer, positions, highOf);
  writeColumn(writer, positions, (position) => delayOf(position) - highOf(position) * DELAYS_PER_HIGH);
}

function writeReading(
  writer: ByteWriter,
  positions: readonly Position[],
  { reading, presence }: { reading: (typeof REST_READINGS)[number]; presence: number },
): void {
  if (presence === NONE) return;
  if (presence === SOME) writeBitmap(writer, positions, (position) => position[reading] !== undefined);
  writeColumn(writer, positions, (position) => {
    const value = position[reading];
    return value === undefined ? undefined : Math.round(value * HUNDREDTHS);
  });
}

/** A row without a value repeats the one before, which costs least. */
function writeColumn(
  writer: ByteWriter,
  positions: readonly Position[],
  read: (position: Position) => number | undefined,
): void {
  if (column.length < positions.length) column = new Int32Array(positions.length * 2);
  let value = 0;
  for (let index = 0; index < positions.length; index += 1) {
    value = read(positions[index]!) ?? value;
    column[index] = value;
  }
  writeSigned(writer, column[0]!);
  packIntegers(writer, column, positions.length);
}

/** One JSON list, deflated: null is none, 0 the same as the row before. */
function writeAttributes(writer: ByteWriter, positions: readonly Position[]): void {
  let before = '';
  const texts = positions.map(({ attributes }) => {
    const text = attributes ? JSON.stringify(attributes) : 'null';
    const shown = text === before ? '0' : text;
    before = text;
    return shown;
  });
  const bytes = deflateRawSync(encoder.encode(`[${texts.join(',')}]`));
  writeVarint(writer, bytes.length);
  writeBytes(writer, bytes);
}
