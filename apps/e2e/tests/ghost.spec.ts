import type { Page } from '@playwright/test';
import { findingsOf } from './axe.js';
import { drawnPixelOf, expect, fleetSize, placeOf, test } from './desk.js';

const MINUTE_MS = 60_000;
// A hundred kilometres to the north, at most 22 m/s.
const SOUTH = { latitude: -23.5, longitude: -46.6 };
const NORTH = { latitude: -22.6, longitude: -46.6 };

async function post(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

/** A route and three trucks near it; all say when they are where. */
async function prepare(url: string): Promise<void> {
  const now = Date.now();
  await post(`${url}/api/routes`, {
    name: 'To the north',
    points: [SOUTH, NORTH].map(({ latitude, longitude }) => [latitude, longitude]),
  });
  const drive = (truckId: string, minutes: number, latitudeAt: (minute: number) => number): object[] =>
    Array.from({ length: minutes + 1 }, (_none, minute) => ({
      truckId,
      latitude: latitudeAt(minute),
      longitude: SOUTH.longitude,
      speed: 15,
      recordedAt: now - (minutes - minute) * MINUTE_MS,
    }));
  const parked = Array.from({ length: 21 }, (_none, minute) => ({
    truckId: 'PARKED',
    ...NORTH,
    speed: 0,
    recordedAt: now - (20 - minute) * MINUTE_MS,
  }));
  await post(`${url}/api/positions`, [
    ...drive('LATE', 20, (minute) => SOUTH.latitude + minute * 0.008),
    { ...parked[0], latitude: NORTH.latitude - 0.1, speed: 20, recordedAt: now - 30 * MINUTE_MS },
    ...parked,
  ]);
}

const panelOf = (page: Page, truckId: string) => page.getByRole('complementary', { name: truckId });
const ghostOf = (page: Page) => page.getByRole('img', { name: 'Plan of the chosen truck' });

/** What `<input type="datetime-local">` takes for a moment so long ago. */
function localTime(agoMs: number): string {
  const at = Date.now() - agoMs;
  return new Date(at - new Date(at).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}

async function choose(page: Page, url: string, truckId: string): Promise<void> {
  await page.goto(`${url}/?truck=${truckId}`);
  await expect(panelOf(page, truckId)).toBeVisible();
}

test('GH4: a truck gets a plan by the form, is compared with its ghost on the map, gets another and none', async ({
  page,
  empty,
}) => {
  await prepare(empty.url);
  await choose(page, empty.url, 'LATE');
  await expect.poll(() => placeOf(page, 'LATE')).toBeDefined();
  const panel = panelOf(page, 'LATE');
  await expect(ghostOf(page)).toHaveCount(0);
  await panel.getByRole('button', { name: 'Compare with a plan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Plan of LATE' });
  await expect(dialog.getByLabel('Route', { exact: true })).toContainText('To the north');
  await dialog.getByLabel('Departure of the plan').fill(localTime(45 * MINUTE_MS));
  expect(await findingsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Compare' }).click();

  await expect(panel).toContainText(/\d+ min behind · \d+ mi/);
  await expect(ghostOf(page)).toBeVisible();
  expect(Number(await ghostOf(page).evaluate((ghost) => getComputedStyle(ghost).opacity))).toBeLessThan(0.9);
  const box = (await ghostOf(page).boundingBox())!;
  const truck = await drawnPixelOf(page, 'LATE');
  expect(truck.y - box.y).toBeGreaterThan(20); // the plan is further north
  expect(await findingsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(panel).toContainText('min behind');
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });

  await panel.getByRole('button', { name: 'Change the plan' }).click();
  await dialog.getByLabel('It shall drive like').selectOption('A trip that was driven');
  await dialog.getByLabel('Truck', { exact: true }).fill('NOBODY');
  await expect(dialog.getByText('made no trip')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Compare' })).toBeDisabled();
  await dialog.getByLabel('Truck', { exact: true }).fill('LATE');
  await dialog.getByLabel('Departure of the plan').fill(localTime(20 * MINUTE_MS));
  await dialog.getByRole('button', { name: 'Compare' }).click();
  await expect(panel).toContainText(/Arrived on time|arrived 1 min (late|early)/); // the field knows minutes only
  await panel.getByRole('button', { name: 'Remove the plan' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the plan' }).click();
  await expect(ghostOf(page)).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Compare with a plan' })).toBeVisible();
});

test('GH3: who is there has arrived so late, and who is not is due; before the departure nobody is late', async ({
  page,
  empty,
}) => {
  await prepare(empty.url);
  await page.goto(empty.url);
  await expect.poll(() => fleetSize(page)).toBeGreaterThan(1);
  const give = async (truckId: string, agoMs: number): Promise<void> => {
    const { routes } = (await (await fetch(`${empty.url}/api/routes`)).json()) as { routes: { id: string }[] };
    await fetch(`${empty.url}/api/trucks/${truckId}/plan`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ source: { kind: 'route', routeId: routes[0]!.id }, departedAt: Date.now() - agoMs }),
    });
  };
  await give('PARKED', 150 * MINUTE_MS);
  await choose(page, empty.url, 'PARKED');
  await expect(panelOf(page, 'PARKED')).toContainText(/Due at .*, arrived (\d+ hr )?\d+ min late/);
  await give('LATE', 300 * MINUTE_MS);
  await choose(page, empty.url, 'LATE');
  await expect(panelOf(page, 'LATE')).toContainText(/Due at .*: \d+ hr \d+ min late, \d+ mi to go/);
  await give('LATE', -600 * MINUTE_MS);
  await choose(page, empty.url, 'LATE');
  await expect(panelOf(page, 'LATE')).toContainText('Leaves at');
});
