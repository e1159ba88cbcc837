import { type Login, type Session, sessionSchema, type Setup } from '@fleetmap/events';
import { askFor, type AskOptions, askToDo, type Done, type Refusable } from '../answer-of.js';

const ADDRESS = '/api/session';

/** Who sits here, and what that one may. @throws Error when the server does not answer */
export function fetchSession(options?: AskOptions): Promise<Refusable<Session>> {
  return askFor(sessionSchema, { address: ADDRESS }, options);
}

/** Signs in; the browser keeps the cookie. @throws as above */
export function signIn(login: Login, options?: AskOptions): Promise<Refusable<Session>> {
  return askFor(sessionSchema, { address: ADDRESS, method: 'POST', body: login }, options);
}

/** @throws as above */
export function signOut(options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: ADDRESS, method: 'DELETE' }, options);
}

/** Makes the first admin and signs in as that one. @throws as above */
export function setUp(setup: Setup, options?: AskOptions): Promise<Refusable<Session>> {
  return askFor(sessionSchema, { address: '/api/setup', method: 'POST', body: setup }, options);
}
