import type { IncomingMessage } from 'node:http';

/**
 * Who asks. `local`: somebody at this machine. `remote`: anybody else. `simulator`: the server's own simulated trucks.
 */
export type Principal = { readonly kind: 'local' } | { readonly kind: 'remote' } | { readonly kind: 'simulator' };

export const SIMULATOR: Principal = { kind: 'simulator' };

// Any of these says that a proxy stands between; then the address is the proxy's and tells nothing.
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** Tells this machine from the rest by the connection's address, which a sender cannot choose. */
export function principalOfRequest({ headers, socket }: IncomingMessage): Principal {
  const isForwarded = FORWARDED.some((name) => name in headers);
  return isForwarded ? { kind: 'remote' } : principalOfAddress(socket.remoteAddress);
}

/** The same for a connection that cannot tell whether it was forwarded. */
export function principalOfAddress(address = ''): Principal {
  return /^(::ffff:)?127\.|^::1$/.test(address) ? { kind: 'local' } : { kind: 'remote' };
}
