import { get } from 'node:http';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '../src/env.js';
import { aReport, problemIn, type RunningServer, startServer } from './running-server.js';
import { setUpAdmin } from './browser.js';
import { somebody } from './somebody.js';

/** `fetch` may not set Host or Origin; a browser page of another site can. */
function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => resolve(response.resume().statusCode)).on('error', reject);
  });
}

function connectError(
  url: string,
  extraHeaders: Record<string, string>,
  transports: ['websocket'] | ['polling'],
): Promise<string> {
  const socket = io(url, { forceNew: true, reconnection: false, transports, extraHeaders });
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', () => resolve('refused'));
  }).finally(() => socket.disconnect()) as Promise<string>;
}

describe('origin', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ ALLOWED_ORIGINS: 'https://fleet.example.com' });
  });
  afterAll(() => server.stop());

  it.each(['websocket', 'polling'] as const)(
    'AC1: a page of another site gets no %s, a listed one does',
    async (transport) => {
      const from = (origin: string): Promise<string> =>
        connectError(server.url, { origin }, [transport] as ['websocket']);
      expect(await from('https://evil.example')).toBe('refused');
      expect(await from('null')).toBe('refused');
      expect(await from('https://fleet.example.com')).toBe('connected');
      expect(await from(server.url)).toBe('connected');
    },
  );

  it('AC1: nor the API, whether it says its origin or only that it is cross-site', async () => {
    const trucks = `${server.url}/api/trucks`;
    expect(await statusOf(trucks, { origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf(`${server.url}/ingest/osmand?id=T1&lat=1&lon=2`, { 'sec-fetch-site': 'cross-site' })).toBe(
      403,
    );
    expect(await statusOf(trucks, { origin: 'https://fleet.example.com' })).toBe(200);
    expect(await statusOf(trucks, {})).toBe(200);
    expect(server.fleet.size).toBe(0);
  });

  it('AC2: a name that somebody else pointed at this machine is not served', async () => {
    expect(await statusOf(`${server.url}/api/trucks`, { host: 'evil.example' })).toBe(403);
    expect(await connectError(server.url, { host: 'evil.example' }, ['websocket'])).toBe('refused');
    expect(await statusOf(`${server.url}/api/trucks`, { host: 'fleet.example.com' })).toBe(200);
  });
});

describe('AUTH=required', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ AUTH: 'required', DEVICES: 'phone-1, phone-2' });
    await setUpAdmin(server);
  });
  afterAll(() => server.stop());

  it('AC3: only listed devices may report', async () => {
    expect((await server.post('/api/positions', aReport({ truckId: 'phone-2' }))).status).toBe(200);
    const refused = await server.post('/api/positions', aReport({ truckId: 'phone-3' }));
    expect(refused.status).toBe(401);
    expect(await problemIn(refused)).toMatchObject({ code: 'unknown_device' });
    expect(server.fleet.get('phone-3')).toBeUndefined();
  });

  it('AC4: who is not signed in gets the page to sign in, and nothing of the fleet', async () => {
    for (const path of ['/api/trucks', '/api/trucks/phone-2', '/api/simulations', '/api/replay?from=0&until=1']) {
      expect(await statusOf(`${server.url}${path}`, {})).toBe(401);
      expect(await statusOf(`${server.url}${path}`, { authorization: 'Bearer wrong' })).toBe(401);
    }
    for (const path of ['/', '/api/health', '/api/config']) {
      expect(await statusOf(`${server.url}${path}`, {})).not.toBe(401);
    }
  });

  it.each([{}, { token: 'wrong' }, { token: { admin: true } }])(
    'AC4: a socket with %j is refused and hears nothing',
    async (auth) => {
      const socket = io(server.url, { forceNew: true, reconnection: false, transports: ['websocket'], auth });
      const heard: unknown[] = [];
      socket.onAny((...event) => heard.push(event));
      const error = await new Promise<Error & { data?: unknown }>((resolve) => socket.once('connect_error', resolve));
      expect(error.data).toMatchObject({ code: 'unauthenticated' });
      expect(heard).toEqual([]);
      socket.disconnect();
    },
  );

  it('AC4: whom the server knows sees the fleet', async () => {
    const { token, headers } = somebody(server, 'viewer');
    expect(await statusOf(`${server.url}/api/trucks`, headers)).toBe(200);
    const socket = await server.connect({ auth: { token } });
    expect(await socket.emitWithAck('join', { user: 'Ana' })).toHaveProperty('message');
  });

  it('AC2: here too a foreign name for this machine is not served', async () => {
    expect(await statusOf(`${server.url}/api/trucks`, { host: 'evil.example' })).toBe(403);
    expect(await connectError(server.url, { host: 'evil.example', origin: 'http://evil.example' }, ['websocket'])).toBe(
      'refused',
    );
  });
});

describe('settings', () => {
  it('AC5: an open door on an address that others reach is refused at start', () => {
    expect(() => readEnv({ HOST: '0.0.0.0', AUTH: 'open' })).toThrow(/AUTH=open/);
    expect(readEnv({ HOST: '0.0.0.0' }).AUTH).toBe('required');
    expect(readEnv({}).AUTH).toBe('open');
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['DEMO', '-1'],
    ['TILE_URL', 'javascript:alert(1)'],
    ['AUTH', 'maybe'],
    ['ALLOWED_ORIGINS', 'fleet.example.com'],
  ])('AC5: %s=%s is refused by name, its value is not repeated', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(name));
    expect(() => readEnv({ [name]: value })).not.toThrow(new RegExp(`"${value}"`));
  });

  it('security headers are on every page and answer', async () => {
    const server = await startServer();
    const { headers } = await fetch(`${server.url}/api/health`);
    expect(headers.get('content-security-policy')).toMatch(/object-src 'none'.*|base-uri 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    await server.stop();
  });
});

describe('the files of the desk', () => {
  it('are served whole, compressed, cached by name, and leave nothing else of the disk', async () => {
    const server = await startServer();
    const page = await fetch(`${server.url}/`);
    if (page.status !== 404) {
      const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text()) ?? [];
      const answer = await fetch(`${server.url}${script}`);
      expect(answer.headers.get('cache-control')).toContain('immutable');
      expect(answer.headers.get('content-encoding')).toBe('gzip');
      const etag = answer.headers.get('etag') ?? '';
      expect((await fetch(`${server.url}${script}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
      expect((await fetch(`${server.url}${script}`, { headers: { range: 'bytes=5-2' } })).status).toBe(200);
    }
    expect((await fetch(`${server.url}/assets/none.js`)).status).toBe(404);
    const asBrowser = { headers: { accept: 'text/html,*/*' } };
    // An address of the desk is the desk, whose script knows its pages; an address of the API never is.
    expect((await fetch(`${server.url}/some-page?a=1`, asBrowser)).status).toBe(page.status);
    expect((await fetch(`${server.url}/api/none`, asBrowser)).status).toBe(404);
    expect((await fetch(`${server.url}/assets/none.js`, asBrowser)).status).toBe(404);
    await server.stop();
  });
});
