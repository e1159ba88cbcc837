import { altitudeSchema, headingSchema, type ReportInput, speedSchema } from '@fleetmap/events';
import { mayForget } from '../verdict.js';
import type { AvlRecord } from './avl-record.js';
import type { Answer, Taken, Tell, TrackerProtocol } from './converse.js';
import { crc16Ibm } from './crc16.js';
import { recordsOf } from './teltonika-records.js';

// Teltonika over TCP: the tracker says its IMEI, is let in with 01, and then sends packets
//   00000000 · uint32 length · codec … (length bytes) · uint32 CRC-16/IBM of them
// each answered with the number of its records as uint32; with any other number it sends the packet again.

/** Codecs of text: answers to commands, which we never sent. They want no answer. */
const TEXT_CODECS: ReadonlySet<number> = new Set([0x0c, 0x0d, 0x0e, 0x0f]);

const IMEI_DIGITS = 15;
const HEAD = 8;
const TAIL = 4;
const LEAST_LENGTH = 3; // codec and both counts
const MOST_LENGTH = 65_535; // trackers send 1,280 at most; 255 large records would fit
const PING = 0xff;

const ACCEPTED = Buffer.of(1);
const REFUSED = Buffer.of(0);

type Frame =
  | { readonly kind: 'login'; readonly imei: string }
  /** Undefined: damaged on its way, or not what its counts say. */
  | { readonly kind: 'records'; readonly records: readonly AvlRecord[] | undefined }
  | { readonly kind: 'text' };

export const teltonika: TrackerProtocol<Frame> = {
  name: 'Teltonika',
  mostBytes: HEAD + MOST_LENGTH + TAIL,
  take,
  createSession,
};

function take(bytes: Buffer): Taken<Frame> {
  if (bytes[0] === PING) return { size: pingsIn(bytes) };
  if (bytes.length < 2) return bytes[0] === 0 || bytes.length === 0 ? 'incomplete' : 'broken';
  const start = bytes.readUInt16BE(0);
  if (start === IMEI_DIGITS) return takeLogin(bytes);
  if (start !== 0) return 'broken';
  if (bytes.length < HEAD) return 'incomplete';
  const length = bytes.readUInt32BE(4);
  if (bytes.readUInt16BE(2) !== 0 || length < LEAST_LENGTH || length > MOST_LENGTH) return 'broken';
  const size = HEAD + length + TAIL;
  if (bytes.length < size) return 'incomplete';
  const data = bytes.subarray(HEAD, HEAD + length);
  const isIntact = crc16Ibm(data) === bytes.readUInt32BE(HEAD + length);
  if (isIntact && TEXT_CODECS.has(data[0]!)) return { size, frame: { kind: 'text' } };
  return { size, frame: { kind: 'records', records: isIntact ? recordsOf(data) : undefined } };
}

function pingsIn(bytes: Buffer): number {
  const end = bytes.findIndex((byte) => byte !== PING);
  return end === -1 ? bytes.length : end;
}

function takeLogin(bytes: Buffer): Taken<Frame> {
  const size = 2 + IMEI_DIGITS;
  const imei = bytes.toString('latin1', 2, size);
  if (!/^\d*$/.test(imei)) return 'broken';
  return imei.length < IMEI_DIGITS ? 'incomplete' : { size, frame: { kind: 'login', imei } };
}

function createSession(tell: Tell): ReturnType<TrackerProtocol<Frame>['createSession']> {
  let truckId: string | undefined;

  return {
    isKnown: () => truckId !== undefined,
    async hear(frame): Promise<Answer> {
      if (frame.kind === 'login') {
        const isWelcome = mayForget(await tell([{ truckId: frame.imei, valid: false }]));
        truckId = isWelcome ? frame.imei : undefined;
        return isWelcome ? { reply: ACCEPTED } : { reply: REFUSED, isOver: true };
      }
      if (truckId === undefined) return { isOver: true };
      if (frame.kind === 'text') return {};
      const { records } = frame;
      if (!records) return { reply: countOf(0) };
      const id = truckId;
      const isStored = mayForget(await tell(records.map((record) => reportOf(id, record))));
      return { reply: countOf(isStored ? records.length : 0) };
    },
  };
}

function countOf(records: number): Buffer {
  const reply = Buffer.alloc(4);
  reply.writeUInt32BE(records);
  return reply;
}

/** A value that cannot be is unknown: it must not cost the place, nor block the tracker's memory. */
function reportOf(truckId: string, record: AvlRecord): ReportInput {
  const { recordedAt, latitude, longitude, altitude, heading, satellites, speed, battery, attributes } = record;
  const device = { truckId, recordedAt, battery, attributes };
  const hasFix = satellites > 0 && (latitude !== 0 || longitude !== 0);
  if (!hasFix) return { ...device, valid: false };
  return {
    ...device,
    latitude,
    longitude,
    speed: speedSchema.safeParse(speed).data,
    heading: headingSchema.safeParse(heading).data,
    altitude: altitudeSchema.safeParse(altitude).data,
  };
}
