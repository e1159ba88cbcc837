/**
 * Who asks. `local`: somebody at this machine. `remote`: anybody else. `simulator`: the server's own simulated trucks.
 */
export type Principal = { readonly kind: 'local' } | { readonly kind: 'remote' } | { readonly kind: 'simulator' };

export const SIMULATOR: Principal = { kind: 'simulator' };

interface Peer {
  readonly address: string | undefined;
  /** A proxy stands between; then the address is the proxy's and says nothing. */
  readonly forwarded: boolean;
}

/** Tells this machine from the rest by the connection's address, which a sender cannot choose. */
export function principalOf({ address, forwarded }: Peer): Principal {
  const isLoopback = address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);
  return isLoopback && !forwarded ? { kind: 'local' } : { kind: 'remote' };
}
