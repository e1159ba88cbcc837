import { connect as connectTcp } from 'node:net';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Meters } from '../src/core/meters.js';
import { aReport, type RunningServer, startServer, type TestSocket, truckLocationsOf } from './running-server.js';

// Whatever one client sends, the process stays up and the others are served.

const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const deepObject = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

let server: RunningServer;
let bystander: TestSocket;
let told: ReturnType<typeof truckLocationsOf>;

beforeAll(async () => {
  server = await startServer();
  bystander = await server.connect();
  told = truckLocationsOf(bystander);
  await bystander.emitWithAck('join', { user: 'Ana' });
});
afterAll(() => server.stop());

let round = 0;
afterEach(async function serveTheOthers() {
  round += 1;
  const truckId = `after-${round}`;
  expect((await server.post('/api/positions', aReport({ truckId }))).status).toBe(200);
  await expect.poll(() => told.some((change) => change.truckId === truckId)).toBe(true);
  expect(bystander.connected).toBe(true);
});

/** Opens a raw Engine.IO WebSocket, joins the namespace, sends frames, and waits until it was answered or closed. */
async function sendRaw(...frames: (string | Uint8Array)[]): Promise<string> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  socket.binaryType = 'arraybuffer';
  const heard: string[] = [];
  return new Promise((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const text = typeof data === 'string' ? data : '';
      heard.push(text);
      if (text.startsWith('0')) socket.send('40');
      else if (text.startsWith('40')) {
        for (const frame of frames) socket.send(frame);
        socket.send('42["join",{"user":"probe"}]');
      } else if (text.includes('probe')) socket.close();
    });
    socket.addEventListener('close', () => resolve(heard.join('\n')));
    socket.addEventListener('error', () => undefined);
  });
}

function isLimited(answer: unknown): boolean {
  return (answer as { code?: string }).code === 'rate_limited';
}

