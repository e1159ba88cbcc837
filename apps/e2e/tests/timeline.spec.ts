import type { Locator, Page } from '@playwright/test';
import { expect, pixelsOf, putTrucks, drawnPixelOf, rowsOf, test } from './desk.js';
import { aDrive, foldOf, type Recording, serveRecording } from './recording.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MOVING: [number, number, number] = [0x3d, 0xdc, 0x9b];

/** What the desk shows developers in the console, as far as these tests read it. */
interface DeskWindow {
  fleetmap: {
    player: { at(): number; isPast(): boolean; seek(at: number): void; setPaused(isPaused: boolean): void };
    desk: { getState(): { camera: { latitude: number; longitude: number; zoom: number } } };
    camera: { showTruck(truckId: string): void };
    replay: { getState(): { isWaiting: boolean; playback?: { isPaused: boolean; rate: number } } };
    fleet: {
      truckIds: string[];
      indexOf(truckId: string): number | undefined;
      placeOf(index: number): { latitude: number; longitude: number };
      columns: { recordedAt: Float64Array };
    };
  };
}

/** A fleet of six hours: one truck all the time, one that comes and goes in the middle, and before them nothing for hours but an old one. */
function aRecording(now: number): Recording {
  return {
    'BUS-1': aDrive({ from: now - 6 * HOUR, until: now, latitude: -23.5 }),
    'BUS-2': aDrive({ from: now - 3 * HOUR, until: now - 2 * HOUR, latitude: -23.6 }),
    OLD: aDrive({ from: now - 20 * HOUR, until: now - 19.9 * HOUR, latitude: -23.7 }),
  };
}

async function openDesk(page: Page, url: string, now: number, search = ''): Promise<Recording> {
  const recording = aRecording(now);
  await serveRecording(page, recording);
  await page.goto(`${url}/${search}`);
  await expect(page.getByRole('slider')).toBeVisible();
  return recording;
}

const momentOf = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as DeskWindow).fleetmap.player.at());

const isPast = (page: Page): Promise<boolean> =>
  page.evaluate(() => (globalThis as unknown as DeskWindow).fleetmap.player.isPast());

/** Newest fixes of the trucks that the desk shows. */
function shownFixes(page: Page): Promise<[string, number, number, number][]> {
  return page.evaluate(() => {
    const { fleet, replay } = (globalThis as unknown as DeskWindow).fleetmap;
    if (replay.getState().isWaiting) return [];
    return fleet.truckIds.flatMap((truckId) => {
      const index = fleet.indexOf(truckId);
      if (index === undefined) return [];
      const { latitude, longitude } = fleet.placeOf(index);
      return [[truckId, fleet.columns.recordedAt[index]!, latitude, longitude]];
    });
  });
}

async function seek(page: Page, at: number): Promise<void> {
  await page.evaluate((instant) => {
    const { player } = (globalThis as unknown as DeskWindow).fleetmap;
    player.seek(instant);
    player.setPaused(true);
  }, at);
}

/** Presses on the timeline where an instant is, `agoMs` before now of the 24 hours shown. */
async function pressAgo(page: Page, agoMs: number): Promise<void> {
  const box = (await page.getByRole('slider').boundingBox())!;
  const position = { x: box.width * (1 - agoMs / (24 * HOUR)), y: box.height / 3 };
  await page.getByRole('slider').click({ position });
}

/** Where a place is on the page, CSS pixels. */
function pixelOfPlace(page: Page, place: { latitude: number; longitude: number }): Promise<{ x: number; y: number }> {
  return page.evaluate(({ latitude, longitude }) => {
    const { camera } = (globalThis as unknown as DeskWindow).fleetmap.desk.getState();
    const worldYs = [latitude, camera.latitude].map(
      (degrees) => 0.5 - Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI),
    );
    const scale = 256 * 2 ** camera.zoom;
    const map = document.querySelector('.leaflet-container')!.getBoundingClientRect();
    return {
      x: map.left + map.width / 2 + ((longitude - camera.longitude) / 360) * scale,
      y: map.top + map.height / 2 + (worldYs[0]! - worldYs[1]!) * scale,
    };
  }, place);
}

