import type { ServerProcess } from '@fleetmap/testing';
import type { Browser, Page } from '@playwright/test';
import { findingsOf } from './axe.js';
import { expect, fleetSize, rowsOf, startDesk, test } from './desk.js';

const PASSWORD = 'correct horse battery';

test.describe.configure({ mode: 'serial' });

let server: ServerProcess;
let admin: Page;
let user: Page;
let marcos: { readonly name: string; readonly password: string };

test.beforeAll(async ({ browser }) => {
  server = await startDesk({ AUTH: 'required', DEMO: '20' });
  admin = await newcomer(browser);
});

test.afterAll(async () => {
  await admin.context().close();
  await user?.context().close();
  await server.stop();
});

/** Somebody at another machine. */
async function newcomer(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  return context.newPage();
}

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').first().fill(password);
  await page.keyboard.press('Enter');
}

function rowOf(page: Page, name: string): ReturnType<Page['getByRole']> {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
}

test('AP1: an open server shows no sign of accounts', async ({ page, demo }) => {
  await page.goto(demo.url);
  await expect.poll(() => fleetSize(page)).toBeGreaterThan(50);
  await expect(page.getByRole('button', { name: /account/i })).toHaveCount(0);
  await page.goto(`${demo.url}/users`);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});

test('AP2: the set-up link makes the first admin, and its token leaves the address', async () => {
  await admin.goto(`${server.url}/setup`);
  await expect(admin.getByLabel('Set-up link')).toBeVisible();
  await admin.goto(await server.setUpUrl());
  await expect(admin.getByLabel('Set-up link')).toBeHidden();
  expect(admin.url()).toBe(`${server.url}/setup`);
  expect(await findingsOf(admin)).toEqual([]);
  await signIn(admin, 'Helena', PASSWORD);
  await expect.poll(() => fleetSize(admin)).toBe(20);
  expect(new URL(admin.url()).pathname).toBe('/');
});

test('AP8: a fleet is made and gets a truck by its name, and one that was not heard yet', async () => {
  await openPlace(admin, 'Fleets');
  await admin.getByRole('button', { name: 'New fleet' }).click();
  await admin.keyboard.type('North');
  await admin.keyboard.press('Enter');
  await expect(rowOf(admin, 'North')).toBeVisible();
  await admin.getByRole('button', { name: 'Trucks of North' }).click();
  for (const truckId of ['BR-001', 'NEW-7']) {
    await admin.getByRole('searchbox', { name: 'Search trucks' }).fill(truckId);
    await admin.keyboard.press('Enter');
  }
  await expect(admin.getByText('2 trucks chosen')).toBeVisible();
  expect(await findingsOf(admin)).toEqual([]);
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(rowOf(admin, 'North')).toContainText('2');
});

