#!/usr/bin/env node
// `pnpm bench [suite…] [--quick] [--rounds N] [--match TEXT] [--json FILE]`
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { LoadCommands } from './load/load.js';
import { startPeer } from './processes/ask.js';
import { lineOf, type Row, TABLE_HEAD } from './row.js';
import { devices } from './suites/devices.js';
import { fanOut } from './suites/fan-out.js';
import { importFiles } from './suites/import-files.js';
import { ingest } from './suites/ingest.js';
import { map, replay } from './suites/in-browser.js';
import { FULL_PLAN, type Plan, QUICK_PLAN, type Suite } from './suites/plan.js';
import { polling } from './suites/polling.js';
import { simulation } from './suites/simulation.js';
import { storage } from './suites/storage.js';

const SUITES: Readonly<Record<string, Suite>> = {
  'fan-out': fanOut,
  polling,
  ingest,
  devices,
  storage,
  simulation,
  import: importFiles,
  map,
  replay,
};

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'), // pnpm hands the separator down
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    quick: { type: 'boolean' },
    rounds: { type: 'string' },
    match: { type: 'string' },
  },
});
const names = positionals.length > 0 ? positionals : Object.keys(SUITES);
const unknown = names.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(', ')}.`);
  process.exit(2);
}

const preset = values.quick ? QUICK_PLAN : FULL_PLAN;
const rounds = Math.max(1, Math.min(20, Number(values.rounds ?? preset.rounds) || preset.rounds));
const plan: Plan = {
  ...preset,
  rounds,
  match: values.match ?? '',
  say: (line) => console.error(`${Math.round(performance.now() / 1000)} s  ${line}`),
};
const load = startPeer<LoadCommands>(fileURLToPath(new URL('load/load.js', import.meta.url)));
process.once('SIGINT', () => load.child.kill('SIGKILL')); // then every question fails, and servers are stopped on the way out
const rows: Row[] = [];
try {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}; min / median / max of the rounds`,
  );
  for (const name of names) {
    const found = (await SUITES[name]?.(plan, load)) ?? [];
    rows.push(...found);
    console.log(`\n${name}\n\n${TABLE_HEAD}`);
    for (const row of found) console.log(lineOf(row));
    if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  }
} finally {
  await load.stop();
}
