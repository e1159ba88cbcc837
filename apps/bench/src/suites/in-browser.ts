import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Row } from '../row.js';
import type { Plan, Suite } from './plan.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const END_WITHIN_MS = 30 * 60_000;

/** These benchmarks run in a browser and live with the browser tests; here they are started and their rows are read. */
export const map: Suite = (plan) => inBrowser('map', plan);
export const replay: Suite = (plan) => inBrowser('replay', plan);

async function inBrowser(suite: string, plan: Plan): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fleetmap-bench-'));
  const file = path.join(folder, 'rows.json');
  const quick = plan.isQuick ? ['--quick'] : [];
  try {
    await pnpm('--filter', '@fleetmap/e2e', `bench:${suite}`, '--json', file, ...quick);
    const rows = JSON.parse(readFileSync(file, 'utf8')) as Partial<Row>[];
    return rows.map((row) => complete(suite, row));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Its rows may know less than ours: what they leave out is told from what they have. */
function complete(suite: string, { ours = null, baseline = null, floor = null, ...row }: Partial<Row>): Row {
  const spread = { ours: once(ours), baseline: once(baseline), floor: once(floor) };
  const known = { suite, figure: '', unit: 'as it says', ratio: null, rounds: 1, toFloor: null, spread };
  return { ...known, ours, baseline, floor, ...row };
}

function once(value: number | null): [number, number, number] | null {
  return value === null ? null : [value, value, value];
}

function pnpm(...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('pnpm', args, {
      cwd: ROOT,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      timeout: END_WITHIN_MS,
    });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The benchmark ended with ${code}.`))));
  });
}
