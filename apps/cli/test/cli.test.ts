import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { NOON, type ServerProcess, startServerProcess } from '@fleetmap/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { isRefused, readRouteFile, writeCsv, writeGpx } from '@fleetmap/route-files';

const CLI = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const API = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));

let folder: string;
let server: ServerProcess;
const stops: (() => void)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fleetmap-cli-'));
  server = await startServerProcess(API, { DEMO: '0', HOST: '127.0.0.1' });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function fleetmap(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

function trackOf(name: string, count: number, start = NOON) {
  const points = Array.from({ length: count }, (_, index) => ({
    latitude: -23.55 + index * 1e-4,
    longitude: -46.63,
    recordedAt: start + index * 1000,
    speed: 11,
  }));
  return { name, kind: 'track' as const, segments: [points] };
}

async function save(file: string, pieces: Iterable<string>): Promise<void> {
  await writeFile(path.join(folder, file), [...pieces].join(''));
}

/** A server that answers what the test says. */
async function answering(listener: RequestListener): Promise<string> {
  const stub = createServer(listener).listen(0, '127.0.0.1');
  await once(stub, 'listening');
  stops.push(() => stub.close());
  return `http://127.0.0.1:${(stub.address() as AddressInfo).port}`;
}

describe('the command line', () => {
  it('CL1: tells what it can do', async () => {
    const overview = await fleetmap();
    expect(overview).toMatchObject({ code: 0, err: '' });
    expect(overview.out).toContain('import');
    for (const command of ['import', 'export']) {
      const help = await fleetmap(command, '--help');
      expect(help.code).toBe(0);
      expect(help.out).toContain('--server URL');
    }
  });

  it.each([
    [['fly'], 'There is no command'],
    [['import'], 'Which files?'],
    [['import', 'a.gpx', '--trcuk', 'T1'], '--trcuk'],
    [['import', 'a.gpx', '--server', 'nowhere'], '--server takes'],
    [['export'], 'Which truck?'],
    [['export', 'T1'], '--out FILE'],
    [['export', 'T1', '--out', 'a.gpx', '--from', 'yesterday'], '--from takes'],
    [['export', 'T1', '--out', 'a.gpx', '--from', '2026-05-02', '--until', '2026-05-01'], '--from must be before'],
    [['export', 'T1', '--out', 'a.gpx', '--format', 'pdf'], '--format takes'],
  ])('CL1: %j is asked for wrongly', async (args, sentence) => {
    const { code, err } = await fleetmap(...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err).not.toContain('    at ');
  });

  it('CL1: a file or a server that is not there is said in a sentence', async () => {
    await save('one.gpx', writeGpx({ lines: [trackOf('T1', 1)] }));
    const noFile = await fleetmap('import', 'nothing.gpx', '--server', server.url);
    expect(noFile).toMatchObject({ code: 1, err: 'nothing.gpx: cannot be opened.\n' });
    const gone = await answering(() => undefined);
    stops.splice(0)[0]?.();
    const noServer = await fleetmap('import', 'one.gpx', '--server', gone);
    expect(noServer.code).toBe(1);
    expect(noServer.err).toMatch(/^The server at \S+ does not answer\. .*\n$/);
  });
});

describe('import', () => {
  it('CL2: puts the positions of several files into a server', async () => {
    await save('long.gpx', writeGpx({ lines: [trackOf('as the file says', 2500)] }));
    await save('fleet.csv', writeCsv({ lines: [trackOf('Bus 1', 3), trackOf('Bus 2', 4)] }));
    const one = await fleetmap('import', 'long.gpx', '--truck', 'T9', '--server', server.url);
    expect(one).toEqual({ code: 0, out: 'long.gpx: 2500 positions accepted\n', err: '' });
    const other = await fleetmap('import', 'fleet.csv', '--server', server.url);
    expect(other).toEqual({ code: 0, out: 'fleet.csv: 7 positions accepted\n', err: '' });
    const response = await fetch(`${server.url}/api/trucks`);
    const found = JSON.stringify(await response.json());
    for (const truckId of ['T9', 'Bus 1', 'Bus 2']) expect(found).toContain(`"${truckId}"`);
    expect(found).toContain(String(NOON + 2499 * 1000));
  });

  it('CL2: says what was refused and what was left out', async () => {
    const future = trackOf('T1', 2, Date.now() + 7 * 86_400_000);
    const untimed = { name: 'T1', kind: 'route' as const, segments: [[{ latitude: 1, longitude: 2 }]] };
    await save('mixed.gpx', writeGpx({ lines: [trackOf('T1', 1), future, untimed] }));
    const { code, out } = await fleetmap('import', 'mixed.gpx', '--server', server.url);
    expect(code).toBe(1);
    expect(out).toBe('mixed.gpx: 1 positions accepted; 2 refused (future_report); 1 points without a time left out\n');
  });

  it('CL2: a file that breaks off is said to, and what came before it is sent', async () => {
    await save('half.gpx', [[...writeGpx({ lines: [trackOf('T1', 50)] })].slice(0, 20).join('')]);
    const { code, out } = await fleetmap('import', 'half.gpx', '--server', server.url);
    expect(code).toBe(1);
    expect(out).toMatch(/truncated.*positions accepted/);
  });

  it('CL2: tries again when the server is busy, and sends at most 1,000 at once', async () => {
    const batches: number[] = [];
    let isBusy = true;
    const url = await answering((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        isBusy = !isBusy;
        if (!isBusy) return response.writeHead(503).end();
        const reports = JSON.parse(body) as unknown[];
        batches.push(reports.length);
        return response.end(JSON.stringify({ accepted: reports.length, refused: [] }));
      });
    });
    await save('busy.gpx', writeGpx({ lines: [trackOf('T1', 1500)] }));
    expect(await fleetmap('import', 'busy.gpx', '--server', url)).toMatchObject({ code: 0, err: '' });
    expect(batches).toEqual([1000, 500]);
  });

  it('CL3: needs to know whose positions they are', async () => {
    await save('nameless.gpx', writeGpx({ lines: [trackOf('', 2)] }));
    const { code, err } = await fleetmap('import', 'nameless.gpx', '--server', server.url);
    expect(code).toBe(1);
    expect(err).toContain('--truck ID');
  });
});

