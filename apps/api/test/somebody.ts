import type { FleetChoice, Role } from '@fleetmap/events';
import { Identity } from '../src/auth/identity.js';
import type { Principal } from '../src/auth/principal.js';
import type { RunningServer } from './running-server.js';

/** Somebody whom the server knows, with what a request or a socket of theirs carries. */
export interface Somebody {
  readonly token: string;
  readonly headers: { readonly authorization: string };
}

let last = 0;

/** A program that acts as a user of this role, without the way through an account. */
export function somebody(server: RunningServer, role: Role, fleets: FleetChoice = 'all'): Somebody {
  last += 1;
  const [userId, name, tokenId] = [`U${last}`, `${role} ${last}`, `K${last}`];
  return someone(server, { kind: 'token', userId, name, role, fleets, tokenId, expiresAt: Date.now() + 3_600_000 });
}

/** The same for any kind of principal. */
export function someone(server: RunningServer, principal: Principal): Somebody {
  last += 1;
  const token = `test${last}_secret`;
  server.app.get(Identity).addTokens(token, () => principal);
  return { token, headers: { authorization: `Bearer ${token}` } };
}
