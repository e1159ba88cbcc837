import type { IncomingMessage } from 'node:http';

export const SESSION_COOKIE = 'fleetmap_session';
export const SECURE_SESSION_COOKIE = `__Host-${SESSION_COOKIE}`; // browsers take it over https only, from this very host

/** What somebody shows to be believed: the cookie of a browser, or the token of a program, device or link. */
export interface Credential {
  readonly session?: string | undefined;
  readonly token?: string | undefined;
}

/** Never from the address: that ends up in logs and histories. */
export function credentialOfRequest({ headers }: IncomingMessage): Credential {
  const [, scheme = '', given = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const token = /basic/i.test(scheme) ? passwordOf(given) : given || undefined;
  return { token, session: sessionOf(headers.cookie) };
}

/** Phone apps can carry a token nowhere but as the password of HTTP Basic. */
function passwordOf(credentials: string): string | undefined {
  const [, password] = /^[^:]*:(.+)$/s.exec(Buffer.from(credentials, 'base64').toString('utf8')) ?? [];
  return password;
}

/** A stock socket.io-client sends the token as `auth: { token }`; a page of ours sends its cookie with the handshake. */
export function credentialOfHandshake(request: IncomingMessage, auth: Readonly<Record<string, unknown>>): Credential {
  const fromRequest = credentialOfRequest(request);
  return typeof auth['token'] === 'string' ? { token: auth['token'] } : fromRequest;
}

function sessionOf(cookies = ''): string | undefined {
  // The one that only this host can have set over https goes first.
  return valueOf(SECURE_SESSION_COOKIE, cookies) ?? valueOf(SESSION_COOKIE, cookies);
}

function valueOf(name: string, cookies: string): string | undefined {
  const found = cookies.split('; ').find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