describe('export', () => {
  it('CL4: saves what the server answers for the truck, the time and the format', async () => {
    const asked: string[] = [];
    const url = await answering((request, response) => {
      asked.push(request.url ?? '');
      response.end('lat,lon\r\n');
    });
    const range = ['--from', '2026-05-01', '--until', '2026-05-01T15:00-03:00'];
    const { code, out } = await fleetmap('export', 'Bus 1/a', ...range, '--out', 'track.csv', '--server', url);
    expect({ code, out }).toEqual({ code: 0, out: 'track.csv: 9 bytes\n' });
    expect(await readFile(path.join(folder, 'track.csv'), 'utf8')).toBe('lat,lon\r\n');
    const [from, until] = [Date.UTC(2026, 4, 1), Date.UTC(2026, 4, 1, 18)];
    expect(asked).toEqual([`/api/trucks/Bus%201%2Fa/track?from=${from}&until=${until}&format=csv`]);
  });

  it('CL4: gives out what was imported', async () => {
    await save('there.gpx', writeGpx({ lines: [trackOf('Back', 20)] }));
    await fleetmap('import', 'there.gpx', '--server', server.url);
    const range = ['--from', new Date(NOON).toISOString(), '--until', new Date(NOON + 60_000).toISOString()];
    expect((await fleetmap('export', 'Back', ...range, '--out', 'back.gpx', '--server', server.url)).code).toBe(0);
    const file = await readRouteFile([await readFile(path.join(folder, 'back.gpx'))]);
    if (isRefused(file)) throw new Error(file.message);
    const [sent] = trackOf('Back', 20).segments;
    expect(file.lines[0]?.segments[0]).toMatchObject(sent!.map(({ recordedAt }) => ({ recordedAt })));
  });

  it('CL4: an answer that is refused or breaks off leaves no file', async () => {
    const long = ['--from', '2020-01-01', '--until', '2026-01-01'];
    const refused = await fleetmap('export', 'T1', ...long, '--out', 'none.gpx', '--server', server.url);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('status 400; invalid_range');
    const url = await answering((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half', () => response.destroy());
    });
    const broken = await fleetmap('export', 'T1', '--out', 'none.gpx', '--server', url);
    expect(broken).toMatchObject({ code: 1, err: 'none.gpx: could not be saved whole.\n' });
    expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual([]);
  });
});

