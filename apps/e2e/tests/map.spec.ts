import { createServer } from 'node:http';
import { cameraOf, drawnPixelOf, expect, fleetSize, placesOf, rowsOf, startDesk, test } from './desk.js';

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
