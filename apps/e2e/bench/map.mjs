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
const BURST = 20_000; // positions at once, to know what one costs
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
 * Frames per second, and what the main thread does per frame: without the making up of positions, which is the benchmark's
 * own, and without taking them into the store too. Time of the thread, not of the clock: others use this machine too.
 */
async function measure({ page, firstDraw, pictures, hitTest }) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metric = async (wanted) => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === wanted).value;
  };
  const busyMs = async () => 1000 * (await metric('TaskDuration'));
  const fed = () => page.evaluate(() => globalThis.fed);
  const [busyBefore, fedBefore, picturesBefore] = [await busyMs(), await fed(), await pictures?.()];
  const { frames, ms } = await page.evaluate(countFrames, SECONDS * 1000);
  const [busy, positions, painted] = [(await busyMs()) - busyBefore, (await fed()) - fedBefore, await pictures?.()];
  const hitMs = await hitTest();
  const burst = async (isTaken) => {
    const before = await busyMs();
    await page.evaluate(([count, taken]) => globalThis.feedBurst(count, taken), [BURST, isTaken]);
    return ((await busyMs()) - before) / BURST;
  };
  const [making, takingToo] = [await burst(false), pictures ? await burst(true) : 0];
  await session.send('HeapProfiler.collectGarbage');
  return {
    fps: (1000 * Math.min(frames, pictures ? painted - picturesBefore : Infinity)) / ms,
    allMs: (busy - positions * making) / frames,
    // Moving a marker is the work of the map; taking a position into the store is not.
    layerMs: (busy - positions * Math.max(making, takingToo)) / frames,
    heapMb: (await metric('JSHeapUsedSize')) / 2 ** 20,
    hitMs,
    firstDraw,
  };
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
  ['main thread, ms per frame', 'allMs'],
  ['main thread without taking in positions, ms per frame', 'layerMs'],
  ['first draw, ms', 'firstDraw'],
  ['hit-test, ms', 'hitMs'],
  ['heap, MB', 'heapMb'],
];
const rows = results.flatMap(({ trucks, ours, baseline }) =>
  FIGURES.map(([name, key]) => {
    const [our, their] = [sorted(ours, key), sorted(baseline, key)];
    const figure = `${name}, ${trucks} trucks`;
    console.log(`${figure}: ours ${shown(our)}, markers ${shown(their)}`);
    const ratio = their.length > 0 ? median(our) / median(their) : null;
    return { suite: 'map', figure, ours: median(our), baseline: median(their) ?? null, floor: null, ratio, rounds };
  }),
);
if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
