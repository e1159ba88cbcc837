import type { LiveSocket } from '../core/live-socket.js';
import type { Identity } from './identity.js';
import type { Principal } from './principal.js';
import type { Visibility } from './visibility.js';

interface Authorities {
  readonly identity: Identity;
  readonly visibility: Visibility;
}

/** Finds out who connects and with which rights. */
export function admit(socket: LiveSocket, { identity, visibility }: Authorities): Principal {
  const principal = identity.of(socket.data.credential);
  socket.data.principal = principal;
  socket.data.standing = standingOf(principal, visibility);
  return principal;
}

/**
 * Cuts every connection whose holder signed out, expired, was disabled, or may do or see something else than when it came. The
 * client comes back by itself, and is then who it is now.
 */
export function reviewSockets(sockets: Iterable<LiveSocket>, { identity, visibility }: Authorities): void {
  for (const socket of sockets) {
    const principal = identity.of(socket.data.credential);
    if (standingOf(principal, visibility) !== socket.data.standing) socket.disconnect(true);
  }
}

/** The end of a session moves with its use; everything else is the same as long as the rights are. */
function standingOf(principal: Principal, visibility: Visibility): string {
  return JSON.stringify([{ ...principal, expiresAt: 0 }, visibility.scopeOf(principal).key]);
}
