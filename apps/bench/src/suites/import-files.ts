import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { FileRead } from '../import/read-file.js';
import { type FileUploaded, uploadFile } from '../import/upload-file.js';
import { writeLongGpx } from '../import/write-gpx.js';
import { type Row, rowOf } from '../row.js';
import type { Plan } from './plan.js';

const READER = fileURLToPath(new URL('../import/read-file.js', import.meta.url));
const MEGABYTE = 1_000_000;

/** A long GPX read in parts, as `fleetmap import` does, against holding all of it; and the same sent to a server. */
export async function importFiles(plan: Plan): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fleetmap-bench-'));
  try {
    const file = path.join(folder, 'long.gpx');
    const points = writeLongGpx(file, (plan.isQuick ? 2 : 100) * MEGABYTE);
    const megabytes = Math.round(statSync(file).size / MEGABYTE);
    const what = `GPX of ${megabytes} MB, ${points.toLocaleString('en')} points`;
    const rounds = Array.from({ length: plan.rounds }, (_none, round) => {
      plan.say(`import, round ${round + 1} of ${plan.rounds}: ${what}`);
      return { parts: read(file, 'parts', points), whole: read(file, 'whole', points) };
    });
    const row = (figure: string, unit: string, better: 'more' | 'less', value: (read: FileRead) => number): Row =>
      rowOf({
        suite: 'import',
        figure: `${figure}, ${what}`,
        unit,
        better,
        note: 'baseline: held whole',
        ours: rounds.map(({ parts }) => value(parts)),
        baseline: rounds.map(({ whole }) => value(whole)),
      });
    return [
      row('read', 'points per second and core', 'more', ({ ms }) => (1000 * points) / ms),
      row('memory of the process at most', 'MB', 'less', ({ peakMegabytes }) => peakMegabytes),
      ...(await uploads(file, { plan, points, what })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function uploads(
  file: string,
  { plan, points, what }: { plan: Plan; points: number; what: string },
): Promise<Row[]> {
  const rounds: FileUploaded[] = [];
  for (let round = 1; round <= plan.rounds; round += 1) {
    plan.say(`import, round ${round} of ${plan.rounds}: ${what}, over HTTP`);
    rounds.push(await uploadFile(file, points));
  }
  const row = (figure: string, unit: string, better: 'more' | 'less', ours: number[]): Row =>
    rowOf({ suite: 'import', figure: `${figure}, ${what}`, unit, better, ours });
  return [
    row('imported over HTTP', 'points per second and core', 'more', rounds.map(({ ms }) => (1000 * points) / ms)), // prettier-ignore
    row('memory of the server at most', 'MB', 'less', rounds.map(({ peakMegabytes }) => peakMegabytes)), // prettier-ignore
    row('memory of the server before', 'MB', 'less', rounds.map(({ megabytesBefore }) => megabytesBefore)), // prettier-ignore
  ];
}

function read(file: string, how: 'parts' | 'whole', expected: number): FileRead {
  const { stdout, stderr, status } = spawnSync(process.execPath, [READER, file, how], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const result = JSON.parse(stdout) as FileRead;
  if (result.points !== expected) throw new Error(`${result.points} points read of ${expected}`);
  return result;
}
