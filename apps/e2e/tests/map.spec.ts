import { createServer } from 'node:http';
import { cameraOf, drawnPixelOf, expect, fleetSize, pixelsOf, placesOf, rowsOf, startDesk, test } from './desk.js';

test('trucks of the demo come, move in the store and on the screen', async ({ page, demo }) => {
  await page.goto(demo.url);
  await expect.poll(() => fleetSize(page)).toBeGreaterThanOrEqual(100);
  const before = await placesOf(page);
  await expect
    .poll(async () => (await placesOf(page)).filter((latitude, index) => latitude !== before[index]).length)
    .toBeGreaterThan(60);
  await rowsOf(page, /moving/i)
    .first()
    .click();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await cameraOf(page))?.zoom).toBeGreaterThanOrEqual(12);
  const map = page.locator('.leaflet-container');
  const picture = await map.screenshot();
  await expect.poll(async () => (await map.screenshot()).equals(picture)).toBe(false);
});

test('a truck is chosen in the list, and the map goes there', async ({ page, demo }) => {
  await page.goto(demo.url);
  await page.getByRole('searchbox').fill('US-007');
  await rowsOf(page, /US-007/).click();
  await expect(page.getByRole('complementary', { name: /US-007/ })).toBeVisible();
  await expect.poll(async () => (await cameraOf(page))?.zoom).toBeGreaterThanOrEqual(12);
  await expect(page).toHaveURL(/truck=US-007/);
});

const MOVING: [number, number, number] = [0x3d, 0xdc, 0x9b]; // of ui/status-look.ts, dark
const STOPPED: [number, number, number] = [0x86, 0xb0, 0xff];

test('a truck is drawn where it is, in the colour of what it does, and leaves no ghost', async ({ page }) => {
  const own = await startDesk({ DEMO: '0' });
  const now = Date.now();
  const report = (recordedAt: number, longitude: number, speed: number): Promise<Response> =>
    fetch(`${own.url}/api/positions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ truckId: 'G', latitude: -23.5, longitude, speed, heading: 90, recordedAt }),
    });
  await report(now - 1000, -46.6, 20);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${own.url}/?at=-23.5,-46.5,9`);
  await expect.poll(() => fleetSize(page)).toBe(1);
  const first = await drawnPixelOf(page, 'G');
  await expect.poll(() => pixelsOf(page, first, MOVING)).toBeGreaterThan(40);
  await report(now, -46.4, 20);
  await expect.poll(() => pixelsOf(page, first, MOVING)).toBe(0);
  await expect.poll(async () => (await drawnPixelOf(page, 'G')).x - first.x).toBeGreaterThan(72); // it has arrived
  const second = await drawnPixelOf(page, 'G');
  await expect.poll(() => pixelsOf(page, second, MOVING)).toBeGreaterThan(40);

  // The map is dragged and zoomed: the truck is where the map says, at once and afterwards.
  await page.mouse.move(second.x - 200, second.y + 200);
  await page.mouse.down();
  await page.mouse.move(second.x - 320, second.y + 110, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => pixelsOf(page, await drawnPixelOf(page, 'G'), MOVING)).toBeGreaterThan(40);
  await expect.poll(() => pixelsOf(page, second, MOVING)).toBe(0);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(async () => (await cameraOf(page))?.zoom).toBeGreaterThan(9.5);
  await expect.poll(async () => pixelsOf(page, await drawnPixelOf(page, 'G'), MOVING)).toBeGreaterThan(40);

  await report(now + 400_000, -46.4, 0);
  await expect.poll(async () => pixelsOf(page, await drawnPixelOf(page, 'G'), STOPPED)).toBeGreaterThan(40);
  await own.stop();
});

test('the fleet is put on screen when it comes, and by the button', async ({ page, demo }) => {
  await page.goto(demo.url);
  await expect.poll(() => fleetSize(page)).toBe(120);
  const isOnScreen = async (truckId: string): Promise<boolean> => {
    const { x, y } = await drawnPixelOf(page, truckId);
    const box = (await page.locator('.leaflet-container').boundingBox())!;
    return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
  };
  const areAllOnScreen = async (): Promise<boolean> =>
    (await Promise.all(['BR-001', 'BR-031', 'US-001', 'US-044'].map(isOnScreen))).every(Boolean);
  await expect.poll(() => cameraOf(page)).toBeDefined();
  await expect.poll(areAllOnScreen).toBe(true);
  for (let times = 0; times < 4; times += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(areAllOnScreen).toBe(false);
  await page.getByRole('button', { name: 'Show all trucks' }).click();
  await expect.poll(areAllOnScreen).toBe(true);
});

test('a truck is chosen on the map, and the list and the panel say so', async ({ page, empty }) => {
  await fetch(`${empty.url}/ingest/osmand?id=MAP-1&lat=-23.55&lon=-46.63&speed=0`);
  await page.goto(`${empty.url}/?at=-23.55,-46.63,9`);
  await expect.poll(() => fleetSize(page)).toBeGreaterThan(0);
  const { x, y } = await drawnPixelOf(page, 'MAP-1');
  await page.mouse.click(x, y);
  await expect(page.getByRole('complementary', { name: /MAP-1/ })).toBeVisible();
  await expect(rowsOf(page, /MAP-1/)).toHaveAttribute('aria-selected', 'true');
});

test('a reload keeps the view: truck, filter, search and camera', async ({ page, demo }) => {
  await page.goto(`${demo.url}/?at=-23.50000,-46.60000,8&truck=BR-002&q=BR&status=moving`);
  await expect(page.getByRole('complementary', { name: /BR-002/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('complementary', { name: /BR-002/ })).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('BR');
  const camera = await cameraOf(page);
  expect(camera?.zoom).toBe(8);
  expect(camera?.latitude).toBeCloseTo(-23.5, 3);
});

test('a followed truck stays in the middle until the map is dragged', async ({ page, demo }) => {
  await page.goto(`${demo.url}/?truck=US-003&follow=1`);
  const middle = async (): Promise<number> => {
    const { x, y } = await drawnPixelOf(page, 'US-003');
    const box = (await page.locator('.leaflet-container').boundingBox())!;
    return Math.hypot(x - box.x - box.width / 2, y - box.y - box.height / 2);
  };
  await expect(page.getByRole('complementary', { name: /US-003/ })).toBeVisible();
  await expect.poll(() => cameraOf(page)).toBeDefined();
  await expect.poll(middle).toBeLessThan(3);
  const box = (await page.locator('.leaflet-container').boundingBox())!;
  await page.mouse.move(box.x + 300, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 420, box.y + 360, { steps: 8 });
  await page.mouse.up();
  await expect(page).not.toHaveURL(/follow=1/);
  await expect.poll(middle).toBeGreaterThan(50);
});

test('raster tiles of TILE_URL replace the offline map, with their credit', async ({ page }) => {
  const asked: string[] = [];
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const tiles = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'image/png' }).end(pixel);
  });
  await new Promise<void>((resolve) => tiles.listen(0, '127.0.0.1', resolve));
  const { port } = tiles.address() as { port: number };
  const own = await startDesk({
    DEMO: '0',
    TILE_URL: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`,
    TILE_ATTRIBUTION: 'Tiles © Example <b>',
  });
  await page.goto(own.url);
  await expect(page.locator('.leaflet-control-attribution')).toContainText('Tiles © Example <b>');
  await expect.poll(() => asked.some((path) => /^\/\d+\/\d+\/\d+\.png$/.test(path))).toBe(true);
  await expect(page.locator('img.leaflet-tile-loaded').first()).toBeVisible();
  await own.stop();
  tiles.close();
});
