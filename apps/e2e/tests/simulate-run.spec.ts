import type { Page } from '@playwright/test';
import { drawnPixelOf, expect, placeOf, startDesk, test } from './desk.js';
import { aScenario, createRun, transportOf, trucksOf } from './runs.js';

const selectedId = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const { desk } = (globalThis as unknown as { fleetmap: { desk: { getState(): { selectedId?: string } } } })
      .fleetmap;
    return desk.getState().selectedId;
  });

test('SO5: each truck in view tells how far it is on its way and which faults it has', async ({ page, empty }) => {
  const simulationId = await createRun(empty.url, { scenario: aScenario('On the way') });
  await page.goto(`${empty.url}/simulate?run=${simulationId}`);
  const truck = trucksOf(page).getByRole('option', { name: /T-002/ });
  await expect(truck).toContainText(/0% · [\d.]+ mi of 3\d\d mi/);
  await transportOf(page).getByRole('slider').focus();
  await page.keyboard.press('End');
  await expect(truck).toContainText(/2\d% · \d+ mi of 3\d\d mi/);
  await expect(truck).not.toContainText('Reports lost');
  await truck.click();
  await page.getByRole('tab', { name: /Faults/ }).click();
  await page.getByLabel('Switch for').selectOption('T-002');
  const fault = page.getByRole('group', { name: 'gone' });
  await expect(fault.getByRole('button', { name: 'Script' })).toHaveAttribute('aria-pressed', 'true');
  await fault.getByRole('button', { name: 'On' }).click();
  await expect(fault.getByRole('button', { name: 'On' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('tab', { name: /Trucks/ }).click();
  await expect(truck).toContainText('Reports lost');
  await expect(page.getByRole('region', { name: 'Truck T-002' })).toContainText('Reports lost');
  await expect(trucksOf(page).getByRole('option', { name: /T-001/ })).not.toContainText('Reports lost');
});

test('SO13: the map has the trucks of the chosen run, and the others when they are asked for', async ({
  page,
  empty,
}) => {
  await fetch(`${empty.url}/api/positions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ truckId: 'REAL', latitude: -23.2, longitude: -46.3, speed: 0, recordedAt: Date.now() }),
  });
  const simulationId = await createRun(empty.url, { scenario: aScenario('Alone') });
  await page.goto(`${empty.url}/simulate?run=${simulationId}`);
  await expect.poll(() => placeOf(page, `${simulationId}-T-001`)).toBeDefined();
  await expect.poll(() => placeOf(page, 'REAL')).toBeDefined();
  await transportOf(page).getByRole('button', { name: 'Pause' }).click();
  // Zoomed out until the other truck is on screen, where nobody sees it.
  await page.getByRole('button', { name: 'Zoom out' }).click({ clickCount: 4, delay: 300 });
  const clickOnOther = async (): Promise<string | undefined> => {
    const { x, y } = await drawnPixelOf(page, 'REAL');
    await page.mouse.click(x, y);
    return selectedId(page);
  };
  expect(await clickOnOther()).not.toBe('REAL');
  await page.getByRole('button', { name: 'Show the other trucks as well' }).click();
  await expect.poll(clickOnOther).toBe('REAL');
});

test('SO9: who may only watch is told so at once, and finds nothing to press', async ({ page, browser }) => {
  const server = await startDesk({ AUTH: 'required', DEMO: '0' });
  const headers = { 'x-fleetmap': '1' };
  const [, token] = (await server.setUpUrl()).split('#token=');
  const password = 'correct horse battery';
  const ask = (path: string, data: object) => page.request.post(`${server.url}${path}`, { data, headers });
  expect((await ask('/api/setup', { token, name: 'Helena', password })).ok()).toBe(true);
  const made = await ask('/api/simulations', { scenario: aScenario('Watched'), start: false });
  const { simulationId } = (await made.json()) as { simulationId: string };
  expect((await ask('/api/users', { name: 'Vera', role: 'viewer', fleets: 'all', password })).ok()).toBe(true);
  const context = await browser.newContext({ locale: 'en-US' });
  const viewer = await context.newPage();
  expect(
    (await viewer.request.post(`${server.url}/api/session`, { data: { name: 'Vera', password }, headers })).ok(),
  ).toBe(true);
  await viewer.goto(`${server.url}/simulate`);
  await expect(viewer.getByText('Steering is for operators')).toBeVisible();
  for (const name of ['Drive a file', 'Start Bad GPS day'])
    await expect(viewer.getByRole('button', { name })).toBeDisabled();
  await viewer.goto(`${server.url}/simulate?run=${simulationId}`);
  await expect(transportOf(viewer).getByText('Steering is for operators')).toBeVisible();
  for (const name of ['Start', 'One second on', 'Remove the simulation'])
    await expect(transportOf(viewer).getByRole('button', { name })).toBeDisabled();
  await trucksOf(viewer).getByRole('option', { name: /T-001/ }).click();
  await expect(viewer.getByRole('button', { name: 'Hold' })).toBeDisabled();
  await viewer.keyboard.press('Space');
  await expect(transportOf(viewer)).toContainText('stopped');

  // Nor does who may only look at routes find something to press there (RO11).
  await ask('/api/routes', { name: 'Seen', points: [[-23.5, -46.6], [-23.4, -46.5]] }); // prettier-ignore
  await viewer.goto(`${server.url}/routes`);
  await expect(viewer.getByText('Making and changing routes is for dispatchers')).toBeVisible();
  for (const name of ['Draw', 'Plan', 'Import'])
    await expect(viewer.getByRole('button', { name, exact: true })).toBeDisabled();
  await viewer.getByRole('button', { name: /^Seen/ }).click();
  await expect(viewer.getByRole('link', { name: 'GPX' })).toBeVisible();
  await expect(viewer.getByRole('button', { name: /Edit|Delete|Rename/ })).toHaveCount(0);
  await context.close();
  await server.stop();
});
