import { speedSchema } from '@fleetmap/events';
import { mayForget } from '../verdict.js';
import type { Answer, Taken, Tell, TrackerProtocol } from './converse.js';
import { crc16X25 } from './crc16.js';
import { batteryOf, type Fix, fixOf } from './gt06-fix.js';

// GT06 / Concox over TCP:
//   7878 · uint8 length, or 7979 · uint16 length · type · content · uint16 serial · uint16 CRC-16/X.25 · 0D0A
// The length counts from the type to the checksum, which is over length … serial. The answer repeats type and serial.

const SHORT = 0x78_78;
const LONG = 0x79_79;
const END = 0x0d_0a;
const MARK_BYTES = 2;
const LEAST_LENGTH = 5; // type, serial, checksum
const MOST_LENGTH = 4096; // with text or many cells a few hundred

const LOGIN = 0x01;
const TIME_REQUEST = 0x8a;

/** Texts, cards and extras: the tracker does not wait for an answer to them. */
const UNANSWERED: ReadonlySet<number> = new Set([0x21, 0x24, 0x34, 0x81, 0x94, 0x9b, 0xfd]);

interface Frame {
  readonly type: number;
  readonly content: Buffer;
  readonly serial: Buffer;
}

export const gt06: TrackerProtocol<Frame> = {
  name: 'GT06',
  mostBytes: MARK_BYTES + 2 + MOST_LENGTH + MARK_BYTES,
  take,
  createSession,
};

function take(bytes: Buffer): Taken<Frame> {
  if (bytes.length < MARK_BYTES + 1) return 'incomplete';
  const mark = bytes.readUInt16BE(0);
  const lengthBytes = mark === SHORT ? 1 : 2;
  if (mark !== SHORT && mark !== LONG) return { size: noiseBefore(bytes) };
  if (bytes.length < MARK_BYTES + lengthBytes) return 'incomplete';
  const length = bytes.readUIntBE(MARK_BYTES, lengthBytes);
  if (length < LEAST_LENGTH || length > MOST_LENGTH) return { size: 1 };
  const body = MARK_BYTES + lengthBytes;
  const size = body + length + MARK_BYTES;
  if (bytes.length < size) return 'incomplete';
  const checked = bytes.subarray(MARK_BYTES, body + length - 2);
  const isIntact = bytes.readUInt16BE(size - 2) === END && bytes.readUInt16BE(size - 4) === crc16X25(checked);
  // The length may be what is damaged: look for the next frame right behind this one's start.
  if (!isIntact) return { size: 1 };
  const frame = {
    type: bytes[body]!,
    content: bytes.subarray(body + 1, size - 6),
    serial: bytes.subarray(size - 6, size - 4),
  };
  return { size, frame };
}

/** Bytes up to the next possible start of a frame. */
function noiseBefore(bytes: Buffer): number {
  const starts = [bytes.indexOf(SHORT >> 8, 1), bytes.indexOf(LONG >> 8, 1)].filter((at) => at > 0);
  return Math.min(bytes.length, ...starts);
}

function createSession(tell: Tell): ReturnType<TrackerProtocol<Frame>['createSession']> {
  let truckId: string | undefined;

  return {
    isKnown: () => truckId !== undefined,
    async hear(frame): Promise<Answer> {
      if (frame.type === LOGIN) {
        const imei = imeiOf(frame.content);
        if (imei === undefined || !mayForget(await tell([{ truckId: imei, valid: false }]))) return { isOver: true };
        truckId = imei;
        return { reply: replyTo(frame) };
      }
      if (truckId === undefined) return { isOver: true };
      const isStored = mayForget(await tell([reportOf(truckId, frame)]));
      // Unanswered it stays in the tracker's memory; it comes back after it has connected again.
      if (!isStored) return { isOver: true };
      return UNANSWERED.has(frame.type) ? {} : { reply: replyTo(frame) };
    },
  };
}

function reportOf(truckId: string, { type, content }: Frame): Parameters<Tell>[0][number] {
  const fix: Fix | undefined = fixOf(type, content);
  const device = { truckId, battery: batteryOf(type, content) };
  if (!fix?.isValid) return { ...device, valid: false };
  const { recordedAt, latitude, longitude, speed, heading, satellites } = fix;
  const attributes = { type, sat: satellites };
  return { ...device, recordedAt, latitude, longitude, speed: speedSchema.safeParse(speed).data, heading, attributes };
}

/** Eight bytes of BCD: a zero and fifteen digits. */
function imeiOf(content: Buffer): string | undefined {
  const digits = content.toString('hex', 0, 8);
  return /^0\d{15}$/.test(digits) ? digits.slice(1) : undefined;
}

function replyTo({ type, serial }: Frame): Buffer {
  const content = type === TIME_REQUEST ? nowUtc() : Buffer.alloc(0);
  const checked = Buffer.concat([Buffer.of(LEAST_LENGTH + content.length, type), content, serial]);
  const tail = Buffer.alloc(4);
  tail.writeUInt16BE(crc16X25(checked));
  tail.writeUInt16BE(END, 2);
  return Buffer.concat([Buffer.of(SHORT >> 8, SHORT & 0xff), checked, tail]);
}

/** YY MM DD hh mm ss, which the tracker sets its clock by. */
function nowUtc(): Buffer {
  const now = new Date();
  return Buffer.of(
    now.getUTCFullYear() % 100, now.getUTCMonth() + 1, now.getUTCDate(),
    now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds(),
  ); // prettier-ignore
}
