#!/usr/bin/env node
// How smoothly the map draws a large fleet: the production build in headless Chromium, the demo fleet reporting live.
// Frames per second of 10,000 trucks against those of an empty map on the same machine, in turns.
// `node with-browser.mjs node bench/map.mjs [--json FILE]`
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { startServerProcess } from '@fleetmap/testing';
import { chromium } from '@playwright/test';

const ENTRY = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const TRUCKS = 10_000;
const ROUNDS = 3;
const SECONDS = 5;

/** Waits until the fleet is on the page, then counts frames and the time that scripts and painting take of each. */
async function measure(page, url, trucks) {
  await page.goto(url);
  await page.waitForFunction((wanted) => globalThis.fleetmap?.fleet.size >= wanted, trucks, { timeout: 120_000 });
  await page.waitForTimeout(3000); // the first view, the basemap and the list have settled
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
  };
  const before = await busy();
  const frames = await page.evaluate(
    (ms) =>
      new Promise((resolve) => {
        let count = 0;
        const start = performance.now();
        requestAnimationFrame(function next(now) {
          count += 1;
          if (now - start < ms) requestAnimationFrame(next);
          else resolve(count);
        });
      }),
    SECONDS * 1000,
  );
  return { fps: frames / SECONDS, taskMs: ((await busy()) - before) / frames };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const shown = (values) =>
  `${Math.min(...values).toFixed(1)} / ${median(values).toFixed(1)} / ${Math.max(...values).toFixed(1)}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ['--disable-gpu', '--disable-background-networking'],
});
const full = await startServerProcess(ENTRY, { DEMO: String(TRUCKS) });
const empty = await startServerProcess(ENTRY, { DEMO: '0' });
const rounds = { full: [], empty: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, url, trucks] of [
    ['empty', empty.url, 0],
    ['full', full.url, TRUCKS],
  ]) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    rounds[name].push(await measure(page, url, trucks));
    await page.close();
  }
}
await browser.close();
await Promise.all([full.stop(), empty.stop()]);

const rows = [
  ['frames per second', 'fps'],
  ['main thread, ms per frame', 'taskMs'],
].map(([figure, key]) => {
  const ours = rounds.full.map((result) => result[key]);
  const baseline = rounds.empty.map((result) => result[key]);
  console.log(
    `${figure}: ${TRUCKS} trucks ${shown(ours)}, empty map ${shown(baseline)} (min / median / max of ${ROUNDS})`,
  );
  return {
    suite: 'map',
    figure: `${figure}, ${TRUCKS} trucks`,
    ours: median(ours),
    baseline: median(baseline),
    ratio: median(ours) / median(baseline),
    rounds: ROUNDS,
  };
});
const json = process.argv.indexOf('--json');
if (json > 0) writeFileSync(process.argv[json + 1], `${JSON.stringify(rows, null, 2)}\n`);
