#!/usr/bin/env node
// `npm start`, `npm test`, `npm run dev`, `npm run verify` (or the same with pnpm). Needs nothing but Node and npm: uses
// the pnpm on PATH when its major version is right, else fetches the pinned one through npx.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';
const [task = 'start', ...rest] = process.argv.slice(2);

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

/** Runs a command in the foreground; ends this process when it fails. */
function run(command, ...args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', shell: isWindows });
    let isStopping = false; // turbo ends with 0 when it is interrupted: what came after must not start
    const forward = (signal) => {
      isStopping = true;
      child.kill(signal);
    };
    process.on('SIGINT', forward).on('SIGTERM', forward);
    child.on('error', (error) => fail(`${command}: ${error.message}`));
    child.on('exit', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      if (isStopping || signal) process.exit(130);
      else if (code === 0) resolve();
      else process.exit(code ?? 1);
    });
  });
}

function ensurePnpm() {
  const wanted = JSON.parse(readFileSync('package.json', 'utf8')).packageManager.split('+')[0];
  const major = wanted.split('@')[1].split('.')[0];
  const found = spawnSync('pnpm', ['--version'], { encoding: 'utf8', shell: isWindows, timeout: 30_000 });
  if (found.status === 0 && found.stdout.trim().split('\n').at(-1)?.split('.')[0] === major) return;
  // npx puts the folder with the pnpm it fetched first on PATH: ask for that PATH and use it from here on.
  // --prefer-offline first: without it npm retries for over a minute when there is no network.
  for (const preference of [['--prefer-offline'], []]) {
    const probe = spawnSync(
      'npx',
      ['--yes', ...preference, '--package', wanted, '--', 'node', '-p', 'process.env.PATH'],
      {
        encoding: 'utf8',
        shell: isWindows,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const npxPath = probe.status === 0 ? probe.stdout.trim().split('\n').at(-1) : '';
    if (npxPath) {
      process.env.PATH = npxPath;
      return;
    }
  }
  fail(`Could not get ${wanted} from the npm registry. Install pnpm yourself: https://pnpm.io/installation`);
}

// npm runs scripts through `sh -c`; a SIGTERM to npm ends that shell but not us. Follow it.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, 500).unref();

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old: Node 20.19 or newer is needed.`);
}

process.chdir(root);
process.env.TURBO_TELEMETRY_DISABLED ??= '1';
process.env.DO_NOT_TRACK ??= '1';
ensurePnpm();

const bin = (name) => path.join('node_modules', '.bin', isWindows ? `${name}.cmd` : name);
const turbo = (...args) => run(bin('turbo'), 'run', ...args);

/** Every gate of `pnpm verify` but the tests: a few seconds. */
async function check() {
  await run(bin('oxfmt'), '--check', '.');
  await run(bin('oxlint'), '--type-aware', '--deny-warnings');
  await turbo('build', 'typecheck', '--output-logs=errors-only');
  await run(bin('turbo'), 'boundaries');
  await run(process.execPath, 'scripts/check-boundaries.mjs');
  await run(process.execPath, 'scripts/check-specs.mjs');
  await run(process.execPath, 'scripts/generate-docs.mjs', '--check');
  await run(bin('knip'));
  await run(bin('jscpd'), '.');
}

async function test() {
  // Two at a time: the suites start servers and browsers, and on a small machine more of them only wait for each other.
  await turbo('build', 'typecheck', 'test', '--concurrency=2', '--output-logs=new-only', ...rest);
  await turbo('test:e2e', '--output-logs=new-only', ...rest);
}

await run('pnpm', 'install', '--frozen-lockfile', '--trust-lockfile', '--reporter=append-only');

if (task === 'start') {
  await turbo('build', '--output-logs=errors-only');
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(path.join(root, 'apps/api/dist/main.js')).href);
} else if (task === 'test') {
  await test();
} else if (task === 'check') {
  await check();
} else if (task === 'audit') {
  await run(process.execPath, 'scripts/audit.mjs');
} else if (task === 'verify') {
  await check();
  await test();
} else if (task === 'generate') {
  await turbo('build', '--output-logs=errors-only');
  await run(process.execPath, 'scripts/generate-docs.mjs');
} else if (task === 'bench') {
  await turbo('build', '--output-logs=errors-only');
  await run(process.execPath, 'apps/bench/dist/main.js', ...rest);
} else if (task === 'fleetmap') {
  await turbo('build', '--filter=@fleetmap/cli...', '--output-logs=errors-only');
  await run(process.execPath, 'apps/cli/dist/main.js', ...rest);
} else {
  await turbo(task, ...rest);
}
