#!/usr/bin/env node
// How a day of a fleet replays in the browser: frames a second while playing, and how long a seek takes until the fleet is drawn.
// Segments come from this process by the HTTP contract, so that only the page is measured.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { encodeReplayChunk, encodeReplaySegment, SEGMENT_MS } from '@fleetmap/events';
import { startServerProcess } from '@fleetmap/testing';
import { chromium } from '@playwright/test';

const TRUCKS = Number(process.argv[2] ?? 500);
const HOURS = Number(process.argv[3] ?? 24);
const EVERY_MS = 10_000;
const RATES = [1, 60, -60, 1000];
const SEEKS = 20;
const PLAY_MS = 5000;

const end = Math.floor(Date.now() / SEGMENT_MS) * SEGMENT_MS;
const begin = end - HOURS * 3_600_000;
const encodedByStart = new Map();

/** A truck goes round its own square of a few kilometres, over and over. */
function fixAt(truck, recordedAt) {
  const turn = ((recordedAt / 1_800_000 + truck / 7) % 1) * 2 * Math.PI;
  const latitude = -23 - (truck % 25) / 10 + Math.sin(turn) / 20;
  const longitude = -46 - Math.floor(truck / 25) / 10 + Math.cos(turn) / 20;
  return { recordedAt, latitude, longitude, speed: 18, heading: (360 - (turn * 180) / Math.PI) % 360 };
}

function segmentAt(start) {
  let encoded = encodedByStart.get(start);
  if (encoded) return encoded;
  const tracks = Array.from({ length: TRUCKS }, (_none, truck) => {
    const fixes = Array.from({ length: SEGMENT_MS / EVERY_MS }, (_fix, row) => fixAt(truck, start + row * EVERY_MS));
    const chunk = { bytes: encodeReplayChunk(start, fixes), count: fixes.length };
    const keyframe = start > begin ? fixAt(truck, start - EVERY_MS) : undefined;
    return { truckId: `T${truck}`, simulated: false, keyframe, chunk };
  });
  encoded = Buffer.from(encodeReplaySegment(start, tracks));
  encodedByStart.set(start, encoded);
  return encoded;
}

const segments = Array.from({ length: (end - begin) / SEGMENT_MS }, (_none, place) => ({
  start: begin + place * SEGMENT_MS,
  revision: 1,
  isClosed: true,
  trucks: TRUCKS,
  positions: (TRUCKS * SEGMENT_MS) / EVERY_MS,
}));
for (const { start } of segments) segmentAt(start);

const server = await startServerProcess(fileURLToPath(new URL('../../api/dist/main.js', import.meta.url)), {
  DEMO: '0',
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.route(/\/api\/replay\?/, (route) =>
  route.fulfill({ json: { segmentMs: SEGMENT_MS, earliest: begin, now: Date.now(), segments } }),
);
await page.route(/\/api\/replay\/\d+\/\d+$/, (route) =>
  route.fulfill({ body: segmentAt(Number(new URL(route.request().url()).pathname.split('/')[3])) }),
);
const devTools = await page.context().newCDPSession(page);
await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });

/** Seconds of processor that the page's main thread has used, whatever else runs on this machine. */
async function threadSeconds() {
  const { metrics } = await devTools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}

await page.goto(`${server.url}/?at=-24,-47,7`);
await page.getByRole('slider').waitFor();

const seeks = [];
for (let number = 0; number < SEEKS; number += 1) {
  const at = begin + (((number * 7919) % (HOURS * 60)) + 0.5) * 60_000;
  seeks.push(
    await page.evaluate(async (instant) => {
      const { player, replay, fleet } = globalThis.fleetmap;
      const { version } = fleet;
      const since = performance.now();
      player.seek(instant);
      player.setPaused(true);
      do await new Promise(requestAnimationFrame);
      while (replay.getState().isWaiting || fleet.version === version);
      return performance.now() - since;
    }, at),
  );
}
seeks.sort((one, other) => one - other);
console.log(`${TRUCKS} trucks, a fix every ${EVERY_MS / 1000} s, ${HOURS} hours`);
console.log(`seek anywhere: median ${seeks[SEEKS / 2].toFixed(0)} ms, worst ${seeks.at(-1).toFixed(0)} ms`);

for (const rate of RATES) {
  const before = await threadSeconds();
  const { frames, waited, passed } = await page.evaluate(
    async ({ at, speed, playMs }) => {
      const { player, replay } = globalThis.fleetmap;
      player.seek(at);
      player.setRate(speed);
      do await new Promise(requestAnimationFrame);
      while (replay.getState().isWaiting);
      const since = performance.now();
      const from = player.at();
      let count = 0;
      let waits = 0;
      while (performance.now() - since < playMs) {
        await new Promise(requestAnimationFrame);
        count += 1;
        if (replay.getState().isWaiting) waits += 1;
      }
      return {
        frames: count / ((performance.now() - since) / 1000),
        waited: waits / count,
        passed: player.at() - from,
      };
    },
    { at: begin + HOURS * 1_800_000, speed: rate, playMs: PLAY_MS },
  );
  const perFrame = ((await threadSeconds()) - before) / ((frames * PLAY_MS) / 1000);
  const share = passed / (rate * PLAY_MS);
  console.log(
    [
      `×${rate}: ${frames.toFixed(1)} frames/s`,
      `main thread ${(perFrame * 1000).toFixed(1)} ms of processor a frame`,
      `${(share * 100).toFixed(0)} % of the asked speed`,
      `waiting in ${(waited * 100).toFixed(0)} % of the frames`,
    ].join(', '),
  );
}
await browser.close();
await server.stop();
