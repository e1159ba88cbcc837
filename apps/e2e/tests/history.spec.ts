import type { Page } from '@playwright/test';
import { findingsOf } from './axe.js';
import { expect, putTrucks, shareOfMap, test } from './desk.js';

const MINUTE = 60_000;
const TRUCK = 'Freight 7/B';

test.use({ timezoneId: 'America/Sao_Paulo' });

/** The clock of the page's zone, three hours behind UTC. */
const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour + 3, minute);
const saoPaulo = { latitude: -23.55, longitude: -46.63 };
const campinas = { latitude: -22.9, longitude: -47.06 };

const JOURNEY = {
  trips: [
    {
      startedAt: at(20, 8, 12),
      endedAt: at(20, 10, 40),
      distance: 98_200,
      movingMs: 132 * MINUTE,
      maxSpeed: 25,
      meanSpeed: 12.4,
      from: saoPaulo,
      to: campinas,
    },
    {
      startedAt: at(20, 11, 25),
      endedAt: at(20, 13, 5),
      distance: 97_900,
      movingMs: 96 * MINUTE,
      maxSpeed: null,
      meanSpeed: 17,
      from: campinas,
      to: saoPaulo,
    },
  ],
  stops: [{ startedAt: at(20, 10, 40), endedAt: at(20, 11, 25), ...campinas }],
};

/** Answers of the history, by what is asked; the addresses asked so far. */
async function tell(page: Page, answers: { days?: object; trips?: object }): Promise<string[]> {
  const asked: string[] = [];
  for (const [what, answer] of Object.entries(answers)) {
    await page.route(`**/api/trucks/*/${what}?*`, (route) => {
      asked.push(route.request().url());
      return route.fulfill({ json: answer });
    });
  }
  return asked;
}

async function openTruck(page: Page, url: string): Promise<void> {
  await page.clock.install({ time: at(20, 18) });
  // Without the feed the desk goes by the page's own clock: it is the evening of the newest day.
  await page.route('**/socket.io/**', (route) => route.abort());
  await page.routeWebSocket('**/socket.io/**', (socket) => socket.close());
  await page.goto(`${url}/?truck=${encodeURIComponent(TRUCK)}`);
  await putTrucks(page, [{ truckId: TRUCK, ...saoPaulo }]);
}

const DAYS = { days: ['2026-10-30', '2026-11-18', '2026-11-20'] };
const history = (page: Page) => page.getByRole('region', { name: 'History' });

test('HP2: the newest day is shown: trips and stops in order, in the viewer’s zone and units', async ({
  page,
  empty,
}) => {
  const asked = await tell(page, { days: DAYS, trips: JOURNEY });
  await openTruck(page, empty.url);
  const rows = history(page).getByRole('listitem');
  await expect(rows).toHaveText([
    /8:12 AM – 10:40 AM61 mi2 hr 12 min moving · avg 28 mph · max 56 mph/,
    /10:40 AM – 11:25 AM45 min/,
    /11:25 AM – 1:05 PM61 mi1 hr 36 min moving · avg 38 mph$/,
  ]);
  await expect(history(page).getByRole('status')).toHaveText('2 trips · 122 mi · 3 hr 48 min moving');
  await expect(history(page).getByRole('button', { name: /Today$/ })).toBeVisible();
  const { pathname, searchParams } = new URL(asked.find((address) => address.includes('/trips?'))!);
  expect(pathname).toBe(`/api/trucks/${encodeURIComponent(TRUCK)}/trips`);
  expect([searchParams.get('from'), searchParams.get('until')]).toEqual([String(at(20, 0)), String(at(21, 0))]);
  const calendar = new URL(asked.find((address) => address.includes('/days?'))!).searchParams;
  expect(calendar.get('timeZone')).toBe('America/Sao_Paulo');
});

