import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ApiTokenList,
  apiTokenListSchema,
  type AuditPage,
  auditPageSchema,
  type FleetList,
  type MadeApiToken,
  type OpenSessionList,
  openSessionListSchema,
  sessionSchema,
  type User,
  type UserList,
  userListSchema,
} from '@fleetmap/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SetUp } from '../src/accounts/set-up.js';
import { Users } from '../src/accounts/users.js';
import { aBrowser, type Browser } from './browser.js';
import { problemIn, type RunningServer, startServer } from './running-server.js';

const DAY_MS = 24 * 60 * 60_000;
const PASSWORD = 'a long enough password';

let server: RunningServer;
let admin: Browser;
let adminName: string;

beforeAll(async () => {
  server = await startServer({ AUTH: 'required' });
});
afterAll(() => server.stop());

let last = 0;
async function aUser(given: object = {}): Promise<{ user: User; browser: Browser }> {
  last += 1;
  const wish = { name: `User ${last}`, password: PASSWORD, role: 'viewer', fleets: 'all', ...given };
  const made = await admin.ask('POST', '/api/users', wish);
  expect(made.status).toBe(201);
  const user = (await made.json()) as User;
  const browser = aBrowser(server);
  expect((await browser.signIn(user.name, PASSWORD)).status).toBe(200);
  return { user, browser };
}

describe('the first start', () => {
  it('AU1: until there is an admin nothing is served but the page that makes one', async () => {
    const answer = await fetch(`${server.url}/api/trucks`);
    expect([answer.status, await problemIn(answer)]).toMatchObject([503, { code: 'setup_required' }]);
    await expect(server.connect({ reconnection: false })).rejects.toMatchObject({ data: { code: 'setup_required' } });
    const session = sessionSchema.parse(await (await fetch(`${server.url}/api/session`)).json());
    expect(session).toMatchObject({ auth: 'required', needsSetup: true, user: null, may: ['enter', 'report'] });
  });

  it('AU1: the link is good once, and its token stands where no server or log sees it', async () => {
    const link = new URL(server.app.get(SetUp).linkAt(server.url)!);
    expect([link.pathname, link.search]).toEqual(['/setup', '']);
    const wrong = await aBrowser(server).ask('POST', '/api/setup', { token: 'x', name: 'Eve', password: PASSWORD });
    expect([wrong.status, await problemIn(wrong)]).toMatchObject([401, { code: 'invalid_credentials' }]);
    const token = link.hash.slice('#token='.length);
    const both = await Promise.all(
      ['Ana', 'Eve'].map((name) => aBrowser(server).ask('POST', '/api/setup', { token, name, password: PASSWORD })),
    );
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 401]);
    const users = server.app.get(Users);
    expect((users.find('Ana') ?? users.find('Eve'))?.lastSeenAt).toBeGreaterThan(0); // it signs in as well
    expect(server.app.get(SetUp).linkAt(server.url)).toBeUndefined();
    admin = aBrowser(server);
    adminName = both[0]!.status === 200 ? 'Ana' : 'Eve';
    expect(await (await admin.signIn(adminName, PASSWORD)).json()).toMatchObject({
      needsSetup: false,
      user: { role: 'admin' },
    });
    expect((await admin.ask('GET', '/api/trucks')).status).toBe(200);
  });
});

