import { expect } from 'vitest';
import { SetUp } from '../src/accounts/set-up.js';
import type { RunningServer } from './running-server.js';

/** What a browser does by itself: keeps its cookie, tells its origin. */
export interface Browser {
  readonly cookie: string;
  /** What the cookie holds. */
  readonly secret: string;
  ask(method: string, path: string, body?: object): Promise<Response>;
  signIn(name: string, password: string): Promise<Response>;
}

export function aBrowser(server: RunningServer, headers: Record<string, string> = {}): Browser {
  let cookie = '';
  const browser: Browser = {
    get cookie() {
      return cookie;
    },
    get secret() {
      return cookie.split('=')[1] ?? '';
    },
    async ask(method, path, body) {
      const response = await fetch(`${server.url}${path}`, {
        method,
        redirect: 'manual',
        headers: { ...headers, cookie, 'x-fleetmap': '1', ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return response;
    },
    signIn: (name, password) => browser.ask('POST', '/api/session', { name, password }),
  };
  return browser;
}

/** Makes the first admin by the link, or signs the same one in again. */
export async function setUpAdmin(server: RunningServer, browser = aBrowser(server)): Promise<Browser> {
  const link = server.app.get(SetUp).linkAt(server.url);
  const admin = { name: 'Admin', password: 'the password of the admin' };
  const token = link?.split('#token=')[1];
  const answer = token
    ? await browser.ask('POST', '/api/setup', { token, ...admin })
    : await browser.signIn(admin.name, admin.password);
  expect(answer.status).toBe(200);
  return browser;
}
