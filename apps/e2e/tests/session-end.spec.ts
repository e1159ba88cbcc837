import type { Locator } from '@playwright/test';
import { expect, startDesk, test } from './desk.js';
import { aScenario, transportOf } from './runs.js';
import { ADMIN, setUpAdmin } from './signed-in.js';

test('AP4: on every kind of page a session that ended elsewhere leads to the login, and signing in back to the page', async ({
  page,
  context,
}) => {
  test.slow(); // it signs in again and again
  const server = await startDesk({ AUTH: 'required', DEMO: '1' });
  const admin = await setUpAdmin(server);
  const made = await admin.ask('POST', '/api/simulations', { scenario: aScenario('Run'), start: false });
  const { simulationId } = (await made.json()) as { simulationId: string };

  await page.goto(server.url);
  const pages: readonly [path: string, shown: Locator][] = [
    ['/?q=BR', page.getByRole('listbox')],
    [`/simulate?run=${simulationId}`, transportOf(page)],
    ['/routes', page.getByRole('heading', { name: 'Routes' })],
    ['/devices', page.getByRole('heading', { name: 'Devices' })],
    ['/account', page.getByRole('heading', { name: 'Your account' })],
  ];
  for (const [path, shown] of pages) {
    await admin.signIn();
    await admin.lend(context);
    await page.goto(server.url + path);
    await expect(shown).toBeVisible();
    await admin.ask('DELETE', '/api/session'); // from another window, or an admin did
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('Your session has ended');
    await page.getByLabel('Name').fill(ADMIN.name);
    await page.getByLabel('Password').first().fill(ADMIN.password);
    await page.keyboard.press('Enter');
    await expect(shown).toBeVisible();
    const [asked, now] = [new URL(path, server.url), new URL(page.url())];
    expect([now.pathname, ...now.searchParams]).toEqual(
      expect.arrayContaining([asked.pathname, ...asked.searchParams]),
    );
  }
  await server.stop();
});