test('HP3: by steps and in the calendar only days with positions are chosen, by keyboard too', async ({
  page,
  empty,
}) => {
  const asked = await tell(page, { days: DAYS, trips: JOURNEY });
  await openTruck(page, empty.url);
  const next = history(page).getByRole('button', { name: 'Next day with positions' });
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await history(page).getByRole('button', { name: 'Previous day with positions' }).click();
  await history(page)
    .getByRole('button', { name: /Wed, Nov 18, 2026$/ })
    .press('Enter');
  const calendar = page.getByRole('dialog', { name: /^Choose a day/ });
  await expect(calendar.getByRole('button', { name: 'Thu, Nov 19, 2026' })).toBeDisabled();
  await expect(calendar.getByRole('button', { name: 'Wed, Nov 18, 2026' })).toBeFocused();
  await calendar.getByRole('button', { name: 'Previous month' }).press('Enter');
  await calendar.getByRole('button', { name: 'Fri, Oct 30, 2026' }).press('Enter');
  await expect(calendar).toBeHidden();
  await expect(history(page).getByRole('button', { name: /Fri, Oct 30, 2026$/ })).toBeFocused();
  await expect.poll(() => asked.at(-1)).toContain(`from=${Date.UTC(2026, 9, 30, 3)}`);
});

type Share = { x: number; y: number };

/** Both ends are on the map, and the way between takes a good part of it. */
function isSpanned(one: Share, other: Share): boolean {
  const isInside = [one.x, one.y, other.x, other.y].every((share) => share > 0 && share < 1);
  return isInside && Math.hypot(one.x - other.x, one.y - other.y) > 0.3;
}

test('HP4: a trip is shown on the map by a click, and each file format has its link', async ({ page, empty }) => {
  await tell(page, { days: DAYS, trips: JOURNEY });
  await openTruck(page, empty.url);
  await history(page)
    .getByRole('button', { name: /^Play trip\s*8:12/ })
    .click();
  await expect
    .poll(async () => isSpanned(await shareOfMap(page, saoPaulo), await shareOfMap(page, campinas)))
    .toBe(true);
  for (const [name, format] of Object.entries({ GPX: 'gpx', GeoJSON: 'geojson', CSV: 'csv' })) {
    const link = history(page).getByRole('link', { name });
    const address = `/api/trucks/${encodeURIComponent(TRUCK)}/track?from=${at(20, 0)}&until=${at(21, 0)}&format=${format}`;
    await expect(link).toHaveAttribute('href', address);
    await expect(link).toHaveAttribute('download');
  }
});

test('HP5: no positions, no trips and no answer are told apart, and a failure can be tried again', async ({
  page,
  empty,
}) => {
  await page.route('**/api/trucks/*/days?*', (route) => route.fulfill({ status: 503, json: {} }), { times: 1 });
  await openTruck(page, empty.url);
  await expect(history(page).getByRole('alert')).toContainText('The history could not be loaded.');
  // The server of this test has no history.
  await history(page).getByRole('button', { name: 'Try again' }).click();
  await expect(history(page)).toContainText('No positions of the last year');
  await tell(page, { days: DAYS, trips: { trips: [], stops: [] } });
  await page.reload();
  await expect(history(page)).toContainText('No trip and no stop on this day');
});

test('HP3: the history speaks three languages, and axe finds nothing serious in it, dark or light', async ({
  page,
  empty,
}) => {
  await tell(page, { days: DAYS, trips: JOURNEY });
  await openTruck(page, empty.url);
  await expect(history(page).getByRole('listitem')).toHaveCount(3);
  for (const [language, title] of [
    ['pt-BR', 'Histórico'],
    ['es', 'Historial'],
    ['en', 'History'],
  ] as const) {
    await page.getByLabel(/^(Language|Idioma)$/).selectOption(language);
    await expect(page.getByRole('region', { name: title })).toBeVisible();
  }
  for (const theme of ['dark', 'light']) {
    await page.getByLabel('Theme').selectOption(theme);
    await page.getByRole('button', { name: /Today$/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await findingsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }
});