describe('socket', () => {
  it.each([
    ['deeply nested join', `42["join",${deep(20_000)}]`],
    ['deeply nested join with acknowledgement', `421["join",${deepObject(8000)}]`],
    ['deeply nested report with acknowledgement', `421["report",${deepObject(8000)}]`],
    [
      'report nested inside',
      `421["report",{"truckId":"X","latitude":1,"longitude":2,"attributes":{"a":${deep(20_000)}}}]`,
    ],
    ['wrong types', '42["join",42]'],
    ['no payload', '42["join"]'],
    ['many arguments', '42["join",1,2,3,4]'],
    ['an unknown event', '42["__proto__",{}]'],
    ['a reserved event', '42["disconnect","x"]'],
    ['not JSON', '42["join",'],
    ['a number for an event', '42[1,2]'],
    ['an absurd acknowledgement number', '4299999999999999999999["join",{"user":"x"}]'],
    ['a packet of an unknown type', '49["join"]'],
    ['a prototype', '42["join",{"user":"x","__proto__":{"admin":true}}]'],
    ['null', '42["report",null]'],
  ])('HO1: %s leaves the process up and other clients served', async (_name, frame) => {
    const heard = await sendRaw(frame);
    expect(heard).not.toMatch(/node_modules|RangeError|stack/i);
  });

  it.each([
    ['attachments that never come', ['451-["join",{"_placeholder":true,"num":0}]']],
    ['a placeholder out of range', ['451-["join",{"_placeholder":true,"num":7}]', new Uint8Array(8)]],
    ['deeply nested placeholders', [`451-["report",${deep(20_000)}]`, new Uint8Array(8)]],
    ['a binary report', ['451-["report",{"_placeholder":true,"num":0}]', new Uint8Array(64)]],
    ['binary out of nowhere', [new Uint8Array(512).fill(255)]],
    ['a million attachments', ['451000000-["join"]']],
  ])('HO1: %s leaves the process up', async (_name, frames) => {
    expect(await sendRaw(...frames)).not.toMatch(/RangeError/);
  });

  it('HO2: a message over the limit closes its sender only', async () => {
    const heard = await sendRaw(`42["join",{"user":"${'x'.repeat(70_000)}"}]`);
    expect(heard).not.toContain('probe');
  });

  it('HO2: more messages than anybody needs are answered without being looked at', async () => {
    const socket = await server.connect();
    const report = (): Promise<unknown> => socket.emitWithAck('report', aReport({ truckId: 'busy' }));
    // However slow the machine is, sooner or later a burst is more than a thousand a second.
    await expect.poll(async () => (await Promise.all(Array.from({ length: 6000 }, report))).some(isLimited)).toBe(true);
    await expect.poll(async () => isLimited(await report())).toBe(false);
  });

  it('HO2: who asks on and on without reading an answer is cut', async () => {
    const open = (): number => Number(/^fleetmap_sockets (\d+)/m.exec(server.app.get(Meters).text())?.[1]);
    const before = open();
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    await new Promise((resolve) => socket.once('message', resolve));
    socket.send('40');
    await new Promise((resolve) => socket.once('message', resolve));
    socket.on('error', () => undefined);
    socket.pause();
    const name = 'x'.repeat(100);
    // More than the line holds on its own; what is sent after the cut goes nowhere.
    for (let asked = 0; asked < 500 && open() > before; asked += 1) {
      for (let each = 0; each < 1000; each += 1) socket.send(`421["join",{"user":"${name}"}]`);
      await new Promise(setImmediate);
    }
    await expect.poll(open, { timeout: 20_000 }).toBe(before);
    socket.terminate();
  });

  it('HO5: one address has so many connections and no more, until one closes', async () => {
    const small = await startServer({ SOCKET_MAX_PER_ADDRESS: '2' });
    const first = await small.connect();
    await small.connect({ transports: ['polling'] });
    await expect(small.connect({ reconnection: false })).rejects.toThrow(/error/);
    await expect(small.connect({ reconnection: false, transports: ['polling'] })).rejects.toThrow(/error/);
    first.disconnect();
    await expect.poll(() => small.connect({ reconnection: false }).catch(() => undefined)).toBeDefined();
    await small.stop();
  });

  it('HO1: a bad payload is answered through the acknowledgement, else by the event rejection', async () => {
    const socket = await server.connect();
    const wrong = { user: '' };
    expect(await socket.timeout(2000).emitWithAck('join', wrong)).toEqual({
      code: 'invalid_message',
      message: expect.stringContaining('user') as string,
    });
    const rejection = new Promise((resolve) => socket.once('rejection', resolve));
    socket.emit('report', aReport({ latitude: 91 }));
    expect(await rejection).toMatchObject({ code: 'invalid_report' });
    expect(socket.connected).toBe(true);
  });

  it('HO1: whatever JSON is sent as join or report, the sender gets an answer', async () => {
    const socket = await server.connect();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('join', 'report'), fc.json({ maxDepth: 6 }), async (event, json) => {
        const answer: unknown = await (
          socket as unknown as { timeout(ms: number): { emitWithAck(...args: unknown[]): Promise<unknown> } }
        )
          .timeout(5000)
          .emitWithAck(event, JSON.parse(json));
        expect(answer).toBeTypeOf('object');
      }),
      { numRuns: 150 },
    );
  });
});

