import { hasAcceptance, readAcceptanceBytes } from '@fleetmap/testing';
import type { Page } from '@playwright/test';
import { findingsOf } from './axe.js';
import { drawnPixelOf, expect, placeOf, test } from './desk.js';
import { aScenario, createRun, logOf, ROUTE, transportOf, trucksOf } from './runs.js';

test('SO5: one of ten thousand trucks is found, held, slowed and silenced; faults are switched for it or for all', async ({
  page,
  empty,
}) => {
  const many = [{ id: 'T', count: 10_000, route: ROUTE, reporting: { interval: 3600 } }];
  const simulationId = await createRun(empty.url, { scenario: aScenario('Many', { trucks: many }), start: false });
  await page.goto(`${empty.url}/simulate?run=${simulationId}`);
  await expect(page.getByRole('tab', { name: 'Trucks 10,000' })).toBeVisible();
  expect(await trucksOf(page).getByRole('option').count()).toBeLessThan(60);
  await page.getByRole('searchbox', { name: 'Search trucks' }).fill('T-9999');
  await trucksOf(page).press('ArrowDown');
  await trucksOf(page).press('Enter');
  const truck = page.getByRole('region', { name: 'Truck T-9999' });
  await truck.getByRole('button', { name: 'Hold' }).click();
  await expect(trucksOf(page).getByRole('option', { name: /T-9999.*held/ })).toBeVisible();
  await truck.getByRole('button', { name: 'Release' }).click();
  await truck.getByLabel('Speed of the truck').selectOption('0.5');
  await expect(trucksOf(page).getByRole('option', { name: /T-9999.*×0.5/ })).toBeVisible();
  await truck.getByRole('button', { name: 'Kill device' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Kill device' }).click();
  await expect(trucksOf(page).getByRole('option', { name: /T-9999.*silenced/ })).toBeVisible();

  await page.getByRole('tab', { name: /Faults/ }).click();
  const fault = page.getByRole('group', { name: 'gone' });
  await fault.getByRole('button', { name: 'On' }).click();
  await expect(fault.getByRole('button', { name: 'On' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByLabel('Switch for').selectOption('T-9999');
  await fault.getByRole('button', { name: 'Off' }).click();
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(logOf(page)).toContainText(/Fault gone: On.*T-9999 is silenced.*T-9999 drives at ×0.5.*T-9999 is held/);
});

test('SO8: a run is steered by keys, which rest in fields; the page speaks three languages and axe finds nothing serious', async ({
  page,
  empty,
}) => {
  const simulationId = await createRun(empty.url, { scenario: aScenario('Keys'), start: false });
  await page.goto(`${empty.url}/simulate?run=${simulationId}`);
  await expect(transportOf(page)).toContainText('stopped');
  await page.keyboard.press('Space');
  await expect(transportOf(page)).toContainText('running');
  await page.keyboard.press('+');
  await expect(transportOf(page).getByLabel('Speed of time')).toHaveValue('2');
  await page.getByRole('searchbox', { name: 'Search trucks' }).press('Space');
  await page.getByRole('searchbox', { name: 'Search trucks' }).fill('');
  await page.keyboard.press('Tab');
  await expect(transportOf(page)).toContainText('running');
  await transportOf(page).getByRole('heading').click(); // no field and no list has the focus
  await page.keyboard.press('Shift+ArrowRight');
  await expect(transportOf(page).getByRole('status')).toHaveText(/^0:1\d:\d\d$/);
  await page.keyboard.press('Space');
  await expect(transportOf(page)).toContainText('paused');
  for (const theme of ['dark', 'light']) {
    await page.getByLabel('Theme').selectOption(theme);
    expect(await findingsOf(page)).toEqual([]);
  }
  for (const [language, title] of [
    ['pt-BR', 'Controles da simulação'],
    ['es', 'Controles de la simulación'],
  ] as const) {
    await page.getByLabel(/^(Language|Idioma)$/).selectOption(language);
    await expect(page.getByRole('region', { name: title })).toBeVisible();
  }
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findingsOf(page)).toEqual([]);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

const RIDE = 'routes/gpxpy/cerknicko-without-times.gpx'; // fourteen kilometres: a quarter of a minute at ×60

test('SO7: an operator imports a GPX, drives it at ×60, pauses, seeks, changes the rate and silences it; another one sees the same', async ({
  page,
  browser,
  empty,
}) => {
  test.skip(!hasAcceptance, 'a real ride is in the acceptance folder only');
  test.slow();
  await page.goto(`${empty.url}/simulate`);
  const file = {
    name: 'ride.gpx',
    mimeType: 'application/gpx+xml',
    buffer: Buffer.from(readAcceptanceBytes(RIDE)),
  };
  await page.getByLabel('Drive a file', { exact: true }).and(page.locator('input')).setInputFiles(file);
  const dialog = page.getByRole('dialog', { name: 'Drive a route' });
  await expect(dialog.getByLabel('Speed of time')).toHaveValue('60');
  await dialog.getByLabel('Trip').selectOption('return');
  await dialog.getByRole('button', { name: 'Start' }).click();
  await expect(page).toHaveURL(/run=S\d+/);
  const truckId = `${new URL(page.url()).searchParams.get('run')}-T`;
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(transportOf(other)).toContainText('running');
  await transportOf(page).getByRole('slider').press('Home'); // now that both look
  await Promise.all([page, other].map((each) => seesMove(each, truckId)));

  await transportOf(page).getByRole('button', { name: 'Pause' }).click();
  for (const each of [page, other]) await expect(transportOf(each)).toContainText('paused');
  await transportOf(other).getByRole('slider').press('Home');
  for (const each of [page, other]) await expect(transportOf(each).getByRole('status')).toHaveText('0:00:00');
  await transportOf(page).getByLabel('Speed of time').selectOption('10');
  await transportOf(page).getByRole('button', { name: 'Resume' }).click();
  await expect(transportOf(other).getByLabel('Speed of time')).toHaveValue('10');
  await seesMove(other, truckId);
  await trucksOf(page).getByRole('option').click();
  await page.getByRole('button', { name: 'Kill device' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Kill device' }).click();
  for (const each of [page, other])
    await expect(trucksOf(each).getByRole('option', { name: /silenced/ })).toBeVisible();
  await context.close();
});

/** The truck is on the live map, and soon elsewhere. */
async function seesMove(page: Page, truckId: string): Promise<void> {
  await expect.poll(() => placeOf(page, truckId)).toBeDefined();
  const map = (await page.locator('.leaflet-container').boundingBox())!;
  await expect
    .poll(async () => {
      const { x, y } = await drawnPixelOf(page, truckId);
      return x > map.x && x < map.x + map.width && y > map.y && y < map.y + map.height;
    })
    .toBe(true);
  const before = await placeOf(page, truckId);
  await expect.poll(() => placeOf(page, truckId)).not.toBe(before);
}

test('SO1: a scenario is started and steered, and a second operator sees the same until it is removed', async ({
  page,
  browser,
  empty,
}) => {
  test.slow();
  await page.goto(`${empty.url}/simulate`);
  await page.getByRole('button', { name: 'Start Bad GPS day' }).click();
  await expect(page).toHaveURL(/run=S\d+/);
  await expect(transportOf(page)).toContainText('running');
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(transportOf(other)).toContainText('running');
  await transportOf(page).getByLabel('Speed of time').selectOption('60');
  await expect(transportOf(other).getByLabel('Speed of time')).toHaveValue('60');
  await transportOf(other).getByRole('button', { name: 'Pause' }).click();
  await expect(transportOf(page)).toContainText('paused');
  await transportOf(page).getByRole('slider').focus();
  await page.keyboard.press('End');
  await expect(transportOf(other).getByRole('status')).toHaveText('8:00:00');
  await transportOf(other).getByRole('button', { name: /^Stop/ }).click();
  await expect(transportOf(page).getByRole('status')).toHaveText('0:00:00');
  const truckId = `${new URL(page.url()).searchParams.get('run')}-BAD-001`;
  for (const each of [page, other]) await expect.poll(() => placeOf(each, truckId)).toBeDefined();
  await transportOf(page).getByRole('button', { name: 'Remove the simulation' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the simulation' }).click();
  for (const each of [page, other]) {
    await expect(transportOf(each)).toBeHidden();
    await expect.poll(() => placeOf(each, truckId)).toBeUndefined(); // its trucks are gone from the desk
  }
  await context.close();
});

test('SO12: a scenario is made in the editor, judged line by line, kept, changed, copied and run', async ({
  page,
  empty,
}) => {
  test.slow();
  await page.goto(`${empty.url}/simulate`);
  await page.getByRole('link', { name: 'New scenario' }).click();
  const name = `Made here ${Date.now()}`;
  await page.getByLabel('Name').fill(name);
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText(/Trucks5/);
  await expect(preview).toContainText(/All routes1,\d{3} mi/);
  await page.getByLabel('To', { exact: true }).fill('Nowhere');
  await expect(preview.getByRole('alert')).toContainText('TRUCK: a town that is not on the highway network');
  await page.getByLabel('To', { exact: true }).fill('Campinas');
  await expect(preview.getByRole('alert')).toBeHidden();

  await page.getByLabel('How many').fill('0');
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await page.getByRole('tab', { name: /JSON/ }).click();
  const text = page.getByRole('textbox', { name: 'JSON' });
  await expect(page.getByRole('button', { name: /Line 9.*trucks\.0\.count/ })).toBeVisible();
  await text.fill((await text.inputValue()).replace('"count": 0', '"count": 2, "colour": "red"'));
  await expect(page.getByRole('button', { name: /trucks\.0\.colour.*“colour” is no field/ })).toBeVisible();
  await text.fill((await text.inputValue()).replace(', "colour": "red"', ''));
  await expect(page.getByText('A valid scenario')).toBeVisible();
  await expect(page.getByLabel('How many')).toHaveValue('2');
  expect(await findingsOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/scenarios\/(?!new)/);
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page).toHaveURL(/run=S\d+/);
  await expect(page.getByRole('tab', { name: 'Trucks 2' })).toBeVisible();
  const own = page.getByRole('region', { name: 'Own scenarios' });
  await own.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Start with options' }).click();
  await page.getByLabel('After a restart of the server').selectOption('resume');
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await expect(transportOf(page)).toContainText('goes on after a restart');
  await own.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(page.getByLabel('Name')).toHaveValue(`${name} (copy)`);
});

test('SO14: rests, loading, traffic and expected alerts are filled in; what is wrong is said in the language of the page, in the units of its field', async ({
  page,
  empty,
}) => {
  await page.goto(`${empty.url}/simulate/scenarios/new`);
  await page.getByText('Rests, loading and traffic').click();
  await page.getByLabel('Rest every (h)').fill('0.1');
  await expect(page.getByText('must be at least 0.5')).toBeVisible(); // hours, not the file's seconds
  await page.getByLabel('Rest every (h)').fill('2,5');
  await page.getByLabel('Rest up to (min)').fill('60');
  await page.getByLabel('Loading from (min)').fill('90');
  await expect(page.getByText('the smaller number comes first')).toBeVisible();
  await page.getByLabel('Theme').selectOption('dark');
  expect(await findingsOf(page)).toEqual([]);
  await page.getByLabel(/^(Language|Idioma)$/).selectOption('pt-BR');
  await expect(page.getByText('o número menor vem primeiro')).toBeVisible();
  await page.getByLabel(/^(Language|Idioma)$/).selectOption('es');
  await expect(page.getByText('el número menor va primero')).toBeVisible();
  await page.getByLabel(/^(Language|Idioma)$/).selectOption('en');
  await page.getByLabel('Loading up to (min)').fill('120');
  await page.getByLabel('Halts in towns').uncheck();
  await page.getByRole('button', { name: 'Add an alert' }).click();
  await page.getByLabel('Kind of alert').fill('speeding');
  const alert = page.getByRole('group', { name: 'Alert 1' });
  await alert.getByLabel('Truck').fill('TRUCK-001');
  expect(await findingsOf(page)).toEqual([]);
  await page.getByRole('tab', { name: /JSON/ }).click();
  await expect(page.getByText('A valid scenario')).toBeVisible();
  const text = await page.getByRole('textbox', { name: 'JSON' }).inputValue();
  expect(JSON.parse(text)).toMatchObject({
    trucks: [{ driving: { rest: { every: 9000, duration: [900, 3600] }, loading: [5400, 7200], traffic: null } }],
    expectedAlerts: [{ kind: 'speeding', truckId: 'TRUCK-001', from: 0, until: 3600 }],
  });
});
