import { expect, rowsOf, startDesk, test } from './desk.js';

test('a phone that reports to /ingest/osmand is on an open desk within a second', async ({ page, empty }) => {
  await page.goto(empty.url);
  await expect(page.getByRole('status').filter({ hasText: /live/i })).toBeVisible();
  await page.evaluate(() => {
    const { fleet } = (
      globalThis as unknown as {
        fleetmap: { fleet: { indexOf(id: string): unknown; subscribe(listener: () => void): void } };
      }
    ).fleetmap;
    fleet.subscribe(() => {
      if (fleet.indexOf('T1') !== undefined) (globalThis as { seenAt?: number }).seenAt ??= Date.now();
    });
  });
  const sentAt = Date.now();
  const answer = await fetch(`${empty.url}/ingest/osmand?id=T1&lat=-23.5505&lon=-46.6333&speed=40`);
  expect(answer.status).toBe(200);
  await expect(rowsOf(page, /T1/)).toBeVisible();
  const seenAt = await page.evaluate(() => (globalThis as { seenAt?: number }).seenAt);
  expect(seenAt! - sentAt).toBeLessThan(1000);
});

test('an empty map says how to send the first position, and its command works', async ({ page }) => {
  const own = await startDesk({ DEMO: '0' });
  await page.goto(own.url);
  const command = page.locator('code', { hasText: 'curl' });
  await expect(command).toBeVisible();
  const [, url] = /"(http[^"]+)"/.exec(await command.innerText()) ?? [];
  expect(url).toContain(own.url.replace('http://', ''));
  expect((await fetch(url!)).status).toBe(200);
  await expect(rowsOf(page, /T1/)).toBeVisible();
  await expect(command).toBeHidden();
  await own.stop();
});

test('the badge tells that the server is gone and that it is back', async ({ page }) => {
  const first = await startDesk({ DEMO: '0' });
  const { port } = new URL(first.url);
  await fetch(`${first.url}/ingest/osmand?id=OLD&lat=-23.5&lon=-46.6`);
  await page.goto(first.url);
  const badge = page.getByRole('banner').getByRole('status');
  await expect(badge).toContainText(/live/i);
  expect(await first.stop()).toBe(0);
  await expect(badge).toContainText(/reconnecting|offline/i);
  const second = await startDesk({ DEMO: '0', PORT: port });
  await expect(badge).toContainText(/live/i);
  await fetch(`${second.url}/ingest/osmand?id=NEW&lat=-23.6&lon=-46.6`);
  await expect(rowsOf(page, /NEW/)).toBeVisible();
  await second.stop();
});
