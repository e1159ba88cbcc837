#!/usr/bin/env node
// How a day of a fleet replays in the browser: frames a second while playing, and how long a seek takes until the fleet is drawn.
// `node with-browser.mjs node bench/replay.mjs [--json FILE] [--trucks 500] [--hours 24] [--quick]`
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServerProcess } from '@fleetmap/testing';
import { chromium } from '@playwright/test';
import { recordDay, serveDay } from './replay-recording.mjs';

const ENTRY = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    trucks: { type: 'string', default: '500' },
    hours: { type: 'string', default: '24' },
    quick: { type: 'boolean' },
  },
});
const [trucks, hours] = options.quick ? [50, 2] : [Number(options.trucks), Number(options.hours)];
const rates = options.quick ? [60] : [1, 60, -60, 1000];
const seeks = options.quick ? 3 : 20;
const playMs = options.quick ? 1000 : 5000;
const fleetNote = `${trucks} trucks, a fix each 10 s, ${hours} h`;

/** Until the page has a picture of the instant: segments fetched and decoded, trucks put in place. */
async function seekTo(page, at) {
  return page.evaluate(async (instant) => {
    const { player, replay, fleet } = globalThis.fleetmap;
    const { version } = fleet;
    const since = performance.now();
    player.seek(instant);
    player.setPaused(true);
    do await new Promise(requestAnimationFrame);
    while (replay.getState().isWaiting || fleet.version === version);
    return performance.now() - since;
  }, at);
}

async function play(page, { at, rate }) {
  return page.evaluate(
    async ({ instant, speed, forMs }) => {
      const { player, replay } = globalThis.fleetmap;
      player.seek(instant);
      player.setRate(speed);
      do await new Promise(requestAnimationFrame);
      while (replay.getState().isWaiting);
      const since = performance.now();
      const from = player.at();
      let [frames, waits] = [0, 0];
      while (performance.now() - since < forMs) {
        await new Promise(requestAnimationFrame);
        frames += 1;
        if (replay.getState().isWaiting) waits += 1;
      }
      const ms = performance.now() - since;
      return {
        frames,
        perSecond: (frames / ms) * 1000,
        waiting: waits / frames,
        share: (player.at() - from) / (speed * ms),
      };
    },
    { instant: at, speed: rate, forMs: playMs },
  );
}

/** A row as those of apps/bench/src/row.ts. */
function rowOf(figure, unit, { values, note = fleetNote }) {
  const sorted = values.toSorted((one, other) => one - other);
  const ours = sorted[sorted.length >> 1];
  const spread = { ours: [sorted[0], ours, sorted.at(-1)], baseline: null, floor: null };
  const none = { baseline: null, floor: null, ratio: null, toFloor: null };
  return { suite: 'replay', figure, unit, ours, ...none, rounds: values.length, spread, note };
}

const day = recordDay({ trucks, hours });
const server = await startServerProcess(ENTRY, { DEMO: '0' });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH });
const rows = [];
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await serveDay(page, day);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** Of processor that the page's main thread has used, whatever else runs on this machine. */
  const threadSeconds = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value;
  };
  await page.goto(`${server.url}/?at=-24,-47,7`);
  await page.getByRole('slider').waitFor();

  const waits = [];
  for (let number = 0; number < seeks; number += 1) {
    waits.push(await seekTo(page, day.begin + (((number * 7919) % (hours * 60)) + 0.5) * 60_000));
  }
  const firstNote = `the first, which starts what draws the past, ${Math.round(waits[0])} ms; ${fleetNote}`;
  rows.push(rowOf('a seek anywhere until the fleet is drawn', 'ms', { values: waits, note: firstNote }));

  for (const rate of rates) {
    const before = await threadSeconds();
    const { frames, perSecond, waiting, share } = await play(page, { at: (day.begin + day.end) / 2, rate });
    const mainMs = (((await threadSeconds()) - before) * 1000) / frames;
    const note = `${percent(share)} of the asked speed, waiting in ${percent(waiting)} of the frames; ${fleetNote}`;
    rows.push(rowOf(`frames per second at ×${rate}`, '1/s', { values: [perSecond], note }));
    rows.push(rowOf(`main thread per frame at ×${rate}`, 'ms', { values: [mainMs] }));
  }
} finally {
  await browser.close();
  await server.stop();
}

function percent(share) {
  return `${Math.round(share * 100)} %`;
}

for (const { figure, unit, spread, note } of rows) {
  console.log(`${figure}, ${unit}: ${spread.ours.map((value) => value.toFixed(1)).join(' / ')} (${note})`);
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
