import { findingsOf } from './axe.js';
import { expect, startDesk, test } from './desk.js';

test('AP12: a device is registered, set up by a code, heard, disabled; an unknown one is adopted', async ({ page }) => {
  const server = await startDesk({ DEMO: '0', AUTH: 'open' });
  await page.goto(`${server.url}/devices`);
  await page.getByRole('button', { name: 'Register a device' }).click();
  await page.keyboard.type('TRUCK-1');
  await page.keyboard.press('Enter');
  const setUp = page.getByRole('dialog', { name: 'Set up TRUCK-1' });
  const token = (await setUp.locator('code').first().textContent())!;
  await expect(setUp.getByText('Device identifier')).toBeVisible();
  await expect(setUp.getByRole('img', { name: 'Scan with Traccar Client' })).toBeVisible();
  await setUp.getByLabel('App').selectOption('OwnTracks');
  await expect(setUp.getByText('Username')).toBeVisible();
  expect(await findingsOf(page)).toEqual([]);
  await setUp.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row').filter({ hasText: 'TRUCK-1' });
  await expect(row).toContainText('never');
  await fetch(`${server.url}/api/positions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ truckId: 'TRUCK-1', latitude: -23.5, longitude: -46.6, recordedAt: Date.now() }),
  });
  await expect(row).not.toContainText('never');
  await page.getByRole('button', { name: 'Disable TRUCK-1' }).click();
  await page.getByRole('button', { name: 'Disable', exact: true }).click();
  await expect(row.getByText('disabled')).toBeVisible();
  expect(await findingsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await server.stop();
});

test('AP13: a share link is made for a truck, copied once, listed and revoked', async ({ page, demo }) => {
  await page.goto(`${demo.url}/share-links`);
  await page.getByRole('button', { name: 'New share link' }).click();
  await page.keyboard.type('Customer');
  await page.getByRole('searchbox', { name: 'Search trucks' }).fill('BR-001');
  await page.getByRole('checkbox', { name: 'BR-001' }).check();
  expect(await findingsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const made = page.getByRole('dialog', { name: 'Customer' });
  await expect(made.locator('code')).toContainText(`${demo.url}/share#`);
  await made.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Customer' })).toContainText('BR-001');
  await page.getByRole('button', { name: 'Revoke Customer' }).click();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByText('No share links.')).toBeVisible();
});