const banner = (page: Page): Locator => page.getByRole('main').getByText(/^Past ·/);
const control = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('region', { name: 'Timeline' }).getByRole('button', { name });

test('TL1: a press on the timeline shows the whole fleet of that moment, and says that it is the past', async ({
  page,
  empty,
}) => {
  const now = Date.now();
  const recording = await openDesk(page, empty.url, now);
  await putTrucks(page, [{ truckId: 'NOW', latitude: -10, longitude: -50 }]);
  await expect(rowsOf(page, /NOW/)).toBeVisible();
  await pressAgo(page, 2.5 * HOUR);
  await expect(banner(page)).toBeVisible();
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('Past');
  await control(page, 'Pause').click();
  expect(Math.abs((await momentOf(page)) - (now - 2.5 * HOUR))).toBeLessThan(3 * MINUTE);
  await expect
    .poll(async () => (await shownFixes(page)).map(([truckId]) => truckId).toSorted())
    .toEqual(['BUS-1', 'BUS-2', 'OLD']);
  for (const [truckId, recordedAt, latitude, longitude] of await shownFixes(page)) {
    const fix = foldOf(recording, await momentOf(page)).get(truckId)!;
    expect([recordedAt, latitude, longitude]).toEqual([fix.recordedAt, fix.latitude, fix.longitude]);
  }
  await expect(rowsOf(page, /BUS-1/)).toBeVisible();
  await expect(rowsOf(page, /NOW/)).toHaveCount(0);
});

test('TL2: LIVE is back at the fleet of now, which the feed kept up to date behind the past', async ({
  page,
  empty,
}) => {
  await openDesk(page, empty.url, Date.now());
  await pressAgo(page, HOUR);
  await expect(banner(page)).toBeVisible();
  await putTrucks(page, [{ truckId: 'NOW', latitude: -10, longitude: -50 }]);
  await expect(rowsOf(page, /BUS-1/)).toBeVisible();
  await control(page, 'LIVE').click();
  await expect(banner(page)).toBeHidden({ timeout: 1000 });
  await expect(rowsOf(page, /NOW/)).toBeVisible({ timeout: 1000 });
  await expect(rowsOf(page, /BUS-1/)).toHaveCount(0);
});

test('TL3: plays at the chosen speed and backwards, and the trucks on the map go with it', async ({ page, empty }) => {
  const now = Date.now();
  await openDesk(page, empty.url, now);
  await seek(page, now - 2.5 * HOUR);
  await page.getByRole('combobox', { name: 'Speed of playing' }).selectOption('60');
  await expect(page.getByText(/×60$/).first()).toBeVisible();
  await expect.poll(() => momentOf(page)).toBeGreaterThan(now - 2.5 * HOUR + MINUTE);
  const longitudeOf = async (): Promise<number> => (await shownFixes(page)).find(([id]) => id === 'BUS-1')?.[3] ?? 0;
  const before = await longitudeOf();
  await expect.poll(longitudeOf).toBeGreaterThan(before);
  await control(page, 'Play backwards').click();
  await expect(page).toHaveURL(/rate=-60/);
  const turned = await longitudeOf();
  await expect.poll(longitudeOf).toBeLessThan(turned);
  await control(page, 'Pause').click();
  const stood = await momentOf(page);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await momentOf(page)).toBe(stood);
});

test('TL4: by keyboard: to the fixes of the chosen truck, by a minute, to the begin, play, and live', async ({
  page,
  empty,
}) => {
  const now = Date.now();
  const recording = await openDesk(page, empty.url, now, '?truck=BUS-1');
  const fixes = recording['BUS-1']!.map(({ recordedAt }) => recordedAt);
  const place = fixes.findLastIndex((at) => at < now - HOUR);
  await seek(page, fixes[place]! + 5000);
  await expect.poll(async () => (await shownFixes(page)).length).toBe(3);
  await page.keyboard.press('ArrowLeft');
  expect(await momentOf(page)).toBe(fixes[place]);
  await page.keyboard.press('ArrowLeft');
  expect(await momentOf(page)).toBe(fixes[place - 1]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await momentOf(page)).toBe(fixes[place + 1]);
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await momentOf(page)).toBe(fixes[place + 1]! - MINUTE);
  await page.keyboard.press('Space');
  await expect.poll(() => momentOf(page)).toBeGreaterThan(fixes[place + 1]! - MINUTE);
  await page.keyboard.press('Home');
  expect(Math.abs((await momentOf(page)) - (now - 24 * HOUR))).toBeLessThan(6 * HOUR); // the recording begins later
  await page.keyboard.press('l');
  expect(await isPast(page)).toBe(false);
});

