import type { Page, Worker } from '@playwright/test';
import { drawnPixelOf, expect, fleetSize, pixelsOf, startDesk, test } from './desk.js';

const MOVING: [number, number, number] = [0x3d, 0xdc, 0x9b]; // of ui/status-look.ts, dark

interface Counting {
  framesAsked: number;
}

/** In the painter's worker: counts the frames it asks for, as long as it asks for any. */
function countFrames(): void {
  const counting = globalThis as unknown as Counting;
  counting.framesAsked = 0;
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (paint) => {
    counting.framesAsked += 1;
    return ask(paint);
  };
}

const framesAsked = (worker: Worker): Promise<number> =>
  worker.evaluate(() => (globalThis as unknown as Counting).framesAsked);

async function showTab(page: Page, isShown: boolean): Promise<void> {
  await page.evaluate((isHidden) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, !isShown);
}

/** Lets the browser show some frames. */
async function passFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let left = 20;
        requestAnimationFrame(function pass() {
          left -= 1;
          if (left === 0) resolve();
          else requestAnimationFrame(pass);
        });
      }),
  );
}

test('MP12: the painter of a hidden tab stops, and when it is seen again the picture is right', async ({ page }) => {
  const own = await startDesk({ DEMO: '0' });
  const now = Date.now();
  const report = (recordedAt: number, longitude: number): Promise<Response> =>
    fetch(`${own.url}/api/positions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ truckId: 'H', latitude: -23.5, longitude, speed: 20, heading: 90, recordedAt }),
    });
  await report(now - 1000, -46.6);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${own.url}/?at=-23.5,-46.5,9`);
  await expect.poll(() => fleetSize(page)).toBe(1);
  const before = await drawnPixelOf(page, 'H');
  await expect.poll(() => pixelsOf(page, before, MOVING)).toBeGreaterThan(40);
  const worker = page.workers().find((candidate) => candidate.url().includes('painting'))!;
  await worker.evaluate(countFrames);
  await expect.poll(() => framesAsked(worker)).toBeGreaterThan(2);

  await showTab(page, false);
  await passFrames(page);
  const asked = await framesAsked(worker);
  await report(now, -46.4);
  await expect
    .poll(async () => (await drawnPixelOf(page, 'H')).x - before.x) // the store goes on
    .toBeGreaterThan(50);
  await passFrames(page);
  expect(await framesAsked(worker)).toBe(asked);
  expect(await pixelsOf(page, before, MOVING)).toBeGreaterThan(40);

  await showTab(page, true);
  await passFrames(page);
  expect(await framesAsked(worker)).toBeGreaterThan(asked);
  expect(await pixelsOf(page, before, MOVING)).toBe(0);
  expect(await pixelsOf(page, await drawnPixelOf(page, 'H'), MOVING)).toBeGreaterThan(40);
  await own.stop();
});
