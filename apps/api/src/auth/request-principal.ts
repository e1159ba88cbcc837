import type { IncomingMessage } from 'node:http';
import { ANONYMOUS, type Principal } from './principal.js';

const principalByRequest = new WeakMap<IncomingMessage, Principal>();

/** The gate notes who asks. */
export function notePrincipal(request: IncomingMessage, principal: Principal): void {
  principalByRequest.set(request, principal);
}

/** Who asks, as the gate found. */
export function principalOfRequest(request: IncomingMessage): Principal {
  return principalByRequest.get(request) ?? ANONYMOUS;
}
