#!/usr/bin/env node
// How smoothly the map draws a fleet of which every truck moves in every frame: our layer against a Leaflet marker per truck,
// in turns on the same machine. Positions go straight into the store, so that no socket is measured.
// `node with-browser.mjs node bench/map.mjs [--json FILE] [--trucks 500,10000] [--rounds 3] [--no-baseline]`
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServerProcess } from '@fleetmap/testing';
import { chromium } from '@playwright/test';
import { openDesk, openMarkers } from './map-pages.mjs';

const ENTRY = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const SECONDS = 5;
const SLOW_FROM = 50_000; // trucks with which markers take minutes: one round of them is enough

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    trucks: { type: 'string', default: '500,2000,10000,50000' },
    rounds: { type: 'string', default: '3' },
    baseline: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const sizes = options.trucks.split(',').map(Number);
const rounds = Number(options.rounds);

/**
 * Frames per second and what the main thread does per frame, with all that takes positions in; then the same page while
 * positions are only made up, which is the benchmark's own work: the floor. Time of the thread, not of the clock, for others
 * use this machine too.
 */
async function measure({ page, firstDraw, pictures, hitTest }) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metric = async (wanted) => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === wanted).value;
  };
  const watch = async () => {
    const before = { busy: await metric('TaskDuration'), pictures: await pictures?.() };
    const { frames, ms } = await page.evaluate(countFrames, SECONDS * 1000);
    const busy = (await metric('TaskDuration')) - before.busy;
    const shown = pictures ? Math.min(frames, (await pictures()) - before.pictures) : frames;
    return { fps: (1000 * shown) / ms, mainMs: (1000 * busy) / frames };
  };
  const { fps, mainMs } = await watch();
  const hitMs = await hitTest();
  await session.send('HeapProfiler.collectGarbage');
  const heapMb = (await metric('JSHeapUsedSize')) / 2 ** 20;
  await page.evaluate(() => void (globalThis.isTaken = false));
  await page.waitForTimeout(1500); // the last glides end
  const { mainMs: floorMs } = await watch();
  return { fps, mainMs, floorMs, heapMb, hitMs, firstDraw };
}

/** In the browser. */
function countFrames(wantedMs) {
  return new Promise((resolve) => {
    let frames = 0;
    const start = performance.now();
    requestAnimationFrame(function count(now) {
      frames += 1;
      if (now - start < wantedMs) requestAnimationFrame(count);
      else resolve({ frames, ms: now - start });
    });
  });
}

const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ['--disable-gpu', '--disable-background-networking'],
  });
const server = await startServerProcess(ENTRY, { DEMO: '0' });
const results = sizes.map((trucks) => ({ trucks, ours: [], baseline: [] }));
for (let round = 0; round < rounds; round += 1) {
  for (const { trucks, ours, baseline } of results) {
    for (const [kept, open] of [
      [ours, (browser) => openDesk(browser, server.url, trucks)],
      [baseline, (browser) => openMarkers(browser, trucks)],
    ]) {
      if (kept === baseline && (!options.baseline || (trucks >= SLOW_FROM && round > 0))) continue;
      const browser = await launch();
      kept.push(await measure(await open(browser)));
      await browser.close();
    }
  }
}
await server.stop();

const sorted = (measured, key) => measured.map((result) => result[key]).toSorted((a, b) => a - b);
const median = (values) => values[values.length >> 1];
const shown = (values) =>
  values.length === 0 ? '-' : [values[0], median(values), values.at(-1)].map((value) => value.toFixed(2)).join(' / ');
const FIGURES = [
  ['frames per second', 'fps'],
  ['main thread, ms per frame', 'mainMs', 'floorMs'],
  ['first draw, ms', 'firstDraw'],
  ['hit-test, ms', 'hitMs'],
  ['heap, MB', 'heapMb'],
];
const rows = results.flatMap(({ trucks, ours, baseline }) =>
  FIGURES.map(([name, key, floorKey]) => {
    const [our, their] = [sorted(ours, key), sorted(baseline, key)];
    const floor = floorKey ? median(sorted(ours, floorKey)) : null;
    const figure = `${name}, ${trucks} trucks`;
    console.log(
      `${figure}: ours ${shown(our)}, markers ${shown(their)}${floor === null ? '' : `, floor ${floor.toFixed(2)}`}`,
    );
    const ratio = their.length > 0 ? median(our) / median(their) : null;
    return { suite: 'map', figure, ours: median(our), baseline: median(their) ?? null, floor, ratio, rounds };
  }),
);
if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
