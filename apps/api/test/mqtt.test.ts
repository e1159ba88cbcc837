import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@fleetmap/testing';
import fc from 'fast-check';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Ingest } from '../src/ingest/ingest.js';
import { createPacketMeter } from '../src/ingest/mqtt/limit-packets.js';
import { MqttBroker } from '../src/ingest/mqtt/mqtt-broker.js';
import { type RunningServer, startServer } from './running-server.js';
import { openLine } from './tracker-line.js';

const clients: MqttClient[] = [];
let server: RunningServer;
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(clients.splice(0).map((client) => client.endAsync(true)));
  await server.stop();
});

async function phone(port: number, options: IClientOptions = {}): Promise<MqttClient> {
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 0, ...options });
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}

/** Its connection was cut, by a reset perhaps. */
const endOf = (client: MqttClient): Promise<void> => new Promise((resolve) => client.once('close', () => resolve()));

const aMessage = (given: object = {}): string =>
  JSON.stringify({ _type: 'location', lat: 1, lon: 2, tst: 1_700_000_000, vel: 36, tid: 'AB', ...given });

const STORE_BUSY = { code: 'store_busy', message: 'Later.' } as const;

/** Holds the door shut until it is opened. */
function holdDoor(): { open: () => void; isAsked: () => boolean } {
  const ingest = server.app.get(Ingest);
  const accept = ingest.accept.bind(ingest);
  let isAsked = false;
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  vi.spyOn(ingest, 'accept').mockImplementation(async (input, from) => {
    isAsked = true;
    await opened;
    return accept(input, from);
  });
  return { open, isAsked: () => isAsked };
}

describe('the built-in broker', () => {
  let port: number;
  beforeEach(async () => {
    server = await startServer({ MQTT_PORT: '0' });
    port = server.app.get(MqttBroker).port!;
  });

  it.each([0, 1, 2] as const)(
    'DV11: a place published with QoS %i is the place of the truck of that topic',
    async (qos) => {
      const client = await phone(port);
      await client.publishAsync('owntracks/ana/phone', aMessage({ topic: 'owntracks/somebody/else' }), {
        qos,
        retain: true,
      });
      await expect
        .poll(() => server.fleet.get('owntracks/ana/phone')?.position)
        .toMatchObject({ latitude: 1, speed: 10 });
      expect(server.fleet.size).toBe(1);
    },
  );

  it('DV11: a message is acknowledged when its report is durable', async () => {
    const door = holdDoor();
    const client = await phone(port);
    let isAcknowledged = false;
    const published = client
      .publishAsync('owntracks/ana/phone', aMessage(), { qos: 1 })
      .then(() => (isAcknowledged = true));
    await expect.poll(() => door.isAsked()).toBe(true);
    expect(isAcknowledged).toBe(false);
    door.open();
    await published;
    expect(server.fleet.size).toBe(1);
  });

  it('DV5: what cannot be stored now ends the connection, so that the app sends it again', async () => {
    const busy = vi.spyOn(server.app.get(Ingest), 'accept').mockResolvedValue(STORE_BUSY);
    const client = await phone(port, { reconnectPeriod: 10 });
    const ended = endOf(client);
    const published = client.publishAsync('owntracks/ana/phone', aMessage(), { qos: 1 });
    await ended;
    busy.mockRestore();
    await published;
    expect(server.fleet.size).toBe(1);
  });

  it.each([
    ['no JSON', 'x'],
    ['emptied', ''],
    ['a last will', '{"_type":"lwt","tst":1}'],
    ['out of range', aMessage({ lat: 91 })],
    ['null', 'null'],
  ])('DV11: a message that is %s is acknowledged and is no place', async (_name, message) => {
    const client = await phone(port);
    await client.publishAsync('owntracks/ana/phone', message, { qos: 1 });
    expect(server.fleet.size).toBe(0);
  });

  it('DV11: nobody hears of others: subscriptions are refused and nothing is retained', async () => {
    const curious = await phone(port);
    const heard = vi.fn<() => void>();
    curious.on('message', heard);
    await expect(curious.subscribeAsync('#', { qos: 1 })).rejects.toThrow(/128|Unspecified/);
    const client = await phone(port);
    await client.publishAsync('owntracks/ana/phone', aMessage(), { qos: 1, retain: true });
    await curious.publishAsync('owntracks/bob/phone', aMessage(), { qos: 1 });
    expect(heard).not.toHaveBeenCalled();
  });

  it.each(['other/topic', '$SYS/x/new/clients'])('DV11: publishing to %s ends the connection', async (topic) => {
    const client = await phone(port);
    const ended = endOf(client);
    client.publish(topic, aMessage(), { qos: 1 });
    await ended;
    expect(server.fleet.size).toBe(0);
  });

  it('DV5: a message of an unknown device is not acknowledged', async () => {
    const strict = await startServer({ AUTH: 'required', DEVICES: 'owntracks/ana/phone', MQTT_PORT: '0' });
    const strictPort = strict.app.get(MqttBroker).port!;
    const known = await phone(strictPort);
    await known.publishAsync('owntracks/ana/phone', aMessage(), { qos: 1 });
    const stranger = await phone(strictPort);
    const ended = endOf(stranger);
    stranger.publish('owntracks/bob/phone', aMessage(), { qos: 1 });
    await ended;
    expect(strict.fleet.size).toBe(1);
    await strict.stop();
  });

  it('DV10: a packet that announces more than 64 kB ends its line', async () => {
    const client = await phone(port);
    const ended = endOf(client);
    client.publish('owntracks/ana/phone', 'x'.repeat(70_000), { qos: 1 });
    await ended;
    const line = await openLine(port);
    await line.send(Buffer.from('10ffffff7f', 'hex'));
    await line.closed;
    expect(server.fleet.size).toBe(0);
  });

  it('DV10: whatever bytes come, the others are served', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
        const line = await openLine(port);
        await line.send(bytes);
        await line.end();
      }),
      { numRuns: 40 },
    );
    const client = await phone(port);
    await client.publishAsync('owntracks/ana/phone', aMessage(), { qos: 1 });
    expect(server.fleet.size).toBe(1);
  });

  it('DV10: the meter of packets follows them however they are cut', () => {
    const packets = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(packets, fc.integer({ min: 1, max: 50 }), (lengths, chunk) => {
        const stream = Buffer.concat(
          lengths.map((length) => Buffer.from([0x30, ...lengthOf(length), ...Buffer.alloc(length, 0xff)])),
        );
        const most = Math.max(...lengths);
        const isWithin = [createPacketMeter(most), createPacketMeter(most - 1)].map((meter) =>
          Array.from({ length: Math.ceil(stream.length / chunk) }, (_none, index) => index * chunk).every((at) =>
            meter(stream.subarray(at, at + chunk)),
          ),
        );
        return isWithin[0] === true && isWithin[1] === false;
      }),
    );
  });
});

