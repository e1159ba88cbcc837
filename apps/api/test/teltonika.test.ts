import { hasAcceptance } from '@fleetmap/testing';
import {
  teltonikaFrame as frameOf,
  teltonikaLogin as login,
  teltonikaPacket as aPacket,
  teltonikaRecord as aRecord,
} from '@fleetmap/testing/devices';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Ingest } from '../src/ingest/ingest.js';
import { teltonika } from '../src/ingest/trackers/teltonika.js';
import { Trackers } from '../src/ingest/trackers/trackers.js';
import { historyOf, rowsOf, storedOf } from './acceptance-rows.js';
import { type RunningServer, startServer } from './running-server.js';
import { openLine, type TrackerLine } from './tracker-line.js';

const IMEI = '123456789012345';

interface FrameRow {
  id: string;
  payload_hex: string;
  kind?: string;
  codec?: string;
  crc_ok?: boolean;
  server_reply_hex: string[];
  expected_positions: {
    has_location: boolean;
    valid: boolean;
    fix_time: string;
    lat: number;
    lon: number;
    altitude_m: number;
    speed_kn: number;
    course_deg: number;
    attributes: Record<string, unknown>;
  }[];
}

let server: RunningServer;
let port: number;
let imeis = 0;
beforeAll(async () => {
  server = await startServer({ TELTONIKA_PORT: '0' });
  port = server.app.get(Trackers).portOf('Teltonika')!;
});
afterAll(() => server.stop());

const nextImei = (): string => String(350_000_000_000_000 + (imeis += 1));

async function openKnown(imei: string): Promise<TrackerLine> {
  const line = await openLine(port);
  await line.send(login(imei));
  await expect.poll(() => line.heard()).toBe('01');
  return line;
}

describe.skipIf(!hasAcceptance)('rows of ingest/teltonika.json', () => {
  const names = [
    'priority',
    'event',
    'sat',
    'ignition',
    'motion',
    'power',
    'battery',
    'pdop',
    'hdop',
    'operator',
    'rssi',
  ];

  it.each(rowsOf<FrameRow>('ingest/teltonika.json'))('DV6: $id', async (row) => {
    const imei = row.kind === 'imei-login' ? IMEI : nextImei();
    const line = await openLine(port);
    if (row.kind !== 'imei-login') await line.send(login(imei));
    await line.send(Buffer.from(row.payload_hex, 'hex'));
    const isIntact = row.crc_ok !== false;
    const heard = await line.end();
    const greeting = row.kind === 'imei-login' ? '' : '01';
    if (isIntact) expect(heard).toBe(greeting + row.server_reply_hex.join(''));
    else expect(['01', '0100000000']).toContain(heard);

    const fixes = row.expected_positions.filter((position) => position.has_location && position.valid);
    const stored = await storedOf(server, imei);
    if (!isIntact || fixes.length === 0) {
      expect(stored).toBeUndefined();
      return;
    }
    const newest = fixes.toSorted((a, b) => Date.parse(b.fix_time) - Date.parse(a.fix_time))[0]!;
    expect(stored).toMatchObject({ course_deg: newest.course_deg, altitude_m: newest.altitude_m });
    expect(Date.parse(String(stored!['time']))).toBe(Date.parse(newest.fix_time));
    expect(stored!['lat']).toBeCloseTo(newest.lat, 6);
    expect(stored!['lon']).toBeCloseTo(newest.lon, 6);
    expect(Number(stored!['speed_mps']) / (1852 / 3600)).toBeCloseTo(newest.speed_kn, 3);
    const attributes = stored!['attributes'] as Record<string, unknown>;
    for (const fix of fixes) {
      const [kept] = await historyOf(server, imei, fix.fix_time);
      expect(kept?.latitude).toBeCloseTo(fix.lat, 6);
      expect(kept?.longitude).toBeCloseTo(fix.lon, 6);
    }
    for (const name of names) if (name in newest.attributes) expect(attributes[name]).toBe(newest.attributes[name]);
  });

  it('P15: the login of the README is let in', async () => {
    const line = await openLine(port);
    await line.send(Buffer.from('000f313233343536373839303132333435', 'hex'));
    expect(await line.end()).toBe('01');
  });
});