test('TL5: a link shows the same moment after a reload: time, speed, pause, hours', async ({ page, empty }) => {
  const now = Date.now();
  const recording = await openDesk(page, empty.url, now);
  await seek(page, now - 2.5 * HOUR);
  await page.getByRole('combobox', { name: 'Hours shown' }).selectOption('6');
  await expect(page).toHaveURL(/hours=6.*t=.*paused=1/);
  const at = await momentOf(page);
  await page.reload();
  await expect(banner(page)).toContainText('paused');
  expect(Math.abs((await momentOf(page)) - at)).toBeLessThanOrEqual(1);
  await expect(page.getByRole('combobox', { name: 'Hours shown' })).toHaveValue('6');
  await expect
    .poll(async () => new Map((await shownFixes(page)).map(([id, recordedAt]) => [id, recordedAt])))
    .toEqual(new Map([...foldOf(recording, at)].map(([id, fix]) => [id, fix.recordedAt])));
  await page.goto(`${empty.url}/?t=yesterday&rate=fast&loop=1,2`);
  await expect(page.getByRole('slider')).toBeVisible();
  expect(await isPast(page)).toBe(false);
});

test('TL6: an empty period shows the trucks known by then, silent; before the first fix there is none', async ({
  page,
  empty,
}) => {
  const now = Date.now();
  await openDesk(page, empty.url, now);
  await seek(page, now - 12 * HOUR);
  await expect.poll(async () => (await shownFixes(page)).map(([truckId]) => truckId)).toEqual(['OLD']);
  await expect(rowsOf(page, /OLD.*silent/i)).toBeVisible();
  await seek(page, now - 3.1 * HOUR);
  await expect(rowsOf(page, /BUS-1/)).toBeVisible();
  await expect(rowsOf(page, /BUS-2/)).toHaveCount(0);
  await seek(page, now - 2.9 * HOUR);
  await expect(rowsOf(page, /BUS-2/)).toBeVisible();
  await seek(page, now - HOUR);
  await expect(rowsOf(page, /BUS-2.*silent/i)).toBeVisible();
});

test('TL7: the chosen truck has its track on the map and its speed over time; a click on either shows that instant', async ({
  page,
  empty,
}) => {
  const now = Date.now();
  await openDesk(page, empty.url, now, '?truck=BUS-2&at=-23.6,-46.3,9');
  await seek(page, now - 2.5 * HOUR);
  const graph = page.getByRole('figure', { name: /Speed of BUS-2/ });
  await expect(graph).toBeVisible();
  await expect(page.getByText(/max 72 km\/h|max 45 mph/)).toBeVisible();
  const box = (await graph.boundingBox())!;
  await page.mouse.click(box.x + box.width * (1 - 2.2 / 24), box.y + box.height / 2);
  await expect.poll(async () => Math.abs((await momentOf(page)) - (now - 2.2 * HOUR))).toBeLessThan(4 * MINUTE);
  // The track's begin, far from the truck.
  await seek(page, now - 2.1 * HOUR);
  const begin = { latitude: -23.6, longitude: -46.6 };
  const spot = await pixelOfPlace(page, begin);
  await page.mouse.move(spot.x + 3, spot.y);
  await page.mouse.click(spot.x + 1, spot.y);
  await expect.poll(async () => Math.abs((await momentOf(page)) - (now - 3 * HOUR))).toBeLessThan(4 * MINUTE);
});

