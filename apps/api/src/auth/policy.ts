import { type Action, actionSchema, type Rejection, type Role, ROLES } from '@fleetmap/events';
import type { Principal } from './principal.js';

/** The least role that may do it, and which of those without a role; `token`: whether an API token may do it for its user. */
interface Row extends Readonly<Record<Exclude<Principal['kind'], 'user'>, boolean>> {
  readonly role: Role;
  /** It shows what belongs to no fleet: only who sees every truck may. */
  readonly whole?: true;
  /** It is about things that belong to fleets: who is of none has none, and may make none. */
  readonly ofFleet?: true;
}

const yes = true;
const no = false;

// No default row or column: a new action or kind of principal does not compile until it stands here.
const table: Readonly<Record<Action, Row>> = {
  enter: { role: 'viewer', local: yes, token: yes, device: yes, share: yes, simulator: no, anonymous: yes },
  'own-account': { role: 'viewer', local: no, token: no, device: no, share: no, simulator: no, anonymous: no },
  view: { role: 'viewer', local: yes, token: yes, device: no, share: no, simulator: no, anonymous: no },
  // The audience of a share link is its trucks: it hears of no other.
  'view-live': { role: 'viewer', local: yes, token: yes, device: no, share: yes, simulator: no, anonymous: no },
  // A link has addresses of its own: no list, frame or guess of another address can tell it more.
  'view-shared': { role: 'viewer', local: yes, token: yes, device: no, share: yes, simulator: no, anonymous: no },
  'view-history': { role: 'viewer', local: yes, token: yes, device: no, share: no, simulator: no, anonymous: no },
  export: { role: 'dispatcher', local: yes, token: yes, device: no, share: no, simulator: no, anonymous: no },
  // A device without a token has only a name: whether it may report is asked of the register of devices.
  report: { role: 'operator', local: yes, token: yes, device: yes, share: no, simulator: yes, anonymous: yes },
  'view-plans': {
    role: 'viewer',
    ofFleet: yes,
    local: yes,
    token: yes,
    device: no,
    share: no,
    simulator: no,
    anonymous: no,
  },
  plan: {
    role: 'dispatcher',
    ofFleet: yes,
    local: yes,
    token: yes,
    device: no,
    share: no,
    simulator: no,
    anonymous: no,
  },
  'view-simulations': {
    role: 'viewer',
    ofFleet: yes,
    local: yes,
    token: yes,
    device: no,
    share: no,
    simulator: no,
    anonymous: no,
  },
  simulate: {
    role: 'operator',
    ofFleet: yes,
    local: yes,
    token: yes,
    device: no,
    share: no,
    simulator: no,
    anonymous: no,
  },
  share: { role: 'dispatcher', local: yes, token: yes, device: no, share: no, simulator: no, anonymous: no },
  'manage-devices': { role: 'operator', local: yes, token: yes, device: no, share: no, simulator: no, anonymous: no },
  'manage-fleets': { role: 'admin', local: yes, token: yes, device: no, share: no, simulator: no, anonymous: no },
  'manage-users': { role: 'admin', local: yes, token: no, device: no, share: no, simulator: no, anonymous: no },
  'read-metrics': {
    role: 'viewer',
    whole: yes,
    local: yes,
    token: yes,
    device: no,
    share: no,
    simulator: no,
    anonymous: no,
  },
  'read-audit': { role: 'admin', local: yes, token: yes, device: no, share: no, simulator: no, anonymous: no },
};

/** The one place that says who may do what. Of which trucks and things is asked of {@link Visibility}. */
export function isAllowed(principal: Principal, action: Action): boolean {
  const row = table[action];
  if (principal.kind !== 'user' && principal.kind !== 'token') return row[principal.kind];
  const hasRole = ROLES.indexOf(principal.role) >= ROLES.indexOf(row.role);
  const seesAll = principal.role === 'admin' || principal.fleets === 'all';
  const seesEnough = seesAll || (!row.whole && (!row.ofFleet || principal.fleets.length > 0));
  return hasRole && seesEnough && (principal.kind === 'user' || row.token);
}

/** Why it may not, or undefined when it may. */
export function refusalOf(principal: Principal, action: Action): Rejection | undefined {
  if (isAllowed(principal, action)) return undefined;
  return principal.kind === 'anonymous' ? UNAUTHENTICATED : FORBIDDEN;
}

/** All that it may do. */
export function actionsOf(principal: Principal): Action[] {
  return actionSchema.options.filter((action) => isAllowed(principal, action));
}

const UNAUTHENTICATED: Rejection = { code: 'unauthenticated', message: 'Sign in first.' };
const FORBIDDEN: Rejection = { code: 'forbidden', message: 'You may not do this here.' };
