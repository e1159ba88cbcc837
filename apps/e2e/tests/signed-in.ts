import type { ServerProcess } from '@fleetmap/testing';
import type { BrowserContext } from '@playwright/test';

/** Somebody at another program than the browser, signed in as the admin of a new server. */
export interface SignedIn {
  readonly ask: (method: string, path: string, body?: object) => Promise<Response>;
  signIn(): Promise<void>;
  /** The browser is signed in as well, by the same session. */
  lend(context: BrowserContext): Promise<void>;
}

export const ADMIN = { name: 'Helena', password: 'correct horse battery' };

/** Makes the first admin by the printed link. */
export async function setUpAdmin(server: ServerProcess): Promise<SignedIn> {
  let cookie = '';
  async function ask(method: string, path: string, body?: object): Promise<Response> {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { 'x-fleetmap': '1', cookie, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer;
  }
  const [, token] = (await server.setUpUrl()).split('#token=');
  await ask('POST', '/api/setup', { token, ...ADMIN });
  return {
    ask,
    signIn: async () => void (await ask('POST', '/api/session', ADMIN)),
    async lend(context) {
      const [name, value] = cookie.split('=') as [string, string];
      await context.addCookies([{ name, value, url: server.url }]);
    },
  };
}
