import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readEnv } from '../src/env.js';
import { crc16X25 } from '../src/ingest/trackers/crc16.js';
import { Trackers } from '../src/ingest/trackers/trackers.js';
import { MqttBroker } from '../src/ingest/mqtt/mqtt-broker.js';
import { type RunningServer, startServer } from './running-server.js';
import { openLine } from './tracker-line.js';

const LOGIN = Buffer.from('000f313233343536373839303132333435', 'hex');
const elsewhere = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.family === 'IPv4' && !address.internal);

let server: RunningServer | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await server?.stop();
  server = undefined;
});

async function portOf(settings: Record<string, string>, protocol = 'Teltonika'): Promise<number> {
  server = await startServer(settings);
  return server.app.get(Trackers).portOf(protocol)!;
}

describe('ports of devices', () => {
  it('DV9: are closed unless a setting names them', async () => {
    server = await startServer();
    const trackers = server.app.get(Trackers);
    expect([trackers.portOf('Teltonika'), trackers.portOf('GT06'), server.app.get(MqttBroker).port]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.skipIf(!elsewhere)('DV9: hear this machine only, unless told otherwise', async () => {
    const port = await portOf({ TELTONIKA_PORT: '0' });
    await expect(openLine(port, elsewhere!.address)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server!.stop();
    const openPort = await portOf({ TELTONIKA_PORT: '0', INGEST_HOST: '0.0.0.0', DEVICES: '123456789012345' });
    const line = await openLine(openPort, elsewhere!.address);
    await line.send(LOGIN);
    expect(await line.end()).toBe('01');
  });

  it('DV9: that others reach need AUTH=required, as the web port does', () => {
    const settings = { TELTONIKA_PORT: '5027', INGEST_HOST: '0.0.0.0' };
    expect(readEnv(settings).AUTH).toBe('required');
    expect(() => readEnv({ ...settings, AUTH: 'open' })).toThrow(/INGEST_HOST/);
    expect(readEnv({ INGEST_HOST: '0.0.0.0' }).AUTH).toBe('open');
  });

  it('DV10: an address that holds as many lines as it may gets no more until one closes', async () => {
    const port = await portOf({ TELTONIKA_PORT: '0', DEVICE_MAX_PER_ADDRESS: '1' });
    const first = await openLine(port);
    await first.send(LOGIN);
    await expect.poll(() => first.heard()).toBe('01');
    const second = await openLine(port);
    await second.closed;
    expect(second.heard()).toBe('');
    await first.end();
    await expect
      .poll(async () => {
        const third = await openLine(port);
        await third.send(LOGIN);
        return third.end();
      })
      .toBe('01');
  });

  it('DV10: a port that holds as many lines as it may takes no more', async () => {
    const port = await portOf({ TELTONIKA_PORT: '0', DEVICE_MAX_CONNECTIONS: '1' });
    const first = await openLine(port);
    await first.send(LOGIN);
    await expect.poll(() => first.heard()).toBe('01');
    await (
      await openLine(port)
    ).closed;
    expect(await first.end()).toBe('01');
  });

  it('DV10: a line on which nothing comes is cut', async () => {
    const port = await portOf({ TELTONIKA_PORT: '0', DEVICE_IDLE_SECONDS: '1' });
    const line = await openLine(port);
    await line.send(LOGIN);
    await line.closed;
    expect(line.heard()).toBe('01');
  });

  it('DV10: a line that drips and never says who it is is cut', async () => {
    const port = await portOf({ TELTONIKA_PORT: '0' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const [known, dripping] = [await openLine(port), await openLine(port)];
    await known.send(LOGIN);
    await dripping.send(LOGIN.subarray(0, 5));
    await expect.poll(() => known.heard()).toBe('01');
    vi.advanceTimersByTime(31_000);
    await dripping.closed;
    expect(known.socket.readyState).toBe('open');
    vi.useRealTimers();
    expect(await known.end()).toBe('01');
  });

  it('DV10: beyond 500 at once a line is read 50 frames a second; nothing is lost', async () => {
    const port = await portOf({ GT06_PORT: '0' }, 'GT06');
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1000);
    const line = await openLine(port);
    const heartbeats = Array.from({ length: 600 }, () => aFrame('13', '000000000000'));
    await line.send(Buffer.concat([aFrame('01', '0123456789012345'), ...heartbeats]));
    const answers = (): number => line.heard().length / 20;
    await expect.poll(answers).toBe(500);
    clock.mockReturnValue(61_000);
    await expect.poll(answers).toBe(601);
    clock.mockRestore();
    await line.end();
  });

  it('DV10: the server ends while trackers are connected', async () => {
    const port = await portOf({ TELTONIKA_PORT: '0' });
    const line = await openLine(port);
    await line.send(LOGIN);
    await expect.poll(() => line.heard()).toBe('01');
    await server!.stop();
    await line.closed;
    await expect(openLine(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    server = undefined;
  });
});

function aFrame(type: string, content: string): Buffer {
  const length = (content.length / 2 + 5).toString(16).padStart(2, '0');
  const checked = Buffer.from(`${length}${type}${content}0001`, 'hex');
  const crc = crc16X25(checked).toString(16).padStart(4, '0');
  return Buffer.from(`7878${checked.toString('hex')}${crc}0d0a`, 'hex');
}
