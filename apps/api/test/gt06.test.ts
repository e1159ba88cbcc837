import { hasAcceptance } from '@fleetmap/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Ingest } from '../src/ingest/ingest.js';
import { crc16X25 } from '../src/ingest/trackers/crc16.js';
import { gt06 } from '../src/ingest/trackers/gt06.js';
import { Trackers } from '../src/ingest/trackers/trackers.js';
import { historyOf, rowsOf, storedOf } from './acceptance-rows.js';
import { type RunningServer, startServer } from './running-server.js';
import { openLine, type TrackerLine } from './tracker-line.js';

interface FrameRow {
  id: string;
  payload_hex: string;
  proto?: string;
  crc_ok?: boolean;
  server_reply_hex: string[];
  expected_device_id?: string;
  expected_positions: {
    has_location: boolean;
    valid: boolean;
    fix_time: string;
    lat: number;
    lon: number;
    speed_kn: number;
    course_deg: number;
  }[];
}

let server: RunningServer;
let port: number;
let imeis = 0;
beforeAll(async () => {
  server = await startServer({ GT06_PORT: '0' });
  port = server.app.get(Trackers).portOf('GT06')!;
});
afterAll(() => server.stop());

const nextImei = (): string => String(860_000_000_000_000 + (imeis += 1));
const LOGIN = 0x01;
const LOCATION = 0x12;

/** A short frame; the answer to it has no content. */
function aFrame(type: number, content: Buffer, serial = 1): Buffer {
  const checked = Buffer.concat([Buffer.of(content.length + 5, type), content, Buffer.of(serial >> 8, serial & 0xff)]);
  const crc = crc16X25(checked);
  return Buffer.concat([Buffer.of(0x78, 0x78), checked, Buffer.of(crc >> 8, crc & 0xff, 0x0d, 0x0a)]);
}

const replyTo = (type: number, serial = 1): string => aFrame(type, Buffer.alloc(0), serial).toString('hex');
const login = (imei: string, serial = 1): Buffer => aFrame(LOGIN, Buffer.from(`0${imei}`, 'hex'), serial);

/** 72 km/h to the east, south and west of the origin, at a second of 2024-05-01. */
function aPlace(second: number, flags = 0x18_5a): Buffer {
  const content = Buffer.alloc(18);
  content.set([24, 5, 1, 12, Math.floor(second / 60), second % 60, 0xc9]);
  content.writeUInt32BE(23.5 * 1_800_000, 7);
  content.writeUInt32BE(46.6 * 1_800_000, 11);
  content[15] = 72;
  content.writeUInt16BE(flags, 16);
  return content;
}

async function openKnown(imei: string): Promise<TrackerLine> {
  const line = await openLine(port);
  await line.send(login(imei));
  await expect.poll(() => line.heard()).toBe(replyTo(LOGIN));
  return line;
}

describe.skipIf(!hasAcceptance)('rows of ingest/gt06.json', () => {
  it.each(rowsOf<FrameRow>('ingest/gt06.json'))('DV7: $id', async (row) => {
    const isIntact = row.crc_ok !== false;
    const isLogin = row.proto === '0x01';
    const imei = row.expected_device_id ?? nextImei();
    const line = isLogin ? await openLine(port) : await openKnown(imei);
    await line.send(Buffer.from(row.payload_hex, 'hex'));
    const heard = await line.end();
    const greeting = isLogin ? '' : replyTo(LOGIN);
    expect(heard).toBe(greeting + (isIntact ? row.server_reply_hex.join('') : ''));

    const [fix] = row.expected_positions;
    const stored = await storedOf(server, imei);
    if (!isIntact || !fix?.has_location || !fix.valid) {
      expect(stored).toBeUndefined();
      return;
    }
    expect(Date.parse(String(stored!['time']))).toBe(Date.parse(fix.fix_time));
    expect(stored!['lat']).toBeCloseTo(fix.lat, 6);
    expect(stored!['lon']).toBeCloseTo(fix.lon, 6);
    expect(await historyOf(server, imei, fix.fix_time)).toHaveLength(1);
    expect(stored!['course_deg']).toBe(fix.course_deg);
    expect(Number(stored!['speed_mps']) / (1852 / 3600)).toBeCloseTo(fix.speed_kn, 3);
  });

  it('P16: the login of the README is answered', async () => {
    const line = await openLine(port);
    await line.send(Buffer.from('78780d01086471700328358100093f040d0a', 'hex'));
    expect(await line.end()).toBe('78780501000955940d0a');
  });
});

