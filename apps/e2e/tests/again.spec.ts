import { findingsOf } from './axe.js';
import { expect, placeOf, test } from './desk.js';
import { transportOf, trucksOf } from './runs.js';

const MINUTE_MS = 60_000;

test('SH4: what was recorded of a truck is run again from its history, anonymised, and from the page of simulations', async ({
  page,
  empty,
}) => {
  test.slow();
  const now = Date.now();
  await fetch(`${empty.url}/api/positions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(
      Array.from({ length: 21 }, (_none, minute) => ({
        truckId: 'RECORDED',
        latitude: -23.5 + minute * 0.008,
        longitude: -46.6,
        speed: 15,
        recordedAt: now - (20 - minute) * MINUTE_MS,
      })),
    ),
  });
  await page.goto(`${empty.url}/?truck=RECORDED`);
  await page.getByRole('link', { name: 'Run this again' }).click();
  const dialog = page.getByRole('dialog', { name: 'Run recorded trucks again' });
  await expect(dialog.getByText('1 truck chosen')).toBeVisible();
  await dialog.getByLabel('Name (may stay empty)').fill('Secret ride');
  await dialog.getByRole('switch', { name: /^Anonymised/ }).check();
  expect(await findingsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make the scenario' }).click();
  await page.getByRole('dialog', { name: 'Start Secret ride' }).getByRole('button', { name: 'Start' }).click();
  await expect(page).toHaveURL(/run=S\d+/);
  await expect(transportOf(page)).toContainText('Secret ride');
  await expect(page.getByRole('region', { name: 'Own scenarios' })).toContainText('Secret ride');
  await expect(trucksOf(page).getByRole('option')).toHaveCount(1);
  await expect(trucksOf(page)).not.toContainText('RECORDED');
  await transportOf(page).getByRole('button', { name: 'Remove the simulation' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the simulation' }).click();

  await page.getByRole('button', { name: 'Run recorded trucks again' }).click();
  await expect(dialog.getByRole('button', { name: 'Make the scenario' })).toBeDisabled();
  await dialog.getByRole('searchbox').fill('RECORDED');
  await dialog.getByRole('searchbox').press('Enter');
  await dialog.getByLabel('From').fill('2001-01-01T00:00');
  await dialog.getByLabel('Until').fill('2001-01-02T00:00');
  await dialog.getByRole('button', { name: 'Make the scenario' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing was recorded');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.goto(`${empty.url}/simulate?again=RECORDED&from=${now - 30 * MINUTE_MS}&until=${now}`);
  await dialog.getByRole('button', { name: 'Make the scenario' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await expect(page).toHaveURL(/run=S\d+/);
  const run = new URL(page.url()).searchParams.get('run');
  await transportOf(page).getByRole('slider').focus();
  await page.keyboard.press('End');
  await expect.poll(() => placeOf(page, `${run}-RECORDED`)).toBeDefined();
});
