import { findingsOf } from './axe.js';
import { expect, fleetSize, rowsOf, test } from './desk.js';

for (const colorScheme of ['dark', 'light'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing serious: ${colorScheme}, ${width} px`, async ({ page, demo }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      await page.goto(demo.url);
      await expect.poll(() => fleetSize(page)).toBeGreaterThan(50);
      expect(await findingsOf(page)).toEqual([]);
      await page.goto(`${demo.url}/?truck=US-001`);
      await expect(page.getByRole('complementary', { name: /US-001/ })).toBeVisible();
      expect(await findingsOf(page)).toEqual([]);
    });
  }
}

for (const [locale, live, moving] of [
  ['en-US', 'Live', 'Moving'],
  ['pt-BR', 'Ao vivo', 'Em movimento'],
  ['es-MX', 'En vivo', 'En movimiento'],
] as const) {
  test(`the desk speaks the browser's language: ${locale}`, async ({ browser, demo }) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(demo.url);
    await expect(page.locator('html')).toHaveAttribute(
      'lang',
      locale.startsWith('es') ? 'es' : locale.startsWith('en') ? 'en' : locale,
    );
    await expect(page.getByRole('banner').getByRole('status')).toContainText(live);
    await expect(page.getByText(moving, { exact: true }).first()).toBeVisible();
    await context.close();
  });
}

test('the language is switched on the desk and remembered', async ({ page, demo }) => {
  await page.goto(demo.url);
  await page.getByRole('combobox', { name: /language/i }).selectOption('pt-BR');
  await expect(page.getByText('Em movimento', { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('Em movimento', { exact: true }).first()).toBeVisible();
});

test('everything by keyboard: search, choose, follow, let go', async ({ page, demo }) => {
  await page.goto(demo.url);
  await expect.poll(() => fleetSize(page)).toBeGreaterThan(50);
  await page.keyboard.press('/');
  await page.keyboard.type('BR-01');
  await expect(rowsOf(page)).toHaveCount(10);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/truck=BR-01\d/);
  await page.keyboard.press('f');
  await expect(page).toHaveURL(/follow=1/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/follow=1/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/truck=/);
});

test('the chips count and filter', async ({ page, demo }) => {
  await page.goto(demo.url);
  await expect.poll(() => fleetSize(page)).toBe(120);
  await page
    .getByRole('button', { name: /stopped/i })
    .or(page.getByRole('radio', { name: /stopped/i }))
    .first()
    .click();
  await expect(page).toHaveURL(/status=stopped/);
  await expect(rowsOf(page, /moving/i)).toHaveCount(0);
});

test('on a phone nothing is wider than the screen', async ({ page, demo }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${demo.url}/?truck=US-001`);
  await expect(page.getByRole('complementary', { name: /US-001/ })).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
