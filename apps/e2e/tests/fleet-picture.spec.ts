import type { Page } from '@playwright/test';
import { cameraOf, drawnPixelOf, expect, fleetSize, pixelsOf, type PutTruck, putTrucks, test } from './desk.js';

// Out at sea nothing else is drawn: every pixel there is the truck layer's.
const SEA = { latitude: -32, longitude: -30 };
const WATER: [number, number, number] = [204, 214, 220]; // in the light theme

/** The pixels around a place on the screen. */
function around(page: Page, { x, y }: { x: number; y: number }, size = 50): Promise<Buffer> {
  return page.screenshot({
    clip: { x: Math.round(x) - size / 2, y: Math.round(y) - size / 2, width: size, height: size },
  });
}

async function openAtSea(page: Page, url: string, zoom: number, trucks: readonly PutTruck[]): Promise<void> {
  await page.goto(`${url}/?at=${SEA.latitude},${SEA.longitude},${zoom}`);
  await expect(page.getByRole('banner').getByRole('status')).toContainText(/live/i);
  await putTrucks(page, [{ truckId: 'FAR', latitude: 60, longitude: 100 }, ...trucks]);
  await expect.poll(() => fleetSize(page)).toBeGreaterThan(0);
  await expect(page.locator('code', { hasText: 'curl' })).toBeHidden(); // what an empty desk shows over the map
}

const isSame = async (picture: Promise<Buffer>, wanted: Buffer): Promise<boolean> => (await picture).equals(wanted);

for (const painter of ['in a worker', 'on the page']) {
  test(`MP7: painted ${painter}, a drag leaves no ghost and shifts no truck`, async ({ page, empty }) => {
    if (painter === 'on the page') {
      await page.addInitScript(() => {
        delete (HTMLCanvasElement.prototype as Partial<HTMLCanvasElement>).transferControlToOffscreen;
      });
    }
    await openAtSea(page, empty.url, 8, []);
    await expect.poll(() => pixelsOf(page, { x: 900, y: 450 }, WATER)).toBe(28 * 28); // the ground is there
    const nowhere = await around(page, { x: 900, y: 450 });
    await putTrucks(page, [{ truckId: 'GHOST', ...SEA }]);
    const start = await drawnPixelOf(page, 'GHOST');
    await expect.poll(() => isSame(around(page, start), nowhere)).toBe(false);
    const truck = await around(page, start);
    const painters = page.workers().filter((worker) => worker.url().includes('painting'));
    expect(painters).toHaveLength(painter === 'in a worker' ? 1 : 0);
    await page.mouse.move(start.x + 100, start.y + 100);
    await page.mouse.down();
    for (const [right, down] of [
      [10, 0],
      [60, 30],
      [130, 70],
      [200, 110],
      [330, 160],
      [120, -90],
      [-200, -200],
    ] as const) {
      await page.mouse.move(start.x + 100 + right, start.y + 100 + down, { steps: 3 });
      // At once, and when the picture of the new view has come.
      for (const wait of [0, 150]) {
        await page.waitForTimeout(wait);
        expect(await isSame(around(page, { x: start.x + right, y: start.y + down }), truck)).toBe(true);
        if (Math.hypot(right, down) > 60) expect(await isSame(around(page, start), nowhere)).toBe(true);
      }
    }
    await page.mouse.up();
  });
}

test('MP7: a zoom ends with the truck where it is', async ({ page, empty }) => {
  await openAtSea(page, empty.url, 8, []);
  const nowhere = await around(page, { x: 900, y: 450 });
  await putTrucks(page, [{ truckId: 'ZOOMED', latitude: -31.9, longitude: -29.8 }]);
  const before = await drawnPixelOf(page, 'ZOOMED');
  await expect.poll(() => isSame(around(page, before), nowhere)).toBe(false);
  let truck = await around(page, before);
  await expect
    .poll(async () => {
      const last = truck;
      const next = around(page, before);
      truck = await next;
      return isSame(next, last);
    })
    .toBe(true); // all of it is drawn
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(async () => (await cameraOf(page))?.zoom).toBeGreaterThan(8);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(async () => (await cameraOf(page))?.zoom).toBe(8);
  await expect.poll(() => isSame(around(page, before), truck)).toBe(true);
});

test('MP8: trucks on one spot are a cluster, and a click shows them', async ({ page, empty }) => {
  const crowd: PutTruck[] = Array.from({ length: 600 }, (_none, index) => ({
    truckId: `WIDE-${index}`,
    latitude: -36 + (index % 20) * 0.4,
    longitude: -38 + Math.floor(index / 20) * 0.5,
  }));
  const port: PutTruck[] = Array.from({ length: 40 }, (_none, index) => ({
    truckId: `PORT-${index}`,
    latitude: SEA.latitude + (index % 7) * 0.004,
    longitude: SEA.longitude + (index % 6) * 0.004,
  }));
  await openAtSea(page, empty.url, 6, [...crowd, ...port]);
  await page.waitForTimeout(1000);
  await page.mouse.click(...(Object.values(await drawnPixelOf(page, 'PORT-20')) as [number, number]));
  await expect.poll(async () => (await cameraOf(page))?.zoom).toBeGreaterThanOrEqual(11);
  await expect(page).not.toHaveURL(/truck=/);
  const { x, y } = await drawnPixelOf(page, 'PORT-20');
  const map = (await page.locator('.leaflet-container').boundingBox())!;
  expect(x > map.x && x < map.x + map.width && y > map.y && y < map.y + map.height).toBe(true);
});

test('MP9: trails are switched by key and by button, and remembered', async ({ page, empty }) => {
  await openAtSea(page, empty.url, 12, []);
  for (const [step, agoMs] of [60_000, 45_000, 30_000, 15_000, 0].entries()) {
    await putTrucks(page, [
      { truckId: 'TRAIL', latitude: SEA.latitude, longitude: SEA.longitude + step / 50, motion: 'moving', agoMs },
    ]);
    await page.waitForTimeout(150); // rows are sent ten times a second
  }
  await page.waitForTimeout(1000);
  const { x, y } = await drawnPixelOf(page, 'TRAIL');
  const behind = { x: x - 60, y };
  const without = await around(page, behind);
  const button = page.getByRole('button', { name: 'Trails of all trucks' });
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('t');
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => isSame(around(page, behind), without)).toBe(false);
  await button.click();
  await expect.poll(() => isSame(around(page, behind), without)).toBe(true);
  await button.click();
  await page.reload();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
});

test('MP11: trucks that hide one another are listed by name', async ({ page, empty }) => {
  await openAtSea(
    page,
    empty.url,
    17,
    ['PILE-2', 'PILE-10', 'PILE-1'].map((truckId) => ({ truckId, ...SEA })),
  );
  const { x, y } = await drawnPixelOf(page, 'PILE-1');
  await page.mouse.click(x, y);
  const pile = page.getByRole('region', { name: '3 trucks here' });
  await expect(pile.getByRole('button')).toHaveText(['PILE-1', 'PILE-2', 'PILE-10']);
  await expect(pile.getByRole('button').first()).toBeFocused();
  await pile.getByRole('button', { name: 'PILE-10' }).click();
  await expect(page.getByRole('complementary', { name: /PILE-10/ })).toBeVisible();
  await expect(pile).toBeHidden();
});