describe('signing in', () => {
  it('AU2: the answer does not tell whether there is such a user', async () => {
    const { user } = await aUser();
    const answers = [];
    for (const [name, password] of [
      [user.name, 'wrong'],
      ['nobody', 'wrong'],
      ['__proto__', PASSWORD],
    ] as const) {
      const answer = await aBrowser(server).signIn(name, password);
      answers.push([answer.status, await answer.json()]);
    }
    expect(answers[0]).toMatchObject([401, { code: 'invalid_credentials' }]);
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect((await aBrowser(server).signIn(user.name.toUpperCase(), PASSWORD)).status).toBe(200);
  });

  it('AU2: who guesses is slowed down, from one address without locking the user out elsewhere', async () => {
    const { user } = await aUser();
    const guesser = aBrowser(server, { 'x-forwarded-for': '203.0.113.66' });
    const statuses: number[] = [];
    for (let count = 0; count < 9; count += 1)
      statuses.push((await guesser.signIn(user.name, `wrong ${count}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 401), 429]);
    expect((await guesser.signIn(user.name, PASSWORD)).status).toBe(429);
    expect((await aBrowser(server).signIn(user.name, PASSWORD)).status).toBe(200);
    server.advance(61_000);
    expect((await guesser.signIn(user.name, PASSWORD)).status).toBe(200);
  });

  it('AU3: the cookie is read by no script, sent by no other site, and over https only where there is https', async () => {
    const { user } = await aUser();
    const plain = (await aBrowser(server).signIn(user.name, PASSWORD)).headers.get('set-cookie');
    expect(plain).toMatch(/^fleetmap_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    const proxied = aBrowser(server, { 'x-forwarded-proto': 'https' });
    const secure = (await proxied.signIn(user.name, PASSWORD)).headers.get('set-cookie');
    expect(secure).toMatch(/^__Host-fleetmap_session=.*; Secure$/);
    expect((await proxied.ask('GET', '/api/account/sessions')).status).toBe(200);
  });

  it('AU3: what is stored opens nothing', async () => {
    const { browser } = await aUser();
    const names = await readdir(server.folder);
    const files = (await Promise.all(names.map((name) => readFile(join(server.folder, name), 'latin1')))).join('');
    expect(files).toContain('argon2id');
    expect(files).not.toContain(PASSWORD);
    expect(files).not.toContain(browser.secret);
  });

  it('AU4: a change that carries a cookie must come from a page of ours', async () => {
    const { browser } = await aUser();
    const other = { cookie: browser.cookie, 'content-type': 'application/json' };
    const change = { method: 'DELETE', headers: other };
    expect((await fetch(`${server.url}/api/session`, change)).status).toBe(403);
    expect(
      (await fetch(`${server.url}/api/session`, { ...change, headers: { ...other, origin: 'https://evil.example' } }))
        .status,
    ).toBe(403);
    expect((await browser.ask('GET', '/api/account/sessions')).status).toBe(200);
    const login = JSON.stringify({ name: 'Ana', password: PASSWORD });
    const forged = { method: 'POST', headers: { 'content-type': 'application/json' }, body: login };
    expect((await fetch(`${server.url}/api/session`, forged)).status).toBe(403);
  });

  it('AU5: sessions are listed and ended, one by one, by signing out, and by a new password', async () => {
    const { user, browser } = await aUser();
    const other = aBrowser(server, { 'user-agent': 'Another browser' });
    await other.signIn(user.name, PASSWORD);
    const listed = async (): Promise<OpenSessionList['sessions']> =>
      openSessionListSchema.parse(await (await browser.ask('GET', '/api/account/sessions')).json()).sessions;
    const sessions = await listed();
    expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
    const foreign = sessions.find(({ isThis }) => !isThis)!;
    expect((await admin.ask('DELETE', `/api/account/sessions/${foreign.sessionId}`)).status).toBe(404);
    expect((await browser.ask('DELETE', `/api/account/sessions/${foreign.sessionId}`)).status).toBe(204);
    expect((await other.ask('GET', '/api/trucks')).status).toBe(401);

    await other.signIn(user.name, PASSWORD);
    const next = 'another long password';
    expect((await browser.ask('PUT', '/api/account/password', { current: 'wrong', password: next })).status).toBe(403);
    expect((await browser.ask('PUT', '/api/account/password', { current: PASSWORD, password: 'short' })).status).toBe(
      400,
    );
    expect((await browser.ask('PUT', '/api/account/password', { current: PASSWORD, password: next })).status).toBe(204);
    expect((await other.ask('GET', '/api/trucks')).status).toBe(401);
    expect(await listed()).toHaveLength(1);
    expect((await other.signIn(user.name, next)).status).toBe(200);
    expect((await browser.ask('DELETE', '/api/session')).status).toBe(204);
    expect((await browser.ask('GET', '/api/trucks')).status).toBe(401);
  });
});

describe('users', () => {
  it('AU7: an admin makes, changes, disables and removes them; names are taken once', async () => {
    const { user, browser } = await aUser({ role: 'dispatcher' });
    const users = async (): Promise<UserList['users']> =>
      userListSchema.parse(await (await admin.ask('GET', '/api/users')).json()).users;
    expect(JSON.stringify(await users())).not.toMatch(/argon2|subject/);
    const twin = { name: user.name.toLowerCase(), password: PASSWORD, role: 'viewer', fleets: [] };
    expect((await admin.ask('POST', '/api/users', twin)).status).toBe(409);
    expect((await admin.ask('POST', '/api/users', { ...twin, name: 'x', fleets: ['none'] })).status).toBe(404);
    expect((await browser.ask('GET', '/api/users')).status).toBe(403);
    expect((await browser.ask('PATCH', `/api/users/${user.userId}`, { role: 'admin' })).status).toBe(403);
    expect((await admin.ask('PATCH', `/api/users/${user.userId}`, { role: 'operator' })).status).toBe(200);
    expect(await (await browser.ask('GET', '/api/session')).json()).toMatchObject({ user: { role: 'operator' } });
    expect((await admin.ask('PATCH', `/api/users/${user.userId}`, { disabled: true })).status).toBe(200);
    expect((await browser.ask('GET', '/api/trucks')).status).toBe(401);
    expect((await browser.signIn(user.name, PASSWORD)).status).toBe(401);
    expect((await admin.ask('DELETE', `/api/users/${user.userId}`)).status).toBe(204);
    expect((await users()).some(({ userId }) => userId === user.userId)).toBe(false);
    expect((await admin.ask('PATCH', `/api/users/${user.userId}`, {})).status).toBe(404);
  });

  it('AU7: the last admin stays one', async () => {
    const { users } = (await (await admin.ask('GET', '/api/users')).json()) as UserList;
    const { userId } = users.find(({ role }) => role === 'admin')!;
    for (const change of [{ role: 'viewer' }, { disabled: true }]) {
      expect((await admin.ask('PATCH', `/api/users/${userId}`, change)).status).toBe(409);
    }
    expect((await admin.ask('DELETE', `/api/users/${userId}`)).status).toBe(409);
  });

  it('AU8: fleets have trucks and users, and are gone for both when they are removed', async () => {
    const fleet = (await (await admin.ask('POST', '/api/fleets', { name: 'South' })).json()) as { fleetId: string };
    const { browser } = await aUser({ fleets: [fleet.fleetId], role: 'dispatcher' });
    const { browser: other } = await aUser({ fleets: [] });
    const trucks = `/api/fleets/${fleet.fleetId}/trucks`;
    expect(await (await admin.ask('POST', trucks, { add: ['T1', '__proto__'] })).json()).toEqual({
      truckIds: ['T1', '__proto__'],
    });
    expect((await browser.ask('POST', trucks, { add: ['T2'] })).status).toBe(403);
    expect(await fleetsSeenBy(browser)).toEqual([{ fleetId: fleet.fleetId, name: 'South', truckCount: 2 }]);
    expect(await fleetsSeenBy(other)).toEqual([]);
    expect((await admin.ask('PATCH', `/api/fleets/${fleet.fleetId}`, { name: 'North' })).status).toBe(200);
    expect((await admin.ask('DELETE', `/api/fleets/${fleet.fleetId}`)).status).toBe(204);
    expect(await fleetsSeenBy(browser)).toEqual([]);
    expect((await admin.ask('GET', trucks)).status).toBe(404);
  });

  it('AU9: an API token acts as its user with at most its role, until it is ended or over', async () => {
    const { user, browser } = await aUser({ role: 'dispatcher' });
    const made = await browser.ask('POST', '/api/account/tokens', { name: 'ERP', role: 'admin', days: 2 });
    const { secret, token } = (await made.json()) as MadeApiToken;
    const headers = { authorization: `Bearer ${secret}` };
    const statusOf = async (path: string): Promise<number> => (await fetch(`${server.url}${path}`, { headers })).status;
    expect([await statusOf('/api/trucks'), await statusOf('/api/audit')]).toEqual([200, 403]);
    expect([await statusOf('/api/account/tokens'), await statusOf('/api/users')]).toEqual([403, 403]);
    const socket = await server.connect({ auth: { token: secret } });
    expect(await socket.emitWithAck('join', { user: 'ERP' })).toHaveProperty('message');
    const list: ApiTokenList = apiTokenListSchema.parse(await (await browser.ask('GET', '/api/account/tokens')).json());
    expect(list.tokens).toMatchObject([{ tokenId: token.tokenId, name: 'ERP' }]);
    expect(JSON.stringify(list)).not.toContain(secret);
    server.advance(2 * DAY_MS);
    expect(await statusOf('/api/trucks')).toBe(401);
    expect((await browser.ask('DELETE', `/api/account/tokens/${token.tokenId}`)).status).toBe(204);
    expect((await browser.ask('DELETE', `/api/account/tokens/${token.tokenId}`)).status).toBe(404);
    expect(user.role).toBe('dispatcher');
  });

  it('AU6: a session ends after a week away, and after a month in any case', async () => {
    const { user, browser } = await aUser();
    server.advance(6 * DAY_MS);
    expect((await browser.ask('GET', '/api/trucks')).status).toBe(200);
    server.advance(7 * DAY_MS);
    expect((await browser.ask('GET', '/api/trucks')).status).toBe(401);
    await browser.signIn(user.name, PASSWORD);
    for (let week = 0; week < 5; week += 1) {
      server.advance(6 * DAY_MS - 1);
      expect((await browser.ask('GET', '/api/trucks')).status).toBe(week < 4 ? 200 : 401);
    }
    await admin.signIn(adminName, PASSWORD);
  });

  it('AU10: what was done by whom is told to admins, newest first, a page at a time, without a secret', async () => {
    const first = await auditPage('limit=3');
    const second = await auditPage(`limit=3&before=${first.next}`);
    const entries = [...first.entries, ...second.entries];
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted((a, b) => b - a));
    expect(new Set(entries.map(({ entryId }) => entryId)).size).toBe(6);
    const all = (await auditPage('limit=200')).entries;
    const deeds = new Set(all.map(({ what }) => what));
    for (const deed of [
      'server.set-up',
      'session.opened',
      'session.refused',
      'user.made',
      'user.changed',
      'token.made',
    ])
      expect(deeds).toContain(deed);
    expect(JSON.stringify(all)).not.toMatch(new RegExp(`${PASSWORD}|fmk_|argon2`));
    const { browser } = await aUser();
    expect((await browser.ask('GET', '/api/audit')).status).toBe(403);
  });
});

async function fleetsSeenBy(who: Browser): Promise<FleetList['fleets']> {
  return ((await (await who.ask('GET', '/api/fleets')).json()) as FleetList).fleets;
}

async function auditPage(query: string): Promise<AuditPage> {
  return auditPageSchema.parse(await (await admin.ask('GET', `/api/audit?${query}`)).json());
}
