import type { FleetChoice, Role } from '@fleetmap/events';

/** What a user and a program that acts as one have in common. */
interface Account {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly fleets: FleetChoice;
  /** Epoch ms: from then on it is nobody. */
  readonly expiresAt: number;
}

/** Somebody who signed in. */
export interface UserPrincipal extends Account {
  readonly kind: 'user';
  readonly sessionId: string;
}

/** A program with an API token; it acts as the user who made it. */
export interface TokenPrincipal extends Account {
  readonly kind: 'token';
  readonly tokenId: string;
}

/** A device with a token of its own: it tells where one truck is. */
export interface DevicePrincipal {
  readonly kind: 'device';
  readonly deviceId: string;
  readonly truckId: string;
}

/** Who follows a share link: sees these trucks until it expires (epoch ms). */
export interface SharePrincipal {
  readonly kind: 'share';
  readonly linkId: string;
  readonly truckIds: ReadonlySet<string>;
  readonly expiresAt: number;
}

/**
 * Who asks. `local`: somebody at this machine while AUTH is open. `simulator`: the server's own simulated trucks. `anonymous`:
 * anybody else, also devices that have only a name.
 */
export type Principal =
  | { readonly kind: 'local' }
  | UserPrincipal
  | TokenPrincipal
  | DevicePrincipal
  | SharePrincipal
  | { readonly kind: 'simulator' }
  | { readonly kind: 'anonymous' };

export const LOCAL: Principal = { kind: 'local' };
export const SIMULATOR: Principal = { kind: 'simulator' };
export const ANONYMOUS: Principal = { kind: 'anonymous' };

/** Whose connections count together; undefined for whoever is not known by name. */
export function holderOf(principal: Principal): string | undefined {
  if (principal.kind === 'user' || principal.kind === 'token') return `user ${principal.userId}`;
  if (principal.kind === 'device') return `device ${principal.deviceId}`;
  return undefined;
}

/** Who it was, for people who read the log of what was done. */
export function nameOf(principal: Principal): string {
  if (principal.kind === 'user') return principal.name;
  return principal.kind === 'token' ? `${principal.name} (API token)` : principal.kind;
}