test('TL8: a range drawn with Shift is looped, and is in the link', async ({ page, empty }) => {
  const now = Date.now();
  await openDesk(page, empty.url, now);
  const box = (await page.getByRole('slider').boundingBox())!;
  const x = (agoHours: number): number => box.x + box.width * (1 - agoHours / 24);
  await page.keyboard.down('Shift');
  await page.mouse.move(x(4), box.y + 10);
  await page.mouse.down();
  await page.mouse.move(x(2), box.y + 10, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page).toHaveURL(/loop=/);
  expect(Math.abs((await momentOf(page)) - (now - 4 * HOUR))).toBeLessThan(5 * MINUTE);
  await control(page, 'End the loop').click();
  await expect(page).not.toHaveURL(/loop=/);
});

test('TL9: trucks of the past are drawn on the map by the same layer, where they were', async ({ page, empty }) => {
  const now = Date.now();
  await page.emulateMedia({ colorScheme: 'dark' });
  await openDesk(page, empty.url, now, '?at=-23.5,-43.5,9');
  await seek(page, now - 2 * HOUR);
  await expect.poll(async () => (await shownFixes(page)).length).toBe(3);
  await page.evaluate(() => {
    (globalThis as unknown as DeskWindow).fleetmap.camera.showTruck('BUS-1');
  });
  await expect.poll(async () => pixelsOf(page, await drawnPixelOf(page, 'BUS-1'), MOVING)).toBeGreaterThan(40);
  const there = await drawnPixelOf(page, 'BUS-1');
  await control(page, 'LIVE').click();
  await expect.poll(() => pixelsOf(page, there, MOVING)).toBe(0);
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  for (const colorScheme of ['dark', 'light'] as const) {
    test(`TL10: nothing overlaps at ${width} px, ${colorScheme}`, async ({ page, empty }, info) => {
      const now = Date.now();
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await openDesk(page, empty.url, now, '?truck=BUS-1&at=-23.5,-44,8');
      await seek(page, now - 2.5 * HOUR);
      await expect(page.getByRole('figure', { name: /Speed of BUS-1/ })).toBeVisible();
      const boxes = await Promise.all(
        [
          page.getByRole('banner'),
          page.getByRole('main'),
          page.getByRole('region', { name: 'Timeline' }),
          page.getByRole('complementary').last(),
        ].map(async (place) => (await place.boundingBox())!),
      );
      for (const [index, one] of boxes.entries()) {
        expect(one.x + one.width).toBeLessThanOrEqual(width + 0.5);
        expect(one.y + one.height).toBeLessThanOrEqual(height + 0.5);
        for (const other of boxes.slice(index + 1)) {
          const acrossX = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
          const acrossY = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
          expect(Math.min(acrossX, acrossY)).toBeLessThanOrEqual(0.5);
        }
      }
      expect(boxes[1]!.height).toBeGreaterThan(120);
      for (const place of await page.getByRole('region', { name: 'Timeline' }).getByRole('button').all()) {
        const box = (await place.boundingBox())!;
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
      }
      await page.screenshot({ path: info.outputPath('timeline.png') });
    });
  }
}

for (const [locale, live] of [
  ['en', 'LIVE'],
  ['pt-BR', 'AO VIVO'],
  ['es', 'EN VIVO'],
] as const) {
  test(`TL10: on a phone all controls of the past are one row, ${locale}`, async ({ browser, empty }) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale });
    await page.goto(`${empty.url}/?t=${new Date(Date.now() - HOUR).toISOString()}`);
    const row = page.locator('section', { has: page.getByRole('slider') });
    await expect(row.getByRole('button', { name: live })).toBeVisible();
    const tops = async (): Promise<Set<number>> => {
      const boxes = await Promise.all((await row.getByRole('button').all()).map((button) => button.boundingBox()));
      return new Set(boxes.slice(0, -2).map((box) => Math.round(box!.y))); // the last two turn the strip
    };
    await expect.poll(tops).toHaveProperty('size', 1);
    await row.getByRole('button').nth(4).click(); // the loop begins
    await expect.poll(tops).toHaveProperty('size', 1);
    await page.close();
  });
}
