import type { IncomingMessage } from 'node:http';
import type { Env } from '../../env.js';

/** Where people and apps find this server: the name under which a proxy publishes it, else the one that was asked. */
export function publicOriginOf({ headers, socket }: IncomingMessage, env: Pick<Env, 'ALLOWED_ORIGINS'>): string {
  const [published] = env.ALLOWED_ORIGINS;
  return published ?? `http://${headers.host ?? `localhost:${socket.localPort ?? ''}`}`;
}
