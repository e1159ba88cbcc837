import { METRES_PER_SECOND_PER_KMH } from '../field-values.js';

/** Where a GT06 message says that the tracker is. Degrees, metres per second, epoch ms. */
export interface Fix {
  readonly isValid: boolean;
  readonly recordedAt: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly speed: number;
  readonly heading: number;
  readonly satellites: number;
}

/** Where the place stands in the content of each type that has one; a variant may put the IMEI and a second time before it. */
const placesByType: Readonly<Record<number, readonly number[]>> = {
  0x10: [0], 0x11: [0], 0x12: [0], 0x16: [0], 0x1a: [0], 0x1e: [0], 0x22: [0, 15], 0x24: [0], 0x25: [0, 15], 0x26: [0],
  0x27: [0], 0x2d: [0], 0x31: [0], 0x32: [0], 0x34: [4], 0x37: [0], 0x38: [0], 0x61: [8], 0xa0: [0], 0xa2: [0],
}; // prettier-ignore

const FIX_BYTES = 18;
const MODULES = 0x70;
const GPS_MODULE = 0x33;
const GPS_MODULE_BYTES = 18;
const HEARTBEAT = 0x13;
const FULL_BATTERY = 6; // steps

const UNITS_PER_DEGREE = 1_800_000;
const HEADING_MASK = 0x3_ff;
const NORTH = 1 << 10;
const WEST = 1 << 11;
const HAS_FIX = 1 << 12;

/** Undefined: this message tells no place, or not where it should. */
export function fixOf(type: number, content: Buffer): Fix | undefined {
  if (type === MODULES) return fixOfModules(content);
  const fixes = (placesByType[type] ?? []).map((at) => fixAt(content.subarray(at)));
  return fixes.find((fix) => fix !== undefined);
}

/** Percent; only the heartbeat tells it in steps that all models share. */
export function batteryOf(type: number, content: Buffer): number | undefined {
  const steps = type === HEARTBEAT ? content[1] : undefined;
  return steps === undefined || steps > FULL_BATTERY ? undefined : Math.floor((steps * 100) / FULL_BATTERY);
}

/** Six bytes of date, satellites in a low nibble, uint32 latitude and longitude, uint8 km/h, uint16 of heading and signs. */
function fixAt(content: Buffer): Fix | undefined {
  if (content.length < FIX_BYTES) return undefined;
  const recordedAt = instantOf(content);
  if (recordedAt === undefined) return undefined;
  return { recordedAt, satellites: content[6]! & 0x0f, ...placeOf(content.subarray(7)) };
}

function placeOf(bytes: Buffer): Pick<Fix, 'isValid' | 'latitude' | 'longitude' | 'speed' | 'heading'> {
  const flags = bytes.readUInt16BE(9);
  const latitude = bytes.readUInt32BE(0) / UNITS_PER_DEGREE;
  const longitude = bytes.readUInt32BE(4) / UNITS_PER_DEGREE;
  return {
    isValid: (flags & HAS_FIX) !== 0,
    latitude: flags & NORTH ? latitude : -latitude,
    longitude: flags & WEST ? -longitude : longitude,
    speed: bytes[8]! * METRES_PER_SECOND_PER_KMH,
    heading: flags & HEADING_MASK,
  };
}

/** YY MM DD hh mm ss, UTC. */
function instantOf(bytes: Buffer): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = bytes;
  const instant = Date.UTC(2000 + year, month - 1, day, hour, minute, second);
  // Date.UTC carries a month of 13 over into the next year; then this is no date.
  const date = new Date(instant);
  const isDate = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDate && hour < 24 && minute < 60 && second < 60 ? instant : undefined;
}

/** Newer models send modules: uint16 kind · uint16 length · bytes. The one of the place begins with a unix time. */
function fixOfModules(content: Buffer): Fix | undefined {
  for (let at = 0; at + 4 <= content.length; at += 4 + content.readUInt16BE(at + 2)) {
    const module = content.subarray(at + 4, at + 4 + content.readUInt16BE(at + 2));
    if (content.readUInt16BE(at) !== GPS_MODULE || module.length < GPS_MODULE_BYTES) continue;
    return { recordedAt: module.readUInt32BE(0) * 1000, satellites: module[4]!, ...placeOf(module.subarray(7)) };
  }
  return undefined;
}
