import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { hasAcceptance, readAcceptanceBytes } from '@fleetmap/testing';
import type { Locator, Page } from '@playwright/test';
import { findingsOf } from './axe.js';
import { expect, test } from './desk.js';

/** Clicks the map at places in its own pixels, as slowly as people do. */
async function clickMap(map: Locator, places: readonly (readonly [x: number, y: number])[]): Promise<void> {
  for (const [x, y] of places) await map.click({ position: { x, y }, delay: 20 });
}

async function openRoutes(page: Page, url: string): Promise<Locator> {
  await page.goto(`${url}/routes`);
  await expect(page.getByRole('heading', { name: 'Routes' })).toBeVisible();
  return page.locator('.leaflet-container');
}

const placesField = (page: Page): Locator => page.getByRole('textbox', { name: /points?$/ });

test('RO13: a route is drawn, edited on the map and as text, renamed, copied, downloaded and deleted', async ({
  page,
  empty,
}) => {
  const map = await openRoutes(page, empty.url);
  const name = `Drawn ${Date.now()}`;
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await clickMap(map, [[300, 300], [420, 360], [520, 300]]); // prettier-ignore
  await expect(placesField(page)).toHaveValue(/^\S+ \S+\n\S+ \S+\n\S+ \S+$/);
  await page.getByRole('button', { name: 'Finish drawing' }).click();
  await clickMap(map, [[600, 500]]);
  await expect(placesField(page)).toHaveValue(/^(\S+ \S+\n){3}\S+ \S+$/);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  expect(await findingsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('article', { name })).toContainText('4 points');

  // Dragged on the map.
  await page.getByRole('button', { name: 'Edit points' }).click();
  const before = await placesField(page).inputValue();
  const handle = page.locator('.leaflet-marker-icon.marker-icon:not(.marker-icon-middle)').first();
  await handle.hover();
  await page.mouse.down();
  const { x, y } = (await handle.boundingBox())!;
  await page.mouse.move(x + 60, y + 70, { steps: 5 });
  await page.mouse.up();
  await expect(placesField(page)).not.toHaveValue(before);
  // Written by keyboard.
  await placesField(page).fill('-23.5505, -46.6333\nnowhere');
  await expect(page.getByText('Line 2 is no place')).toBeVisible();
  await placesField(page).fill('-23.5505, -46.6333\n-23,2 -47,1\n-22.9; -47.06');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('article', { name })).toContainText('3 points');

  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(`${name} again`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `${name} again` })).toBeVisible();
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(page.getByRole('heading', { name: `${name} again (2)` })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'GeoJSON' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain('[-46.6333,-23.5505]');

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('searchbox', { name: 'Search routes' }).fill(name);
  await expect(page.getByText('1 route', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`${name} again`) }).click();
  await expect(page).toHaveURL(/\?route=[\w-]+$/);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Simulate this route' })).toHaveAttribute('href', /\/simulate\?route=/);
});

test('RO14: a way is planned from town to town, in another language too', async ({ page, empty }) => {
  await openRoutes(page, empty.url);
  await page.getByRole('button', { name: 'Plan', exact: true }).click();
  await page.getByRole('combobox', { name: 'From' }).fill('sao paulo');
  await page.getByRole('option', { name: 'São Paulo, BR' }).click();
  await page.getByRole('button', { name: 'Add a stop between' }).click();
  await page.getByRole('combobox', { name: 'Via 1' }).fill('-22.90, -47.06');
  await page.getByRole('combobox', { name: 'To', exact: true }).fill('Atlantis');
  await page.getByRole('button', { name: 'Find the way' }).click();
  await expect(page.getByRole('alert')).toContainText('not on the highway network');
  await page.getByRole('combobox', { name: 'To', exact: true }).fill('curitib');
  await page.getByRole('option', { name: 'Curitiba, BR' }).click();
  await page.getByRole('button', { name: 'Find the way' }).click();
  const found = page.getByRole('form', { name: 'The way that was found' });
  await expect(found).toContainText(/\d{3} mi · about \d+ hr/);
  await expect(found.getByRole('textbox', { name: 'Name' })).toHaveValue('São Paulo – Curitiba');
  await found.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('article')).toContainText('speed limits');
  // Its limits outlive a change of its points, and whoever edits is told so.
  await page.getByRole('button', { name: 'Edit points' }).click();
  await expect(page.getByText('The speed limits stay with the roads')).toBeVisible();
  await page.getByRole('button', { name: 'Remove last point' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('article')).toContainText('speed limits');

  await page.getByLabel('Language').selectOption('pt-BR');
  await expect(page.getByRole('link', { name: 'Simular esta rota' })).toBeVisible();
  expect(await findingsOf(page)).toEqual([]);
});

test('RO6: files are imported by choosing and dropping them, with what became of each', async ({ page, empty }) => {
  test.skip(!hasAcceptance, 'the files are in the acceptance folder only');
  await openRoutes(page, empty.url);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await (
    await chooser
  ).setFiles([
    routeFile('gpxpy/cerknicko-jezero-without-elevations.gpx'),
    routeFile('hostile/truncated.gpx'),
    routeFile('hostile/xxe-file.gpx'),
  ]);
  const outcomes = page.getByRole('region', { name: 'Imported files' });
  await expect(outcomes).toContainText('7 routes made · 296 points');
  await expect(outcomes).toContainText('7 single places');
  await expect(outcomes).toContainText('ends in the middle');
  await expect(outcomes).toContainText('DOCTYPE');
  expect(await findingsOf(page)).toEqual([]);

  const gpx = readAcceptanceBytes('routes/gpxpy/around-visnjan-with-car.gpx');
  await page.evaluate((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], 'dropped.gpx'));
    for (const type of ['dragover', 'drop'])
      document.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }, Buffer.from(gpx).toString('utf8'));
  await expect(outcomes).toContainText('1 route made · 104 points');
  await outcomes.getByRole('button', { name: '2020-12-18' }).click();
  await expect(page.getByRole('article')).toContainText('Recorded:');
  await page.getByRole('button', { name: 'Edit points' }).click();
  await expect(page.getByText('The times of the recording')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('link', { name: 'Simulate this route' })).toBeInViewport();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

/** A file made by others, as a browser's chooser takes it. */
function routeFile(name: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name: name.split('/').at(-1)!, mimeType: '', buffer: Buffer.from(readAcceptanceBytes(`routes/${name}`)) };
}
