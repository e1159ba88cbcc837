import type { IncomingMessage } from 'node:http';
import type { Env } from '../env.js';

const LOOPBACK_NAMES = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Whether a request may come from the page it comes from. A browser tells the page's origin, and that page must be ours
 * or one of ALLOWED_ORIGINS; from this machine the name in `Host` must be ours too, or any site could point its own name at
 * 127.0.0.1 and read the fleet (DNS rebinding). Devices and scripts send no origin and pass.
 */
export function isAllowedOrigin(request: IncomingMessage, env: Pick<Env, 'AUTH' | 'ALLOWED_ORIGINS'>): boolean {
  const isLocal = env.AUTH === 'open' || isFromThisMachine(request);
  const { origin, host = '' } = request.headers;
  const allowedHosts = env.ALLOWED_ORIGINS.map((allowed) => hostOf(allowed));
  if (isLocal && !LOOPBACK_NAMES.test(host.replace(/:\d+$/, '')) && !allowedHosts.includes(host)) return false;
  if (origin === undefined) return request.headers['sec-fetch-site'] !== 'cross-site' || isNavigation(request);
  return env.ALLOWED_ORIGINS.includes(origin) || hostOf(origin) === host;
}

const EMBEDDED = /^\/share\/embed(\?|$)/; // in whose frames it may stand, its content security policy says

/** Following a link from another site to the desk is fine; loading our addresses as its images or scripts is not. */
function isNavigation(request: IncomingMessage): boolean {
  return (
    request.headers['sec-fetch-mode'] === 'navigate' &&
    (request.headers['sec-fetch-dest'] === 'document' || EMBEDDED.test(request.url ?? '')) &&
    !/^\/(api|ingest)\b/.test(request.url ?? '')
  );
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined; // `Origin: null` and rubbish belong to nobody
  }
}

// Any of these says that a proxy stands between; then the address is the proxy's and tells nothing.
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** By the connection's address, which a sender cannot choose. */
function isFromThisMachine({ headers, socket }: IncomingMessage): boolean {
  return !FORWARDED.some((name) => name in headers) && /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
}
