import {
  type ApiTokenList,
  apiTokenListSchema,
  type MadeApiToken,
  madeApiTokenSchema,
  type NewApiToken,
  type OpenSessionList,
  openSessionListSchema,
  type PasswordChange,
} from '@fleetmap/events';
import { askFor, type AskOptions, askToDo, type Done, type Refusable } from '../answer-of.js';

const ADDRESS = '/api/account';

/** Ends every other session of the user. @throws Error when the server does not answer */
export function changePassword(body: PasswordChange, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: `${ADDRESS}/password`, method: 'PUT', body }, options);
}

/** Where the user is signed in. @throws as above */
export function fetchOpenSessions(options?: AskOptions): Promise<Refusable<OpenSessionList>> {
  return askFor(openSessionListSchema, { address: `${ADDRESS}/sessions` }, options);
}

/** @throws as above */
export function endSession(sessionId: string, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: `${ADDRESS}/sessions/${encodeURIComponent(sessionId)}`, method: 'DELETE' }, options);
}

/** Keys of programs that act as the user. @throws as above */
export function fetchApiTokens(options?: AskOptions): Promise<Refusable<ApiTokenList>> {
  return askFor(apiTokenListSchema, { address: `${ADDRESS}/tokens` }, options);
}

/** The answer holds the secret, the only time. @throws as above */
export function createApiToken(body: NewApiToken, options?: AskOptions): Promise<Refusable<MadeApiToken>> {
  return askFor(madeApiTokenSchema, { address: `${ADDRESS}/tokens`, method: 'POST', body }, options);
}

/** @throws as above */
export function revokeApiToken(tokenId: string, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: `${ADDRESS}/tokens/${encodeURIComponent(tokenId)}`, method: 'DELETE' }, options);
}
