import { type NewUser, type UserChange, type UserList, userListSchema } from '@fleetmap/events';
import { askFor, type AskOptions, askToDo, type Done, type Refusable } from '../answer-of.js';

const ADDRESS = '/api/users';

/** @throws Error when the server does not answer */
export function fetchUsers(options?: AskOptions): Promise<Refusable<UserList>> {
  return askFor(userListSchema, { address: ADDRESS }, options);
}

/** @throws as above */
export function createUser(body: NewUser, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: ADDRESS, method: 'POST', body }, options);
}

/** What is given is changed. @throws as above */
export function changeUser(userId: string, body: UserChange, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: addressOf(userId), method: 'PATCH', body }, options);
}

/** @throws as above */
export function removeUser(userId: string, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: addressOf(userId), method: 'DELETE' }, options);
}

function addressOf(userId: string): string {
  return `${ADDRESS}/${encodeURIComponent(userId)}`;
}
