#!/usr/bin/env node
// Finds a Chromium-family browser, then runs the given command with CHROMIUM_PATH set to it.
// 1. $CHROMIUM_PATH  2. a browser installed on this machine  3. Playwright's own download
// and when there is none: 4. apt-get (root on Debian)  5. playwright install  6. a clear error.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const { platform, env } = process;

function onPath(names) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

function installed() {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge']
      .map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
      .find(existsSync);
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    const names = [String.raw`Google\Chrome\Application\chrome.exe`, String.raw`Microsoft\Edge\Application\msedge.exe`];
    return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(existsSync);
  }
  // chromium-browser last: on Ubuntu it is only a pointer to the snap.
  return onPath(['chromium', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'chromium-browser']);
}

function playwrightOwn() {
  const file = require('@playwright/test').chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

/** A file may be there and still not start: a missing library, Ubuntu's snap pointer. */
function starts(file) {
  if (platform === 'win32') return true; // chrome.exe --version opens a window
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

const find = () => [env.CHROMIUM_PATH, installed(), playwrightOwn()].find((file) => file && starts(file));

function run(command, ...args) {
  console.error(`$ ${command} ${args.join(' ')}`);
  const options = {
    stdio: 'inherit',
    timeout: 300_000,
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
  };
  return spawnSync(command, args, options).status === 0;
}

function install() {
  console.error('No Chromium-family browser found: getting one for the end-to-end tests.');
  if (platform === 'linux' && process.getuid?.() === 0 && onPath(['apt-get'])) {
    const apt = ['install', '-y', '-q', '--no-install-recommends', 'chromium'];
    // A fresh image has no package lists: the first try fails fast.
    if (!run('apt-get', ...apt)) {
      run('apt-get', 'update', '-q');
      run('apt-get', ...apt);
    }
    const browser = find();
    if (browser) return browser;
  }
  run(
    process.execPath,
    path.join(path.dirname(require.resolve('@playwright/test/package.json')), 'cli.js'),
    'install',
    'chromium',
  );
  return find();
}

const browser = find() ?? install();
if (!browser) {
  console.error(`
The end-to-end tests need a Chromium-family browser; none was found and none could be installed.
  Debian      sudo apt-get install chromium
  elsewhere   install Google Chrome or Microsoft Edge, or run: npx playwright install --with-deps chromium
or set CHROMIUM_PATH to the browser's executable.`);
  process.exit(1);
}
console.error(`browser: ${browser}`);
const [command, ...args] = process.argv.slice(2);
const { status, error } = spawnSync(command, args, {
  stdio: 'inherit',
  shell: platform === 'win32',
  env: { ...env, CHROMIUM_PATH: browser },
});
if (error) console.error(`${command}: ${error.message}`);
process.exit(status ?? 1);
