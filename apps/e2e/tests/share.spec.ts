import { findingsOf } from './axe.js';
import { expect, startDesk, test } from './desk.js';
import { aScenario, createRun, transportOf } from './runs.js';

test('SH6: a share link shows its trucks as they move, nothing else, and nothing when it is over', async ({ page }) => {
  const server = await startDesk({ DEMO: '0' });
  const post = async (path: string, body: object): Promise<{ path: string; link: { linkId: string } }> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as { path: string; link: { linkId: string } };
  };
  const report = (truckId: string, latitude: number): Promise<unknown> =>
    post('/api/positions', { truckId, latitude, longitude: -46.6, speed: 20, heading: 90 });
  const share = (given: object) =>
    post('/api/share-links', { name: 'For Ana', truckIds: ['T1'], expiresAt: Date.now() + 3_600_000, ...given });
  await report('T1', -23.5);
  await report('SECRET', -23.51);

  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const { path, link } = await share({ pastHours: 1 });
  await page.goto(`${server.url}${path}`);
  await expect(page.getByRole('heading', { name: 'For Ana' })).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('Live');
  const marker = page.getByRole('button', { name: 'T1', exact: true });
  await expect(marker).toBeVisible();
  await page.getByRole('listitem').getByRole('button').press('Enter');
  const before = await marker.getAttribute('style');
  await report('T1', -23.49);
  await expect.poll(() => marker.getAttribute('style')).not.toBe(before);
  expect(await page.content()).not.toContain('SECRET');
  expect(requests.filter((url) => url.endsWith('/api/share/trucks'))).toHaveLength(1); // then it is told
  expect(await findingsOf(page)).toEqual([]);
  for (const [name, size] of [
    ['desktop', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    await page.setViewportSize(size);
    await page.screenshot({ path: test.info().outputPath(`share-${name}.png`) });
  }

  await fetch(`${server.url}/api/share-links/${link.linkId}`, { method: 'DELETE' });
  await expect(page.getByRole('status')).toContainText('over');
  await expect(marker).toBeHidden();
  await server.stop();
});

test('P21: the token of a link stands in no address and no Referer', async ({ page, empty }) => {
  const made = await fetch(`${empty.url}/api/share-links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'For Ana',
      truckIds: ['NEVER-HEARD'],
      expiresAt: Date.now() + 3_600_000,
      pastHours: 1,
    }),
  });
  const { path } = (await made.json()) as { path: string };
  const told: string[] = [];
  page.on('request', (request) => told.push(request.url(), request.headers()['referer'] ?? ''));
  page.on('websocket', (socket) => told.push(socket.url()));
  await page.goto(`${empty.url}${path}`);
  await expect(page.getByRole('status')).toHaveText('No truck was heard of yet');
  expect(told.some((address) => address.startsWith('ws:'))).toBe(true);
  expect(told.filter((address) => address.includes('fms_'))).toEqual([]);
});

test('AP13: a simulation is shared from its page, and the link shows the trucks of that run, live', async ({
  page,
  empty,
}) => {
  const scenario = aScenario('Shared', { duration: 3600 });
  const simulationId = await createRun(empty.url, { scenario, start: true });
  const otherId = await createRun(empty.url, { scenario, start: true });
  await page.goto(`${empty.url}/simulate?run=${simulationId}`);
  await transportOf(page).getByRole('button', { name: 'New share link' }).click();
  const dialog = page.getByRole('dialog', { name: 'New share link' });
  await expect(dialog.getByLabel('Name')).toHaveValue('Shared');
  await expect(dialog.getByLabel('Shows')).toHaveValue(simulationId);
  expect(await findingsOf(page)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('dialog.png') });
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const address = (await page.getByRole('dialog', { name: 'Shared' }).locator('code').textContent())!;
  await page.goto(`${empty.url}/share-links`);
  await expect(page.getByRole('row').filter({ hasText: 'Shared' })).toContainText(`Simulation ${simulationId}`);

  await page.goto(address);
  await expect(page.getByRole('status')).toHaveText('Live');
  await expect(page.getByRole('listitem')).toHaveText([/T-001.*SIM/, /T-002.*SIM/, /T-003.*SIM/]);
  const marker = page.getByRole('button', { name: `${simulationId}-T-001`, exact: true });
  // The trucks are in the middle of the map that is seen, not of one that reaches beneath the list.
  const map = (await page.locator('#map').boundingBox())!;
  const boxes = await Promise.all((await page.locator('.shared-truck').all()).map((each) => each.boundingBox()));
  const heights = boxes.map((box) => box!.y + box!.height / 2);
  const middle = (Math.min(...heights) + Math.max(...heights)) / 2;
  expect(Math.abs(middle - (map.y + map.height / 2))).toBeLessThan(30);
  const before = await marker.getAttribute('style');
  await page
    .getByRole('listitem')
    .filter({ hasText: `${simulationId}-T-001` })
    .getByRole('button')
    .click();
  await expect.poll(() => marker.getAttribute('style')).not.toBe(before);
  expect(await page.content()).not.toContain(`${otherId}-T`);
});