describe('HTTP', () => {
  const json = { 'content-type': 'application/json' };
  it.each([
    ['deep JSON', deep(200_000), json],
    ['deep attributes', `{"truckId":"X","latitude":1,"longitude":2,"attributes":${deepObject(50_000)}}`, json],
    ['binary garbage', '\u0000\u0001\u0002\uFFFF', json],
    ['an empty body', '', json],
    ['a prototype', '{"__proto__":{"a":1},"truckId":"X","latitude":1,"longitude":2}', json],
    ['a constructor', '{"constructor":{"prototype":{"a":1}},"truckId":"X","latitude":1,"longitude":2}', json],
    ['a strange type', 'x', { 'content-type': 'text/x-strange' }],
    ['no charset that exists', '{}', { 'content-type': 'application/json; charset=klingon' }],
    ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['XML', '<a/>', { 'content-type': 'application/xml' }],
  ])('HO3: %s is refused with a problem by every door', async (_name, body, headers) => {
    for (const path of ['/api/positions', '/ingest/osmand']) {
      const response = await fetch(`${server.url}${path}`, { method: 'POST', headers, body });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      const problem = (await response.json()) as Record<string, unknown>;
      expect(Object.keys(problem)).toEqual(expect.arrayContaining(['code', 'detail', 'status', 'title', 'type']));
      expect(JSON.stringify(problem)).not.toMatch(/node_modules|at .*:\d+:\d+/);
    }
  });

  it.each([
    ['text', 'text/plain', 415],
    ['a form', 'application/x-www-form-urlencoded', 413],
  ])('HO2: megabytes of %s at the phone’s door are not read', async (_name, type, status) => {
    const response = await fetch(`${server.url}/ingest/osmand`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: 'x&'.repeat(4_000_000),
    });
    expect(response.status).toBe(status);
  });

  it('HO2: a report with more attributes than it may have is refused before they are looked at', async () => {
    const attributes = Object.fromEntries(Array.from({ length: 200_000 }, (_none, index) => [`a${index}`, 1]));
    const response = await server.post('/api/positions', { ...aReport(), attributes });
    expect(await response.json()).toMatchObject({
      code: 'invalid_report',
      detail: expect.stringContaining('at most 64') as string,
    });
    const large = Object.fromEntries(Array.from({ length: 60 }, (_none, index) => [`a${index}`, 'x'.repeat(500)]));
    expect((await server.post('/api/positions', { ...aReport(), attributes: large })).status).toBe(422);
  });

  it('HO4: a flood of ten thousand reports reaches each viewer as the newest state, and nobody is cut', async () => {
    const viewers = await Promise.all(Array.from({ length: 40 }, () => server.connect()));
    const heard = viewers.map((viewer) => truckLocationsOf(viewer));
    await Promise.all(viewers.map((viewer) => viewer.emitWithAck('join', { user: 'Ana' })));
    const now = Date.now();
    const reports = Array.from({ length: 10_000 }, (_none, index) =>
      aReport({ truckId: 'flood', recordedAt: now - 10_000 + index, latitude: index / 1000 }),
    );
    expect((await server.post('/api/positions', reports)).status).toBe(200);
    for (const seen of heard)
      await expect.poll(() => seen.findLast(({ truckId }) => truckId === 'flood')?.location.latitude).toBe(9.999);
    expect(heard.every((seen) => seen.length < 2000)).toBe(true);
    expect(viewers.every((viewer) => viewer.connected)).toBe(true);
    await server.post('/api/positions', aReport({ truckId: 'flood', latitude: 11 }));
    for (const seen of heard) await expect.poll(() => seen.at(-1)?.location.latitude).toBe(11);
  });

  it('HO2: a body over the limit is refused with 413', async () => {
    const response = await server.post('/api/positions', `["${'x'.repeat(9 * 1024 * 1024)}"]`);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'payload_too_large' });
  });

  it.each([
    '/',
    '/api',
    '/api/nothing',
    '/api/trucks/%00',
    '/api/trucks/%E0%A4%A',
    '/ingest',
    '/%2e%2e/%2e%2e/etc/passwd',
    '//evil.example',
    '/api/trucks/__proto__',
  ])('HO3: GET %s never ends in a fault of ours', async (path) => {
    const response = await fetch(`${server.url}${path}`);
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).not.toMatch(/root:|node_modules\//);
  });

  it('HO3: bytes that are not HTTP are hung up on', async () => {
    const { port } = new URL(server.url);
    const answer = await new Promise<string>((resolve) => {
      let heard = '';
      const line = connectTcp(Number(port), '127.0.0.1', () =>
        line.write(Buffer.from([0x16, 3, 1, 0, 255, 13, 10, 13, 10])),
      );
      line.on('data', (chunk) => (heard += chunk.toString())).on('close', () => resolve(heard));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });
});