describe('Teltonika', () => {
  it('DV8: packets cut at any byte, several in one write, with pings between, are all answered and stored', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat({ max: 3 })), { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        async (packets, cuts) => {
          const imei = nextImei();
          const line = await openLine(port);
          let recordedAt = 1_700_000_000_000;
          const stream = [login(imei)];
          for (const [count, pings] of packets) {
            stream.push(
              Buffer.alloc(pings, 0xff),
              aPacket(Array.from({ length: count }, () => aRecord((recordedAt += 1000)))),
            );
          }
          await line.send(Buffer.concat(stream), cuts);
          const counts = packets.map(([count]) => count.toString(16).padStart(8, '0'));
          expect(await line.end()).toBe(`01${counts.join('')}`);
          expect(server.fleet.get(imei)?.position).toMatchObject({ recordedAt, speed: 20, heading: 90, altitude: 760 });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('DV8: a packet with a damaged byte is never acknowledged, and the next one is read', async () => {
    const good = aPacket([aRecord(1_700_000_000_000)]);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 8, max: good.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const line = await openKnown(nextImei());
          const damaged = Buffer.from(good);
          damaged[at]! ^= flip;
          await line.send(Buffer.concat([damaged, good]));
          expect(await line.end()).toBe('010000000000000001');
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ['too high', aPacket([aRecord(1_700_000_000_000)], 2)],
    ['too low', aPacket([aRecord(1_700_000_000_000), aRecord(1_700_000_001_000)], 1)],
    ['unlike each other', aPacket([aRecord(1_700_000_000_000)], 1, 2)],
    ['none', frameOf(Buffer.of(8, 1, 1))],
    ['of another codec', frameOf(Buffer.of(0x55, 1, 0, 0, 1))],
  ])('DV8: a count that is %s stores nothing', async (_name, packet) => {
    const imei = nextImei();
    const line = await openKnown(imei);
    await line.send(packet);
    expect(await line.end()).toBe('0100000000');
    expect(server.fleet.get(imei)).toBeUndefined();
  });

  it.each([
    ['an absurd length', '00000000ffffffff0801'],
    ['no length', '00000000000000000801'],
    ['no preamble', '0000000100000003080101'],
    ['a request of the web', '474554202f20485454502f312e310d0a'],
    ['a login with letters', `000f${'41'.repeat(15)}`],
  ])('DV8: %s ends the line without a word', async (_name, hex) => {
    const line = await openLine(port);
    await line.send(Buffer.from(hex, 'hex'));
    await line.closed;
    expect(line.heard()).toBe('');
  });

  it('DV8: never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, isFramed) => {
        const stream = isFramed
          ? frameOf(Buffer.from([[8, 0x8e, 0x10, 7][bytes.length % 4]!, ...bytes]))
          : Buffer.from(bytes);
        const taken = teltonika.take(stream);
        return typeof taken === 'string' || (taken.size > 0 && taken.size <= stream.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('DV6: records before a login are not heard', async () => {
    const line = await openLine(port);
    await line.send(aPacket([aRecord(1_700_000_000_000)]));
    await line.closed;
    expect(line.heard()).toBe('');
  });

  it('DV6: without satellites, or at 0, 0, the truck stays where it was', async () => {
    const imei = nextImei();
    const line = await openKnown(imei);
    const blind = aRecord(1_700_000_002_000);
    blind[21] = 0;
    await line.send(aPacket([aRecord(1_700_000_000_000), blind, aRecord(1_700_000_003_000, 0, 0)]));
    expect(await line.end()).toBe('0100000003');
    expect(server.fleet.get(imei)?.position.recordedAt).toBe(1_700_000_000_000);
  });

  it('DV13: a value that cannot be costs neither the place nor the memory of the tracker', async () => {
    const imei = nextImei();
    const line = await openKnown(imei);
    const odd = aRecord(1_700_000_000_000);
    odd.writeInt16BE(-32_768, 17);
    odd.writeUInt16BE(65_535, 19);
    odd.writeUInt16BE(65_535, 22);
    await line.send(aPacket([odd, aRecord(1_700_000_001_000, 214, 91), aRecord(8_000_000_000_000)]));
    expect(await line.end()).toBe('0100000003');
    const position = server.fleet.get(imei)?.position;
    expect(position).toMatchObject({ recordedAt: 1_700_000_000_000, speed: null, heading: null });
    expect(position).not.toHaveProperty('altitude');
  });

  it('DV5: an unknown tracker is refused at its login', async () => {
    const strict = await startServer({ AUTH: 'required', DEVICES: IMEI, TELTONIKA_PORT: '0' });
    const strictPort = strict.app.get(Trackers).portOf('Teltonika')!;
    const stranger = await openLine(strictPort);
    await stranger.send(login(nextImei()));
    await stranger.closed;
    expect(stranger.heard()).toBe('00');
    const known = await openLine(strictPort);
    await known.send(login(IMEI));
    expect(await known.end()).toBe('01');
    await strict.stop();
  });

  it('DV5: what is not durable is not acknowledged', async () => {
    const ingest = server.app.get(Ingest);
    const acceptMany = ingest.acceptMany.bind(ingest);
    const line = await openKnown(nextImei());
    let isAsked = false;
    let becomeDurable!: () => void;
    const durable = new Promise<void>((resolve) => (becomeDurable = resolve));
    const door = vi.spyOn(ingest, 'acceptMany').mockImplementation(async (inputs, from) => {
      isAsked = true;
      await durable;
      return acceptMany(inputs, from);
    });
    await line.send(aPacket([aRecord(1_700_000_000_000)]));
    await expect.poll(() => isAsked).toBe(true);
    expect(line.heard()).toBe('01');
    becomeDurable();
    await expect.poll(() => line.heard()).toBe('0100000001');

    door.mockResolvedValue([{ code: 'store_busy', message: 'Later.' }]);
    await line.send(aPacket([aRecord(1_700_000_001_000)]));
    await expect.poll(() => line.heard()).toBe('010000000100000000');
    door.mockRestore();
    await line.end();
  });
});
