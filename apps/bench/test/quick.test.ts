import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Row } from '../src/row.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

// No figure is checked: a smoke run on a busy machine says nothing about speed.
it(
  'measures fan-out, ingest, devices, storage, simulation and import from end to end and writes a row per figure',
  { timeout: 240_000 },
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fleetmap-bench-'));
    const file = path.join(folder, 'rows.json');
    try {
      const run = spawnSync(
        process.execPath,
        [MAIN, 'fan-out', 'ingest', 'devices', 'storage', 'simulation', 'import', '--quick', '--json', file],
        {
          encoding: 'utf8',
          timeout: 230_000,
        },
      );
      expect(run.status === 0 ? '' : run.stderr).toBe('');
      const rows = JSON.parse(readFileSync(file, 'utf8')) as Row[];
      expect(new Set(rows.map((row) => row.suite))).toEqual(
        new Set(['fan-out', 'ingest', 'devices', 'storage', 'simulation', 'import']),
      );
      expect(rows).toEqual(
        rows.map(() =>
          expect.objectContaining({
            figure: expect.any(String),
            unit: expect.any(String),
            rounds: 1,
            ...Object.fromEntries(
              ['ours', 'baseline', 'floor', 'ratio'].map((key) => [key, expect.toSatisfy(isFigure)]),
            ),
          }),
        ),
      );
      const figuresOfDevices = rows.filter(({ suite }) => suite === 'devices');
      const figureOf = (start: string): number =>
        figuresOfDevices.find(({ figure }) => figure.startsWith(start))?.ours ?? NaN;
      expect(figureOf('reports acknowledged')).toBeGreaterThan(0);
      expect(figureOf('acknowledged and not')).toBe(0);
      const delivered = rows.filter(({ figure }) => /^delivered updates.*all see all/.test(figure));
      expect(delivered.length).toBeGreaterThan(0);
      expect(delivered.every(({ ours }) => Number(ours) > 0)).toBe(true);
      expect(rows.filter(({ suite }) => suite === 'ingest').every(({ ours, floor }) => ours! > 0 && floor! > 0)).toBe(
        true,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

function isFigure(value: unknown): boolean {
  return value === null || Number.isFinite(value);
}
