#!/usr/bin/env node
// How smoothly the map draws a fleet of which every truck moves in every frame: our layer against a Leaflet marker per truck,
// in turns on the same machine. Positions go straight into the store, so that no socket is measured.
// `node with-browser.mjs node bench/map.mjs [--json FILE] [--trucks 500,10000] [--rounds 3] [--minutes 10] [--no-baseline] [--quick]`
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServerProcess } from '@fleetmap/testing';
import { chromium } from '@playwright/test';
import { watchHeap } from './map-heap.mjs';
import { openDesk, openMarkers } from './map-pages.mjs';
import { lineOf, rowsOf } from './map-rows.mjs';

const ENTRY = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const SECONDS = 5;
const BORNE_MS = 120_000; // a page of markers that is not measured by then cannot be borne

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    trucks: { type: 'string' },
    rounds: { type: 'string' },
    minutes: { type: 'string', default: '0' }, // of watching the heap of the desk
    baseline: { type: 'boolean', default: true },
    quick: { type: 'boolean' },
  },
  allowNegative: true,
});
const sizes = (options.trucks ?? (options.quick ? '500' : '500,2000,10000,50000')).split(',').map(Number);
const rounds = Number(options.rounds ?? (options.quick ? 1 : 3));
const minutes = Number(options.minutes);

/**
 * Frames per second and what the main thread does per frame, with all that takes positions in; then the same page while
 * positions are only made up, which is the benchmark's own work: the floor. Time of the thread, not of the clock, for others
 * use this machine too.
 */
async function measure({ page, firstDraw, pictures, hitTest }) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const browserSession = await page.context().browser().newBrowserCDPSession();
  const metric = async (wanted) => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === wanted).value;
  };
  const cpuSeconds = async () => {
    const { processInfo } = await browserSession.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((total, { cpuTime }) => total + cpuTime, 0);
  };
  const take = async () => ({
    main: await metric('TaskDuration'),
    cpu: await cpuSeconds(),
    pictures: await pictures?.(),
  });
  const watch = async () => {
    const before = await take();
    const { frames, ms } = await page.evaluate(countFrames, SECONDS * 1000);
    const after = await take();
    const shown = pictures ? Math.min(frames, after.pictures - before.pictures) : frames;
    return {
      fps: (1000 * shown) / ms,
      mainMs: (1000 * (after.main - before.main)) / frames,
      cpuMs: (1000 * (after.cpu - before.cpu)) / frames,
    };
  };
  const { fps, mainMs, cpuMs } = await watch();
  const hitMs = await hitTest();
  await session.send('HeapProfiler.collectGarbage');
  const heapMb = (await metric('JSHeapUsedSize')) / 2 ** 20;
  await page.evaluate(() => void (globalThis.isTaken = false));
  await page.waitForTimeout(1500); // the last glides end
  const { mainMs: floorMs } = await watch();
  await page.evaluate(() => void (globalThis.isTaken = true));
  return { fps, mainMs, cpuMs, floorMs, heapMb, hitMs, firstDraw };
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
/** What a page of markers measures, or undefined where the browser cannot bear them. */
async function measureMarkers(browser, trucks) {
  let timer;
  const unborne = new Promise((resolve) => {
    timer = setTimeout(() => resolve(), BORNE_MS);
  });
  const measured = openMarkers(browser, trucks).then(measure);
  measured.catch(() => undefined); // of a browser that was closed in the middle of it
  const result = await Promise.race([measured, unborne]);
  clearTimeout(timer);
  return result;
}

const server = await startServerProcess(ENTRY, { DEMO: '0' });
const results = sizes.map((trucks) => ({ trucks, ours: [], baseline: [] }));
const loads = [];
for (let round = 0; round < rounds; round += 1) {
  for (const result of results) {
    const { trucks, ours, baseline } = result;
    const browser = await launch();
    const desk = await openDesk(browser, server.url, trucks);
    ours.push(await measure(desk));
    if (minutes > 0 && round === rounds - 1) result.heap = { minutes, ...(await watchHeap(desk.page, minutes)) };
    await browser.close();
    loads.push(loadavg()[0]);
    if (!options.baseline || result.unborne) continue;
    const other = await launch();
    const measured = await measureMarkers(other, trucks);
    if (measured) baseline.push(measured);
    else result.unborne = `markers left out: not measured within ${BORNE_MS / 1000} s`;
    await other.close();
  }
}
await server.stop();

const busy = loads.toSorted((a, b) => a - b);
const note = `load ${busy[0].toFixed(1)} to ${busy.at(-1).toFixed(1)} on ${cpus().length} cores`;
const rows = rowsOf(results, rounds, note);
for (const row of rows) console.log(lineOf(row));
if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