/** A server where people sign in, and a token of its one admin. */
async function startStrict(): Promise<{ strict: ServerProcess; key: string }> {
  const strict = await startServerProcess(API, { DEMO: '0', AUTH: 'required' });
  let cookie = '';
  const ask = async (address: string, body: object): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', 'x-fleetmap': '1', cookie };
    const answer = await fetch(strict.url + address, { method: 'POST', headers, body: JSON.stringify(body) });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer.json();
  };
  const [, token] = (await strict.setUpUrl()).split('#token=');
  await ask('/api/setup', { token, name: 'Helena', password: 'correct horse battery' });
  const made = await ask('/api/account/tokens', { name: 'CLI', role: 'operator', days: 1 });
  return { strict, key: (made as { secret: string }).secret };
}

describe('a server where people sign in', () => {
  it('CL8: takes the token, by option or environment, and says when one is needed', async () => {
    const { strict, key } = await startStrict();
    await save('own.csv', ['truckId,lat,lon,time\nT1,1,2,2026-05-01T12:00:00Z\nT1,1,2.1,2026-05-01T12:01:00Z\n']);
    const stranger = await fleetmap('import', 'own.csv', '--server', strict.url);
    expect([stranger.code, stranger.out]).toEqual([1, expect.stringContaining('unknown_device')]);
    expect((await fleetmap('import', 'own.csv', '--server', strict.url, '--token', key)).code).toBe(0);
    const range = ['--from', '2026-05-01', '--until', '2026-05-02'];
    const exportDay = () => fleetmap('export', 'T1', ...range, '--out', 'own.json', '--server', strict.url);
    const refused = await exportDay();
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--token, or FLEETMAP_TOKEN')]);
    vi.stubEnv('FLEETMAP_TOKEN', key);
    expect((await exportDay()).code).toBe(0);
    vi.unstubAllEnvs();
    expect(await readFile(path.join(folder, 'own.json'), 'utf8')).toContain('2.1');
    await strict.stop();
  }, 120_000); // starts four processes
});

describe('storage', () => {
  it('CL5: counts what is kept and forgets what is old, once the server is stopped', async () => {
    const kept = path.join(folder, 'kept');
    const own = await startServerProcess(API, { DEMO: '0', DATA_DIR: kept });
    const drives = [0, 1, 3].map((hours) => trackOf('T1', 20, NOON + hours * 3_600_000));
    await save('old.gpx', writeGpx({ lines: drives }));
    expect((await fleetmap('import', 'old.gpx', '--server', own.url)).code).toBe(0);
    const inUse = await fleetmap('storage', 'check', '--data-dir', kept);
    expect(inUse).toMatchObject({ code: 1, err: expect.stringContaining('in use') as string });
    await own.stop();
    expect((await fleetmap('storage', 'check', '--data-dir', kept)).out).toMatch(
      /^60 positions in \d+ bytes, 0 problems\n$/,
    );
    const before = new Date(NOON + 2 * 3_600_000).toISOString();
    expect((await fleetmap('prune', '--before', before, '--data-dir', kept)).code).toBe(0);
    expect((await fleetmap('prune', '--data-dir', kept)).code).toBe(2);
    expect((await fleetmap('storage', 'check', '--data-dir', kept)).out).toMatch(/^40 positions/); // where it last was stays
  }, 120_000); // starts eight processes
});
