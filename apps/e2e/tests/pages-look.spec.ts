import { findingsOf } from './axe.js';
import { expect, startDesk, test } from './desk.js';
import { setUpAdmin, type SignedIn } from './signed-in.js';

/** Something on every page: people, fleets, devices that are well and that are not, links, tokens. */
async function fill({ ask }: SignedIn, url: string): Promise<void> {
  const fleetIds: string[] = [];
  for (const name of ['Norte', 'Interior de São Paulo', 'Dallas–Fort Worth']) {
    const made = (await (await ask('POST', '/api/fleets', { name })).json()) as { fleetId: string };
    fleetIds.push(made.fleetId);
  }
  await ask('POST', `/api/fleets/${fleetIds[0]}/trucks`, { add: ['BR-001', 'BR-002'], remove: [] });
  for (const [index, role] of (['viewer', 'dispatcher', 'operator'] as const).entries())
    await ask('POST', '/api/users', {
      name: `${role}.of.the.whole.company@example.com`,
      password: 'a long enough password',
      role,
      fleets: fleetIds.slice(0, index),
    });
  for (const truckId of ['BR-001', 'TX-104', 'A truck with rather a long name, as some have them'])
    await ask('POST', '/api/devices', { truckId, identifier: `imei-${truckId.slice(0, 6)}`, trust: 'name' });
  const report = (body: object): Promise<Response> =>
    fetch(`${url}/api/positions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await report({ truckId: 'imei-BR-001', latitude: -23.5, longitude: -46.6 });
  await report({ truckId: 'imei-TX-104', latitude: 91, longitude: -46.6 });
  for (const stranger of ['352093089000001', '352093089000002'])
    await report({ truckId: stranger, latitude: 1, longitude: 1 });
  const expiresAt = Date.now() + 8 * 3_600_000;
  await ask('POST', '/api/share-links', { name: 'Customer in Campinas', truckIds: ['BR-001', 'TX-104'], expiresAt });
  const link = { name: 'Press', truckIds: ['BR-001'], expiresAt, pastHours: 24, mayEmbed: true };
  await ask('POST', '/api/share-links', link);
  await ask('POST', '/api/account/tokens', { name: 'ERP', role: 'viewer', days: 30 });
}

test('AP11: with content, every page of accounts and devices fits both screens in both themes, and axe finds nothing', async ({
  page,
  context,
}) => {
  test.slow(); // eight pages, each four times
  const server = await startDesk({ AUTH: 'required', DEMO: '20' });
  await page.goto(`${server.url}/setup`);
  const look = async (path: string): Promise<void> => {
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const name = `${path.slice(1)}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: test.info().outputPath(name), fullPage: true });
        expect([name, ...(await findingsOf(page))]).toEqual([name]);
      }
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  };
  await expect(page.getByRole('heading').first()).toBeVisible();
  await look('/setup');
  const admin = await setUpAdmin(server);
  await fill(admin, server.url);
  await page.goto(`${server.url}/login`);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await look('/login');
  await admin.lend(context);
  for (const path of ['/devices', '/users', '/fleets', '/share-links', '/audit', '/account']) {
    await page.goto(server.url + path);
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await look(path);
  }
  await server.stop();
});
