import { readAcceptance } from '@fleetmap/testing';
import { teltonikaFrame } from '@fleetmap/testing/devices';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MqttBroker } from '../../src/ingest/mqtt/mqtt-broker.js';
import { crc16X25 } from '../../src/ingest/trackers/crc16.js';
import { Trackers } from '../../src/ingest/trackers/trackers.js';
import { aReport, type RunningServer, startServer } from '../running-server.js';
import { openLine } from '../tracker-line.js';
import { hostileValues } from './hostile-values.js';

const WITHIN_MS = 4000; // of each port

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ TELTONIKA_PORT: '0', GT06_PORT: '0', MQTT_PORT: '0' });
});
afterAll(() => server.stop());

const framesOf = (file: string): Buffer[] =>
  (readAcceptance<{ cases: { payload_hex: string }[] }>(file)?.cases ?? []).map(({ payload_hex }) =>
    Buffer.from(payload_hex, 'hex'),
  );

/** Bytes of the public frames with some of them changed, or any bytes. */
function damaged(frames: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const any = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
  if (frames.length === 0) return any;
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 });
  const changed = fc.tuple(fc.constantFrom(...frames), changes, fc.nat(200)).map(([frame, edits, cut]) => {
    const bytes = Buffer.from(frame);
    for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
    return cut === 0 ? bytes.subarray(0, bytes.length >> 1) : bytes;
  });
  return fc.oneof(changed, any);
}

const LOGIN = Buffer.concat([Buffer.of(0, 15), Buffer.from('352093089000001')]);

/** With the right length and checksum, so that what reads the frame gets to see the damage. */
function sealGt06(content: Buffer): Buffer {
  const checked = Buffer.concat([Buffer.of((content.length + 2) & 0xff), content]);
  const crc = crc16X25(checked);
  return Buffer.concat([Buffer.of(0x78, 0x78), checked, Buffer.of(crc >> 8, crc & 0xff, 13, 10)]);
}

function sealMqtt(type: number, content: Buffer): Buffer {
  const length: number[] = [];
  for (let left = content.length; length.length === 0 || left > 0; left >>= 7)
    length.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
  return Buffer.concat([Buffer.of(type, ...length), content]);
}

const teltonika = damaged(framesOf('ingest/teltonika.json'));
const gt06 = damaged(framesOf('ingest/gt06.json'));
const CONNECT = sealMqtt(0x10, Buffer.from('00044d5154540402001e000178', 'hex'));
const publish = fc.tuple(hostileValues, hostileValues, fc.boolean()).map(([name, value, isOurs]) => {
  const topic = Buffer.from(isOurs ? 'owntracks/a/b' : `owntracks/${JSON.stringify(name).slice(0, 300)}`);
  const message = { _type: 'location', lat: 1, lon: 2, tst: value, ...(typeof value === 'object' ? value : {}) };
  const head = Buffer.of(topic.length >> 8, topic.length & 0xff);
  return sealMqtt(0x33, Buffer.concat([head, topic, Buffer.of(0, 1), Buffer.from(JSON.stringify(message))]));
});
const mqtt = fc.oneof(publish, damaged([CONNECT, LOGIN]));

describe.each([
  ['Teltonika', teltonika.chain((bytes) => fc.constantFrom(bytes, teltonikaFrame(bytes.subarray(8, -4)))), LOGIN],
  [
    'GT06',
    gt06.chain((bytes) => fc.constantFrom(bytes, sealGt06(bytes.subarray(3, -4)))),
    sealGt06(Buffer.from('0103520893090000010001', 'hex')),
  ],
  ['MQTT', mqtt, CONNECT],
])('the port of %s', (name, messages, hello) => {
  it('HO7: outlives whatever is sent to it, and serves the next', async () => {
    const port = name === 'MQTT' ? server.app.get(MqttBroker).port! : server.app.get(Trackers).portOf(name)!;
    await fc.assert(
      fc.asyncProperty(
        fc.array(messages, { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(), { maxLength: 3 }),
        async (sent, cuts) => {
          const line = await openLine(port);
          await line.send(Buffer.concat([hello, ...sent]), cuts);
          line.socket.end();
          line.socket.destroySoon();
          await line.closed;
        },
      ),
      { numRuns: 400, interruptAfterTimeLimit: WITHIN_MS, markInterruptAsFailure: false },
    );
    const next = await openLine(port);
    await next.send(hello);
    await expect.poll(() => next.heard().length).toBeGreaterThan(0);
    next.socket.destroy();
    expect((await server.post('/api/positions', aReport({ truckId: `after-${name}` }))).status).toBe(200);
  });
});
