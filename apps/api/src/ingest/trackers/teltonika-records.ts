import { batterySchema } from '@fleetmap/events';
import { keptAttributes } from '../attributes.js';
import { METRES_PER_SECOND_PER_KMH } from '../field-values.js';
import type { AvlRecord } from './avl-record.js';
import { createReader, type Reader } from './reader.js';
import { readGhRecord } from './teltonika-gh.js';

/** How a codec writes its IO values: bytes of an id, of a count, and which groups there are. */
interface Layout {
  readonly eventBytes: 1 | 2;
  readonly idBytes: 1 | 2;
  readonly countBytes: 1 | 2;
  readonly hasGeneration?: true;
  readonly hasVariable?: true;
  readonly hasSixteen?: true;
}

const CODEC_GH = 0x07;
const CODEC_8: Layout = { eventBytes: 1, idBytes: 1, countBytes: 1 };
const layoutsByCodec: Readonly<Record<number, readonly Layout[]>> = {
  // Some old trackers add values of 16 bytes to codec 8; only then does it end where the packet does.
  0x08: [CODEC_8, { ...CODEC_8, hasSixteen: true }],
  0x8e: [{ eventBytes: 2, idBytes: 2, countBytes: 2, hasVariable: true }],
  0x10: [{ eventBytes: 2, idBytes: 2, countBytes: 1, hasGeneration: true }],
};

/** `codec · count · records · count`; undefined when it is another codec or does not end where it should. */
export function recordsOf(data: Buffer): AvlRecord[] | undefined {
  const [codec = 0, count = 0] = data;
  if (data.at(-1) !== count) return undefined;
  const readers =
    codec === CODEC_GH
      ? [readGhRecord]
      : (layoutsByCodec[codec] ?? []).map((layout) => (reader: Reader) => readRecord(reader, layout));
  for (const read of readers) {
    const reader = createReader(data.subarray(2, -1));
    const records = Array.from({ length: count }, () => read(reader));
    if (reader.left() === 0) return records;
  }
  return undefined;
}

function readRecord(reader: Reader, layout: Layout): AvlRecord {
  const recordedAt = reader.unsigned(8);
  const priority = reader.unsigned(1);
  const longitude = reader.signed(4) / 1e7;
  const latitude = reader.signed(4) / 1e7;
  const altitude = reader.signed(2);
  const heading = reader.unsigned(2);
  const satellites = reader.unsigned(1);
  const speed = reader.unsigned(2) * METRES_PER_SECOND_PER_KMH;
  const event = reader.unsigned(layout.eventBytes);
  const io = readIo(reader, layout);
  const battery = batterySchema.safeParse(io.get(BATTERY_PERCENT)).data;
  const told = [['priority', priority], ['sat', satellites], ['event', event], ...[...io].map(attributeOf)] as const;
  return {
    recordedAt,
    latitude,
    longitude,
    altitude,
    heading,
    satellites,
    speed,
    battery,
    attributes: keptAttributes(told),
  };
}

function readIo(reader: Reader, layout: Layout): Map<number, number | string> {
  const io = new Map<number, number | string>();
  if (layout.hasGeneration) reader.unsigned(1);
  reader.unsigned(layout.countBytes); // the total, which the groups repeat
  for (const bytes of [1, 2, 4, 8] as const) {
    for (let left = reader.unsigned(layout.countBytes); left > 0 && reader.left() > 0; left -= 1) {
      io.set(reader.unsigned(layout.idBytes), bytes === 8 ? reader.wide() : reader.unsigned(bytes));
    }
  }
  if (layout.hasSixteen) {
    for (let left = reader.unsigned(layout.countBytes); left > 0 && reader.left() > 0; left -= 1) {
      io.set(reader.unsigned(layout.idBytes), reader.hex(16));
    }
  }
  if (layout.hasVariable) {
    for (let left = reader.unsigned(2); left > 0 && reader.left() > 0; left -= 1) {
      io.set(reader.unsigned(2), reader.hex(reader.unsigned(2)));
    }
  }
  return io;
}

const BATTERY_PERCENT = 113;

/** The IO elements that have one meaning in all models; the others keep their number. Factors to SI units. */
const knownIo: Readonly<Record<number, readonly [name: string, factor?: number]>> = {
  16: ['odometer'], // m
  21: ['rssi'],
  66: ['power', 0.001], // V
  67: ['battery', 0.001], // V
  181: ['pdop', 0.1],
  182: ['hdop', 0.1],
  199: ['tripOdometer'], // m
  239: ['ignition'],
  240: ['motion'],
  241: ['operator'],
};

function attributeOf([id, value]: readonly [number, number | string]): [string, string | number | boolean] {
  const [name, factor] = knownIo[id] ?? [`io${id}`];
  if (typeof value === 'string') return [name, value];
  if (name === 'ignition' || name === 'motion') return [name, value === 1];
  return [name, factor === undefined ? value : Math.round(value * factor * 1000) / 1000];
}
