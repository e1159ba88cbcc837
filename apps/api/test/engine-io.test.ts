import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EngineLine, openEngineLine } from './engine-line.js';
import { type RunningServer, startServer } from './running-server.js';

// The checks of the public Engine.IO conformance suite (socketio/socket.io-protocol), in our words, against the product as it is
// configured by its environment; with them the acceptance cases of the wire.

const PING_INTERVAL_MS = 300;
const PING_TIMEOUT_MS = 200;
const MAX_BYTES = 65_536;

interface Handshake {
  readonly sid: string;
  readonly upgrades: string[];
}

let server: RunningServer;
let base: string;
beforeAll(async () => {
  server = await startServer({
    SOCKET_PING_INTERVAL_MS: String(PING_INTERVAL_MS),
    SOCKET_PING_TIMEOUT_MS: String(PING_TIMEOUT_MS),
    SOCKET_MAX_BYTES: String(MAX_BYTES),
  });
  base = `${server.url}/socket.io/`;
});
afterAll(() => server.stop());

const ask = (query: string, init: RequestInit = {}): Promise<Response> => fetch(`${base}${query}`, init);
const poll = (sid: string): Promise<Response> => ask(`?EIO=4&transport=polling&sid=${sid}`);
const push = (sid: string, body: string): Promise<Response> =>
  ask(`?EIO=4&transport=polling&sid=${sid}`, { method: 'POST', body });
const open = (query: string): EngineLine => openEngineLine(`${base}${query}`);

async function openPolling(): Promise<string> {
  const text = await (await ask('?EIO=4&transport=polling')).text();
  return (JSON.parse(text.slice(1)) as Handshake).sid;
}

const readHandshake = (packet: string): unknown => (packet.startsWith('0') ? JSON.parse(packet.slice(1)) : packet);
const aHandshake = (upgrades: string[]): object => ({
  sid: expect.any(String) as string,
  upgrades,
  pingInterval: PING_INTERVAL_MS,
  pingTimeout: PING_TIMEOUT_MS,
  maxPayload: MAX_BYTES,
});

/** A WebSocket that has probed the session of a polling client. */
async function probe(sid: string): Promise<EngineLine> {
  const line = open(`?EIO=4&transport=websocket&sid=${sid}`);
  // The server answers a probe at any time, but not before the line is open.
  await expect.poll(() => trySend(line, '2probe')).toBe(true);
  expect(await line.next()).toBe('3probe');
  return line;
}

function trySend(line: EngineLine, packet: string): boolean {
  try {
    line.send(packet);
    return true;
  } catch {
    return false;
  }
}

describe('handshake by polling', () => {
  it('P01: opens a session and says its terms', async () => {
    const response = await ask('?EIO=4&transport=polling');
    expect(response.status).toBe(200);
    expect(readHandshake(await response.text())).toEqual(aHandshake(['websocket']));
  });

  it.each(['?transport=polling', '?EIO=abc&transport=polling', '?EIO=3&transport=polling'])(
    'P02: %s is of no version that is spoken: 400',
    async (query) => expect((await ask(query)).status).toBe(400),
  );

  it.each(['?EIO=4', '?EIO=4&transport=abc', '?EIO=4&transport=__proto__'])(
    'P02: %s names no transport: 400',
    async (query) => expect((await ask(query)).status).toBe(400),
  );

  it.each(['POST', 'PUT'])('P02: a session is not opened by %s: 400', async (method) => {
    expect((await ask('?EIO=4&transport=polling', { method })).status).toBe(400);
  });
});

describe('handshake by WebSocket', () => {
  it('P01: opens a session and says its terms', async () => {
    const line = open('?EIO=4&transport=websocket');
    expect(readHandshake(await line.next())).toEqual(aHandshake([]));
    line.close();
  });

  it.each(['?transport=websocket', '?EIO=abc&transport=websocket', '?EIO=4', '?EIO=4&transport=abc'])(
    'P02: %s is closed',
    async (query) => {
      const line = open(query);
      await expect(line.next()).rejects.toThrow('closed');
    },
  );
});

describe('heartbeat', () => {
  it('P04: by polling, the server asks and hears the answer, again and again', async () => {
    const sid = await openPolling();
    for (let round = 0; round < 3; round += 1) {
      const response = await poll(sid);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('2');
      expect((await push(sid, '3')).status).toBe(200);
    }
  });

  it('P04: by polling, who does not answer in time has no session', async () => {
    const sid = await openPolling();
    expect(await (await poll(sid)).text()).toBe('2');
    await expect.poll(async () => (await push(sid, '4')).status, { timeout: 3000 }).toBe(400);
    expect((await poll(sid)).status).toBe(400);
  });

  it('P04: by WebSocket, the server asks and hears the answer, again and again', async () => {
    const line = open('?EIO=4&transport=websocket');
    await line.next();
    for (let round = 0; round < 3; round += 1) {
      expect(await line.next()).toBe('2');
      line.send('3');
    }
    line.close();
  });

  it('P04: by WebSocket, who does not answer in time is closed', async () => {
    const line = open('?EIO=4&transport=websocket');
    await line.next();
    expect(await line.closed).toBeGreaterThan(0);
  });
});

describe('end', () => {
  it('P03: a polling client that says goodbye gets its poll back and has no session', async () => {
    const sid = await openPolling();
    const [polled] = await Promise.all([poll(sid), push(sid, '1')]);
    expect(polled.status).toBe(200);
    expect(await polled.text()).toBe('6');
    expect((await poll(sid)).status).toBe(400);
  });

  it('P03: a WebSocket that says goodbye is closed', async () => {
    const line = open('?EIO=4&transport=websocket');
    await line.next();
    line.send('1');
    expect(await line.closed).toBeGreaterThan(0);
  });
});

describe('upgrade', () => {
  it('P03: a polling session goes over to WebSocket', async () => {
    const line = await probe(await openPolling());
    line.send('5');
    line.send('40');
    // The parked poll may be told to go in between.
    const heard = [await line.next(), await line.next()];
    expect(heard.some((packet) => packet.startsWith('40{'))).toBe(true);
    line.close();
  });

  it('P03: after that polls of the old session are refused', async () => {
    const sid = await openPolling();
    const line = await probe(sid);
    line.send('5');
    await expect.poll(async () => (await poll(sid)).status).toBe(400);
    line.close();
  });

  it('P03: and so is a second WebSocket', async () => {
    const sid = await openPolling();
    const line = await probe(sid);
    line.send('5');
    await expect.poll(async () => (await poll(sid)).status).toBe(400);
    await open(`?EIO=4&transport=websocket&sid=${sid}`).closed;
    line.close();
  });
});

it('P05: a namespace that is not there is refused by name', async () => {
  const line = open('?EIO=4&transport=websocket');
  await line.next();
  line.send('40/unknown-namespace,');
  expect(await line.next()).toBe('44/unknown-namespace,{"message":"Invalid namespace"}');
  line.close();
});

it('P23: a message over the limit closes its sender with 1009; the others are served', async () => {
  const line = open('?EIO=4&transport=websocket');
  await line.next();
  line.send('40');
  line.send(`42["join",{"user":"${'x'.repeat(MAX_BYTES)}"}]`);
  expect(await line.closed).toBe(1009);
  const other = open('?EIO=4&transport=websocket');
  expect(readHandshake(await other.next())).toEqual(aHandshake([]));
  other.close();
});
