import type { IncomingMessage } from 'node:http';

/** What somebody shows to be believed: the cookie of a browser, or the token of a program, device or link. */
export interface Credential {
  readonly session?: string | undefined;
  readonly token?: string | undefined;
}

/** Never from the address: that ends up in logs and histories. */
export function credentialOfRequest({ headers }: IncomingMessage): Credential {
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return { token, session: sessionOf(headers.cookie) };
}

/** A stock socket.io-client sends the token as `auth: { token }`; a page of ours sends its cookie with the handshake. */
export function credentialOfHandshake(request: IncomingMessage, auth: Readonly<Record<string, unknown>>): Credential {
  const fromRequest = credentialOfRequest(request);
  return typeof auth['token'] === 'string' ? { token: auth['token'] } : fromRequest;
}

function sessionOf(cookies = ''): string | undefined {
  const [, session] = /(?:^|; *)(?:__Host-)?fleetmap_session=([\w-]{1,100})(?:;|$)/.exec(cookies) ?? [];
  return session;
}