function lengthOf(length: number): number[] {
  return length < 128 ? [length] : [(length % 128) | 128, Math.floor(length / 128)];
}

const hasMosquitto = spawnSync('mosquitto', ['-h']).error === undefined;

/** A real Mosquitto on a free port. */
async function startMosquitto(): Promise<{ port: number; stop: () => Promise<void> }> {
  const port = await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), 'fleetmap-mosquitto-'));
  const config = path.join(folder, 'mosquitto.conf');
  await writeFile(config, `listener ${port} 127.0.0.1\nallow_anonymous true\nuser root\n`);
  const child = spawn('mosquitto', ['-c', config], { stdio: 'ignore' });
  await expect
    .poll(() =>
      openLine(port).then(
        (line) => line.end(),
        () => undefined,
      ),
    )
    .toBe('');
  return {
    port,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}

describe.skipIf(!hasMosquitto)('a broker of yours (Mosquitto)', () => {
  let mosquitto: Awaited<ReturnType<typeof startMosquitto>>;
  let url: string;
  beforeEach(async () => {
    mosquitto = await startMosquitto();
    url = `mqtt://127.0.0.1:${mosquitto.port}`;
    server = await startServer({ MQTT_URL: url });
  });
  afterEach(() => mosquitto.stop());

  it('DV12: what apps publish there comes in, however many at once', async () => {
    const client = await phone(mosquitto.port);
    await Promise.all(
      Array.from({ length: 100 }, (_none, index) =>
        client.publishAsync(`owntracks/fleet/${index}`, aMessage(), { qos: 1, retain: true }),
      ),
    );
    await expect.poll(() => server.fleet.size, { timeout: 10_000 }).toBe(100);
    expect(server.fleet.get('owntracks/fleet/7')?.position).toMatchObject({ latitude: 1, longitude: 2, speed: 10 });
  });

  it('DV12: what was not durable when the server ended is told again to the next one', async () => {
    const client = await phone(mosquitto.port);
    await client.publishAsync('owntracks/ana/first', aMessage(), { qos: 1 });
    await expect.poll(() => server.fleet.size).toBe(1);
    const door = holdDoor();
    await client.publishAsync('owntracks/ana/second', aMessage(), { qos: 1 });
    await expect.poll(() => door.isAsked()).toBe(true);
    await server.stop();
    await client.publishAsync('owntracks/ana/third', aMessage(), { qos: 1 });
    server = await startServer({ MQTT_URL: url });
    await expect.poll(() => server.fleet.size, { timeout: 10_000 }).toBe(2);
    expect(server.fleet.get('owntracks/ana/first')).toBeUndefined();
  });

  it('DV12: a store that is busy is asked again, and the others do not wait for it', async () => {
    const ingest = server.app.get(Ingest);
    const accept = ingest.accept.bind(ingest);
    let isBusy = true;
    vi.spyOn(ingest, 'accept').mockImplementation(async (input, from) =>
      isBusy && (input as { truckId: string }).truckId.endsWith('late') ? STORE_BUSY : accept(input, from),
    );
    const client = await phone(mosquitto.port);
    await client.publishAsync('owntracks/ana/late', aMessage(), { qos: 1 });
    await client.publishAsync('owntracks/ana/other', aMessage(), { qos: 1 });
    await expect.poll(() => server.fleet.size).toBe(1);
    isBusy = false;
    await expect.poll(() => server.fleet.size, { timeout: 10_000 }).toBe(2);
  });

  it('DV12: a broker that is away does not keep the server from starting or ending', async () => {
    const alone = await startServer({ MQTT_URL: 'mqtt://127.0.0.1:1' });
    expect((await fetch(`${alone.url}/api/health`)).status).toBe(200);
    await alone.stop();
  });
});
