import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from './running-server.js';

const PER_ADDRESS = 520; // twenty for sockets, and those for requests

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ HTTP_TIMEOUT_MS: '900', SOCKET_MAX_PER_ADDRESS: String(PER_ADDRESS - 500) });
});
afterAll(() => server.stop());

interface RawLine {
  readonly socket: Socket;
  /** Everything that came until the server closed. */
  readonly answer: Promise<string>;
}

function dial(hello = ''): RawLine {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(hello));
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk.toString())).on('error', () => undefined);
  return { socket, answer: new Promise((resolve) => socket.once('close', () => resolve(heard))) };
}

interface Answered {
  readonly status: number;
  readonly type: string | undefined;
  readonly problem: unknown;
}

function answered(text: string): Answered {
  const [, type] = /^content-type: (\S+)/im.exec(text) ?? [];
  return { status: Number(text.slice(9, 12)), type, problem: JSON.parse(text.slice(text.indexOf('{'))) };
}

const aProblem = (status: number): object => ({
  status,
  type: 'application/problem+json',
  problem: { status, type: 'about:blank', code: expect.any(String) as string },
});

describe('a request that never comes whole', () => {
  it('HO9: a head that drips is answered 408 and hung up on, while others are served', async () => {
    const lines = Array.from({ length: 50 }, () => dial('GET /api/trucks HTTP/1.1\r\nhost: localhost\r\n'));
    const drips = setInterval(() => {
      for (const { socket } of lines) if (!socket.connecting && socket.writable) socket.write('x-a: b\r\n');
    }, 50);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    for (const { answer } of lines) expect(answered(await answer)).toMatchObject(aProblem(408));
    clearInterval(drips);
  });

  it('HO9: so is a body', async () => {
    const head =
      'POST /api/positions HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{';
    expect(answered(await dial(head).answer)).toMatchObject(aProblem(408));
  });
});

describe('what is no request', () => {
  it('HO3: a head of sixteen kilobytes is answered 431', async () => {
    expect(answered(await dial(`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`).answer)).toMatchObject(
      aProblem(431),
    );
  });

  it.each(['\u0016\u0003\u0001\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', 'POST / HTTP/1.1\r\ncontent-length: x\r\n\r\n'])(
    'HO3: %j is answered 400',
    async (bytes) => expect(answered(await dial(bytes).answer)).toMatchObject(aProblem(400)),
  );

  it.each(['/api/trucks/%E0%A4%A', '/%', '/api/nothing', '/nothing'])(
    'HO3: the address %s is answered with a problem',
    async (path) => {
      const response = await fetch(`${server.url}${path}`);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(await response.json()).toMatchObject({ status: response.status, code: expect.any(String) as string });
    },
  );

  it('HO2: JSON nested deeper than 32 levels is not looked at', async () => {
    const response = await server.post('/api/positions', `${'['.repeat(33)}${']'.repeat(33)}`);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'invalid_message' }]);
  });
});

it('HO10: an address that asks for too much that costs is told to wait, and nobody else', async () => {
  const costly = (from: string): Promise<Response> =>
    fetch(`${server.url}/api/replay/index`, { headers: { 'x-forwarded-for': `6.6.6.6, ${from}` } });
  const isRefused = async (): Promise<Response | undefined> =>
    (await Promise.all(Array.from({ length: 300 }, () => costly('203.0.113.9')))).find(({ status }) => status === 429);
  let refused: Response | undefined;
  await expect.poll(async () => (refused = await isRefused()), { timeout: 20_000 }).toBeDefined();
  expect(refused!.headers.get('retry-after')).toBe('1');
  expect(await refused!.json()).toMatchObject({ code: 'rate_limited' });
  expect((await costly('203.0.113.10')).status).toBeLessThan(429);
  expect((await fetch(`${server.url}/api/trucks`)).status).toBe(200);
});

it('HO5: an address holds so many connections, whatever it does with them', async () => {
  const lines = Array.from({ length: PER_ADDRESS + 20 }, () => dial());
  const closed = await Promise.race(lines.map(({ answer }) => answer));
  expect(closed).toBe('');
  for (const { socket } of lines) socket.destroy();
  await expect
    .poll(() =>
      fetch(`${server.url}/api/health`).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
});
