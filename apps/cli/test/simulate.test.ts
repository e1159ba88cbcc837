import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type ServerProcess, startServerProcess } from '@fleetmap/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const API = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));

let folder: string;
let server: ServerProcess;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fleetmap-cli-'));
  server = await startServerProcess(API, { DEMO: '0', HOST: '127.0.0.1', DATA_DIR: path.join(folder, 'data') });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
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

/** Writes a scenario with trucks and every trouble of delivery. @returns its file */
async function save(seed: string, prefix = 'T'): Promise<string> {
  const route = { points: [[-46, -23], [-46, -22.6], [-45.5, -22.4]] }; // prettier-ignore
  const scenario = {
    version: 1,
    name: 'Test',
    seed,
    duration: 120,
    trucks: [{ id: prefix, count: 300, route, departure: { after: -600 }, reporting: { interval: 1 } }],
    faults: [
      { id: 'burst', kind: 'out-of-order', at: 20, duration: 10 },
      { id: 'skew', kind: 'clock-skew', share: 0.2, at: 0, duration: 60, skew: -300 },
    ],
  };
  const file = path.join(folder, `${seed}.json`);
  await writeFile(file, JSON.stringify(scenario));
  return file;
}

async function keptOf(prefix: string): Promise<number> {
  const range = `from=${Date.now() - 3_600_000}&until=${Date.now() + 3_600_000}&limit=1000`;
  const counts = Array.from({ length: 300 }, async (_none, index) => {
    const truckId = `${prefix}-${String(index + 1).padStart(3, '0')}`;
    const response = await fetch(`${server.url}/api/trucks/${truckId}/track?${range}`);
    return ((await response.json()) as { positions: object[] }).positions.length;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

describe('fleetmap simulate', () => {
  it.each([
    ['http', 'max', '60'],
    ['http', '20', '60'],
    ['socket', 'max', '20'],
  ])('CL6: over %s at rate %s all that was sent is kept', { timeout: 60_000 }, async (transport, rate, duration) => {
    const prefix = `${transport}-${rate}`;
    const file = await save(prefix, prefix);
    const where = ['--server', server.url, '--transport', transport, '--rate', rate, '--duration', duration];
    const { code, out, err } = await fleetmap('simulate', file, ...where);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [, sent, accepted] =
      /(\d+) reports sent.*?(\d+) accepted; 0 refused; answered after [\d.]+ ms/.exec(out) ?? [];
    expect(Number(sent)).toBe(Number(accepted));
    expect(Number(sent)).toBeGreaterThan(300 * (Number(duration) - 12)); // a burst may be on its way at the end
    expect(await keptOf(prefix)).toBe(Number(sent));
  });

  it('CL6: says what was refused, and that a server is not there', async () => {
    const nowhere = await fleetmap('simulate', await save('a'), '--server', 'http://127.0.0.1:1', '--rate', 'max');
    expect(nowhere).toMatchObject({ code: 1, out: '' });
    expect(nowhere.err).toMatch(/does not answer/);
    expect(await fleetmap('simulate', 'none', '--server', server.url)).toMatchObject({ code: 1 });
    for (const wrong of [
      [],
      ['a', '--rate', '0'],
      ['a', '--transport', 'pigeon'],
      ['texas-triangle', '--duration', 'long'],
      ['a', 'b'],
    ]) {
      expect(await fleetmap('simulate', ...wrong)).toMatchObject({ code: 2, out: '' });
    }
  });

  it(
    'CL6: drives saved routes of the server; CL7: a dry run says where they have to come from',
    { timeout: 90_000 },
    async () => {
      const route = { name: 'Saved', points: [[10, 20], [10.4, 20], [10.4, 20.5]] }; // prettier-ignore
      const headers = { 'content-type': 'application/json' };
      const saved = await fetch(`${server.url}/api/routes`, { method: 'POST', headers, body: JSON.stringify(route) });
      const { id } = (await saved.json()) as { id: string };
      const trucks = ['A', 'B'].map((truck) => ({
        id: `on-${truck}`,
        route: { routeId: id },
        reporting: { interval: 1 },
      }));
      const file = path.join(folder, 'saved-route.json');
      await writeFile(file, JSON.stringify({ version: 1, name: 'Saved', seed: 's', duration: 60, trucks }));
      const sent = await fleetmap('simulate', file, '--server', server.url, '--rate', 'max');
      expect(sent).toMatchObject({ code: 0, err: '' });
      expect(sent.out).toMatch(/0 refused/);
      const track = await fetch(`${server.url}/api/trucks/on-A`);
      expect(((await track.json()) as { location: { latitude: number } }).location.latitude).toBeCloseTo(10, 1);
      const alone = await fleetmap('simulate', file, '--dry-run');
      expect(alone).toMatchObject({ code: 1, out: '' });
      expect(alone.err).toContain(`saved route ${id}`);
      expect(alone.err).toContain('--server');
      expect(await fleetmap('simulate', file, '--dry-run', '--server', server.url)).toMatchObject({ code: 0, err: '' });
      await writeFile(
        file,
        JSON.stringify({ version: 1, name: 'x', seed: 's', trucks: [{ id: 'T', route: { routeId: 'none' } }] }),
      );
      expect((await fleetmap('simulate', file, '--server', server.url)).err).toMatch(/no saved route/);
    },
  );

  it('CL7: a dry run prints the same hash every time, another for another seed', { timeout: 60_000 }, async () => {
    const [one, again, other] = [
      await fleetmap('simulate', 'texas-triangle', '--dry-run', '--duration', '600'),
      await fleetmap('simulate', 'texas-triangle', '--dry-run', '--duration', '600'),
      await fleetmap('simulate', await save('other'), '--dry-run'),
    ];
    expect(one.code).toBe(0);
    expect(one.out).toMatch(/^[\da-f]{64} {2}/);
    expect(again.out).toBe(one.out);
    expect(other.out.slice(0, 64)).not.toBe(one.out.slice(0, 64));
  });
});
