import { OAuth2Server } from 'oauth2-mock-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, type Browser } from './browser.js';
import { type RunningServer, startServer } from './running-server.js';

// A provider of npm on this machine, which asks nobody for a password.
const PUBLIC_URL = 'http://fleet.example.com';
const provider = new OAuth2Server();
let server: RunningServer;
let claims: Record<string, unknown> = {};

beforeAll(async () => {
  await provider.issuer.keys.generate('RS256');
  await provider.start(0, '127.0.0.1');
  provider.service.on('beforeTokenSigning', ({ payload }: { payload: object }) => Object.assign(payload, claims));
  server = await startServer({
    AUTH: 'required',
    PUBLIC_URL,
    OIDC_ISSUER: provider.issuer.url ?? '',
    OIDC_CLIENT_SECRET: 'secret of the server',
    OIDC_ROLES: 'fleet-admins:admin,drivers:viewer',
  });
});
afterAll(async () => {
  await server.stop();
  await provider.stop();
});

/** Goes to the provider and follows it back. @returns where the browser lands, and the browser */
async function signIn(given: Record<string, unknown>, changeBack = (url: string) => url) {
  claims = given;
  const browser = aBrowser(server);
  const there = await browser.ask('GET', '/api/oidc/login');
  const asked = new URL(there.headers.get('location')!);
  const back = await fetch(asked, { redirect: 'manual' });
  const path = changeBack(back.headers.get('location')!.slice(PUBLIC_URL.length));
  const landed = await browser.ask('GET', path);
  return { browser, asked, path, landedAt: landed.headers.get('location') };
}

async function userOf(browser: Browser): Promise<unknown> {
  return ((await (await browser.ask('GET', '/api/session')).json()) as { user: unknown }).user;
}

describe('an identity provider', () => {
  it('AU11: signs in whom it knows, with the greatest role that its claim gives, the same user each time', async () => {
    const { browser, asked, landedAt } = await signIn({
      sub: '1',
      preferred_username: 'Ana',
      roles: ['drivers', 'fleet-admins'],
    });
    expect(landedAt).toBe('/');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      response_type: 'code',
    });
    const user = (await userOf(browser)) as { userId: string };
    expect(user).toMatchObject({ name: 'Ana', role: 'admin', signsInBy: 'provider' });
    expect((await browser.ask('GET', '/api/trucks')).status).toBe(200);
    const again = await signIn({ sub: '1', preferred_username: 'Ana', roles: 'fleet-admins' });
    expect(await userOf(again.browser)).toMatchObject({ userId: user.userId, role: 'admin' });
    expect((await aBrowser(server).signIn('Ana', '')).status).toBe(401);
  });

  it('AU11: somebody else of the same name is somebody else, and sees no fleet before an admin says which', async () => {
    const { browser } = await signIn({ sub: '2', preferred_username: 'Ana', roles: ['drivers'] });
    expect(await userOf(browser)).toMatchObject({
      role: 'viewer',
      fleets: [],
      name: expect.stringMatching(/^Ana .../) as string,
    });
  });

  it('AU11: who has no role there does not come in', async () => {
    const { browser, landedAt } = await signIn({ sub: '3', preferred_username: 'Eve', roles: ['others'] });
    expect(landedAt).toBe('/login#refused');
    expect(await userOf(browser)).toBeNull();
  });

  it('AU11: an answer that was not asked for by this browser, or comes twice, is refused', async () => {
    const good = { sub: '1', preferred_username: 'Ana', roles: 'fleet-admins' };
    for (const change of [
      (path: string) => path.replace(/state=[^&]+/, 'state=other'),
      (path: string) => path.replace(/code=[^&]+/, 'code=guessed'),
      () => '/api/oidc/callback?error=access_denied',
    ])
      expect((await signIn(good, change)).landedAt).toBe('/login#refused');
    const { path } = await signIn(good);
    expect((await aBrowser(server).ask('GET', path)).headers.get('location')).toBe('/login#refused');
  });
});
