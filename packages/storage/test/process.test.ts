import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { NOON } from '@fleetmap/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage, StorageInUseError, StoreBusyError } from '../src/index.js';
import { drive, wholeTrack } from './positions.js';

const APPENDER = fileURLToPath(new URL('append-forever.mjs', import.meta.url));
const KILLS = 20;

describe('storage in a process', () => {
  let dataDir = '';
  let child: ChildProcess | undefined;

  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'fleetmap-storage-'));
  });
  afterEach(async () => {
    await kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  /** Lines of a process that appends and tells what was acknowledged. */
  function startAppender(first: number): AsyncIterator<string> {
    child = spawn(process.execPath, [APPENDER, dataDir, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
    return createInterface(child.stdout!)[Symbol.asyncIterator]();
  }

  it(
    'ST12: kill -9 twenty times in a row loses nothing acknowledged and doubles nothing',
    { timeout: 180_000 },
    async () => {
      const acknowledged = new Set<string>();
      for (let round = 0; round < KILLS; round += 1) {
        const lines = startAppender(NOON + round * 1e7);
        // Another number of lines each time: the kill comes at another point of commits and seals.
        for (let line = 0; line < 3 + round * 2; line += 1) {
          const { value } = (await lines.next()) as { value: string };
          for (const key of value.split(' ')) acknowledged.add(key);
        }
        await kill();
      }
      const storage = await openStorage({ dataDir });
      try {
        const found: string[] = [];
        for (let truck = 0; truck < 5; truck += 1) {
          for (const { truckId, recordedAt } of await wholeTrack(storage, `T${truck}`))
            found.push(`${truckId}@${recordedAt}`);
        }
        expect(new Set(found).size).toBe(found.length);
        const kept = new Set(found);
        expect([...acknowledged].filter((key) => !kept.has(key))).toEqual([]);
        expect(acknowledged.size).toBeGreaterThan(KILLS * 10);
        expect((await storage.positions.check()).problems).toEqual([]);
      } finally {
        await storage.close();
      }
    },
  );

  it('ST13: a second process on the same directory is refused and does no harm; a killed one leaves no lock', async () => {
    const lines = startAppender(NOON);
    await lines.next();
    await expect(openStorage({ dataDir })).rejects.toThrow(StorageInUseError);
    await expect(openStorage({ dataDir })).rejects.toThrow(dataDir);
    expect((await lines.next()).done).toBe(false);
    await kill();
    const storage = await openStorage({ dataDir });
    await expect(openStorage({ dataDir })).rejects.toThrow(StorageInUseError);
    expect((await storage.positions.check()).problems).toEqual([]);
    await storage.close();
    await (await openStorage({ dataDir })).close();
  });

  it('ST14: what is too much is refused at once and not taken; later there is room again', async () => {
    const storage = await openStorage({ dataDir });
    const batch = drive('A', 10_000);
    const waiting = Array.from({ length: 30 }, () => storage.positions.append(batch));
    const results = await Promise.allSettled(waiting);
    const refused = results.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused.map(({ reason }) => reason as unknown)).toEqual(
      Array.from({ length: 10 }, () => expect.any(StoreBusyError)),
    );
    await storage.positions.append(drive('B', 10));
    expect(await wholeTrack(storage, 'B')).toEqual(drive('B', 10));
    await storage.close();
  });
});