test('AP7: a user is made with a password to hand over', async () => {
  await openPlace(admin, 'Users');
  await admin.getByRole('button', { name: 'New user' }).click();
  const dialog = admin.getByRole('dialog', { name: 'New user' });
  await admin.keyboard.type('marcos');
  const password = await dialog.getByRole('textbox', { name: 'Password' }).inputValue();
  expect(password).toMatch(/^(\w{4}-){3}\w{4}$/);
  marcos = { name: 'Marcos', password }; // capitals do not matter
  await dialog.getByLabel('Role').selectOption('viewer');
  await dialog.getByLabel('North').check();
  expect(await findingsOf(admin)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make the user' }).click();
  await expect(rowOf(admin, 'marcos')).toContainText('North');
  await admin.getByRole('button', { name: 'New user' }).click();
  await admin.keyboard.type('MARCOS');
  await admin.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Another user has this name');
  await admin.keyboard.press('Escape');
  await expect(admin.getByRole('button', { name: 'New user' })).toBeFocused();
});

test('AP3: who signs in gets what was asked for, and sees only the own trucks', async ({ browser }) => {
  user = await newcomer(browser);
  await user.goto(`${server.url}/?truck=BR-001&q=BR`);
  expect(await findingsOf(user)).toEqual([]);
  await signIn(user, marcos.name, 'not the password');
  await expect(user.getByRole('alert')).toContainText('Check both and try again');
  await signIn(user, marcos.name, marcos.password);
  await expect(user.getByRole('complementary', { name: /BR-001/ })).toBeVisible();
  expect(user.url()).toContain('truck=BR-001');
  await expect(rowsOf(user)).toHaveCount(1);
  expect(await fleetSize(user)).toBe(1);
});

test('AP5: what the role does not allow is not shown, and its address says so', async () => {
  await expect(user.getByText('Download the day')).toBeHidden();
  await user.getByRole('button', { name: 'Menu' }).click();
  await expect(user.getByRole('menuitem', { name: 'Account' })).toBeVisible();
  await expect(user.getByRole('menuitem', { name: 'Users' })).toBeHidden();
  await user.goto(`${server.url}/users`);
  await expect(user.getByRole('heading', { name: 'You may not open this page' })).toBeVisible();
});

test('AP4: a session that an admin ends cuts the open page, which keeps its address', async () => {
  const asked = `${server.url}/?truck=BR-001`;
  await user.goto(asked);
  await expect(user.getByRole('complementary', { name: /BR-001/ })).toBeVisible();
  await setDisabled('marcos', true);
  await expect(user.getByRole('alert')).toContainText('Your session has ended');
  await expect(user.getByRole('complementary', { name: /BR-001/ })).toBeHidden();
  expect(user.url()).toContain('truck=BR-001');
  await setDisabled('marcos', false);
  await signIn(user, marcos.name, marcos.password);
  await expect(user.getByRole('complementary', { name: /BR-001/ })).toBeVisible();
  await user.getByRole('button', { name: /^Account of/ }).click();
  await user.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(user.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(user.url()).toBe(`${server.url}/`);
  await expect(user.getByRole('alert')).toBeHidden();
});

test('AP6: an API token is shown once; a password is changed with the current one', async () => {
  await openPlace(admin, 'Account');
  await expect(rowOf(admin, '(this browser)')).toBeVisible();
  await admin.getByRole('button', { name: 'New token' }).click();
  await admin.keyboard.type('ERP');
  await admin.getByRole('button', { name: 'Make the token' }).click();
  const shown = admin.getByRole('dialog', { name: 'ERP' });
  const secret = await shown.locator('code').textContent();
  expect(await findingsOf(admin)).toEqual([]);
  await shown.getByRole('button', { name: 'Done' }).click();
  await expect(rowOf(admin, 'ERP')).toContainText('Viewer');
  const authorization = `Bearer ${secret}`;
  const read = (): Promise<Response> => fetch(`${server.url}/api/trucks`, { headers: { authorization } });
  expect((await read()).status).toBe(200);
  await admin.getByRole('button', { name: 'Revoke ERP' }).click();
  await admin.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(admin.getByText('No tokens.')).toBeVisible();
  expect((await read()).status).toBe(401);
  await admin.getByLabel('Current password').fill('not the password');
  await admin.getByLabel('New password').fill('another long password');
  await admin.keyboard.press('Enter');
  await expect(admin.getByRole('alert')).toContainText('The current password is wrong');
});

test('AP10: a refusal says what to do in the language of the page', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'pt-BR' });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByLabel('Nome').fill('ninguém');
  await page.getByLabel('Senha').first().fill('nenhuma senha');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Confira os dois e tente novamente');
  await context.close();
});

test('AP9: the audit log tells who did what, and a filter finds it', async () => {
  await openPlace(admin, 'Audit log');
  await expect(rowOf(admin, '').filter({ hasText: 'user.made' })).toContainText('marcos');
  await admin.getByRole('searchbox', { name: 'Filter' }).fill('fleet.made');
  await expect(admin.getByRole('row')).toHaveCount(2); // and the heads
  expect(await findingsOf(admin)).toEqual([]);
});

test('AP11: on a phone nothing is wider than the screen', async () => {
  await admin.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/users', '/fleets', '/account', '/audit', '/']) {
    await admin.goto(server.url + path);
    await expect(admin.getByRole('banner')).toBeVisible();
    await expect.poll(() => admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await findingsOf(admin)).toEqual([]);
  }
});

async function openPlace(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name }).click();
  await expect(page.getByRole('heading', { name: name === 'Account' ? 'Your account' : name })).toBeVisible();
}

async function setDisabled(name: string, isDisabled: boolean): Promise<void> {
  await openPlace(admin, 'Users');
  await admin.getByRole('button', { name: `Change ${name}` }).click();
  await admin.getByRole('switch', { name: /^Disabled/ }).setChecked(isDisabled);
  await admin.getByRole('button', { name: 'Save' }).click();
  await expect(rowOf(admin, name).getByText('disabled')).toBeVisible({ visible: isDisabled });
}
