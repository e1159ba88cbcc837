import type { Env } from '../env.js';
import type { Principal } from './principal.js';

/** What can be done here: see the fleet, tell where a truck is, run simulations. */
export type Action = 'view' | 'report' | 'simulate';

type Table = Readonly<Record<Principal['kind'], Readonly<Record<Action, boolean>>>>;

// No default row: a new kind of principal or action does not compile until it stands here.
const tableOf: Readonly<Record<Env['AUTH'], Table>> = {
  open: {
    local: { view: true, report: true, simulate: true },
    // A proxy on this machine was set up by its owner; the server itself hears loopback only.
    remote: { view: true, report: true, simulate: true },
    simulator: { view: false, report: true, simulate: false },
  },
  required: {
    local: { view: true, report: true, simulate: true },
    remote: { view: false, report: true, simulate: false },
    simulator: { view: false, report: true, simulate: false },
  },
};

/** The one place that says who may do what. */
export function isAllowed(auth: Env['AUTH'], principal: Principal, action: Action): boolean {
  return tableOf[auth][principal.kind][action];
}
