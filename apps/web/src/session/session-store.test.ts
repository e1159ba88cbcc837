import type { Session } from '@fleetmap/events';
import { expect, it } from 'vitest';
import { createSessionStore, entranceOf, mayDo, takeSession } from './session-store.js';

const nobody: Session = { auth: 'required', needsSetup: false, provider: null, user: null, may: ['enter'] };
const ana: Session = {
  ...nobody,
  user: { userId: 'u1', name: 'Ana', role: 'viewer', fleets: [], signsInBy: 'password' },
  may: ['enter', 'view'],
};

it('without accounts the desk is there at once, and nobody was lost', () => {
  const store = createSessionStore();
  expect(entranceOf(store.getState())).toBe('waiting');
  takeSession(store, { ...nobody, auth: 'open' });
  expect(entranceOf(store.getState())).toBe('desk');
  expect(store.getState().isLost).toBe(false);
});

it('before there is an admin the entrance is the set-up', () => {
  expect(entranceOf({ session: { ...nobody, needsSetup: true } })).toBe('setup');
});

it('who was signed in and is not any more is told so until somebody signs in', () => {
  const store = createSessionStore();
  takeSession(store, nobody);
  expect(store.getState().isLost).toBe(false);
  takeSession(store, ana);
  expect(entranceOf(store.getState())).toBe('desk');
  takeSession(store, nobody);
  takeSession(store, nobody);
  expect(store.getState().isLost).toBe(true);
  expect(entranceOf(store.getState())).toBe('login');
  takeSession(store, ana);
  expect(store.getState().isLost).toBe(false);
});

it('what one may do is what the server told', () => {
  expect(mayDo({ session: ana }, 'view')).toBe(true);
  expect(mayDo({ session: ana }, 'manage-users')).toBe(false);
  expect(mayDo({ session: undefined }, 'view')).toBe(false);
});