describe('GT06', () => {
  it('DV8: frames cut at any byte, several in one write, with noise between, are all answered and stored', async () => {
    const noise = fc
      .uint8Array({ maxLength: 5 })
      .map((bytes) => bytes.filter((byte) => byte !== 0x78 && byte !== 0x79));
    await fc.assert(
      fc.asyncProperty(
        fc.array(noise, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        async (noises, cuts) => {
          const imei = nextImei();
          const line = await openLine(port);
          const frames = noises.map((bytes, index) => Buffer.concat([bytes, aFrame(LOCATION, aPlace(index), index)]));
          await line.send(Buffer.concat([login(imei, 7), ...frames]), cuts);
          const replies = noises.map((_bytes, index) => replyTo(LOCATION, index));
          expect(await line.end()).toBe([replyTo(LOGIN, 7), ...replies].join(''));
          expect(server.fleet.get(imei)?.position).toMatchObject({
            recordedAt: Date.UTC(2024, 4, 1, 12, 0, noises.length - 1),
            latitude: -23.5,
            longitude: -46.6,
            speed: 20,
            heading: 90,
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('DV8: a frame with a damaged byte is never answered, and the next one is read', async () => {
    const good = aFrame(LOCATION, aPlace(0));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: good.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const imei = nextImei();
        const line = await openKnown(imei);
        const damaged = Buffer.from(good);
        damaged[at]! ^= flip;
        // A damaged length may claim what follows: then that is looked at again once it is clear that it was no frame.
        const after = Buffer.concat(
          Array.from({ length: 10 }, (_none, index) => aFrame(LOCATION, aPlace(index + 1), index + 2)),
        );
        await line.send(Buffer.concat([damaged, after, Buffer.alloc(300)]));
        await expect.poll(() => line.heard()).toContain(replyTo(LOCATION, 11));
        expect((await line.end()).slice(replyTo(LOGIN).length)).not.toContain(replyTo(LOCATION, 1));
      }),
      { numRuns: 30 },
    );
  });

  it('DV8: noise without end is looked at slowly, and the others are served', async () => {
    const flood = await openLine(port);
    void flood.send(Buffer.from('7979007f0d0a'.repeat(50_000), 'hex'));
    const imei = nextImei();
    const line = await openKnown(imei);
    await line.send(aFrame(LOCATION, aPlace(0)));
    expect(await line.end()).toBe(replyTo(LOGIN) + replyTo(LOCATION));
    flood.socket.destroy();
  });

  it('DV8: never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, isFramed) => {
        const stream = isFramed ? Buffer.from([0x78, 0x78, ...bytes]) : Buffer.from(bytes);
        const taken = gt06.take(stream);
        return typeof taken === 'string' || (taken.size > 0 && taken.size <= stream.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('DV8: any content of any type is a place, a sign of life, or nothing; the line lives on', async () => {
    const imei = nextImei();
    const line = await openKnown(imei);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 255 }), fc.uint8Array({ maxLength: 100 }), async (type, content) => {
        await line.send(aFrame(type, Buffer.from(content)));
      }),
      { numRuns: 200 },
    );
    await line.send(aFrame(LOCATION, aPlace(59), 999));
    await expect.poll(() => line.heard()).toContain(replyTo(LOCATION, 999));
    await line.end();
  });

  it.each([
    ['a place before any login', aFrame(LOCATION, aPlace(0))],
    ['a login without an IMEI', aFrame(LOGIN, Buffer.from('ffffffffffffffff', 'hex'))],
    ['a short login', aFrame(LOGIN, Buffer.of(1, 2))],
  ])('DV7: %s ends the line without a word', async (_name, frame) => {
    const line = await openLine(port);
    await line.send(frame);
    await line.closed;
    expect(line.heard()).toBe('');
  });

  it('DV7: without a fix the truck is heard and stays where it was', async () => {
    const imei = nextImei();
    const line = await openKnown(imei);
    await line.send(Buffer.concat([aFrame(LOCATION, aPlace(0)), aFrame(LOCATION, aPlace(9, 0x08_5a), 2)]));
    expect(await line.end()).toBe(replyTo(LOGIN) + replyTo(LOCATION) + replyTo(LOCATION, 2));
    expect(server.fleet.get(imei)?.position.recordedAt).toBe(Date.UTC(2024, 4, 1, 12));
  });

  it('DV7: a question for the time is answered with UTC', async () => {
    const line = await openKnown(nextImei());
    await line.send(aFrame(0x8a, Buffer.alloc(0)));
    const heard = (await line.end()).slice(replyTo(LOGIN).length);
    const [year, month, day] = Buffer.from(heard.slice(8, 14), 'hex');
    expect(Math.abs(Date.UTC(2000 + year!, month! - 1, day) - Date.now())).toBeLessThan(2 * 86_400_000);
  });

  it('DV5: what cannot be stored now is not answered, and the line ends so that the tracker tells it again', async () => {
    const line = await openKnown(nextImei());
    const busy = vi
      .spyOn(server.app.get(Ingest), 'acceptMany')
      .mockResolvedValue([{ code: 'store_busy', message: 'Later.' }]);
    await line.send(aFrame(LOCATION, aPlace(0)));
    await line.closed;
    busy.mockRestore();
    expect(line.heard()).toBe(replyTo(LOGIN));
  });
});
