import type { Action, Session } from '@fleetmap/events';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Who sits here, as the server last told. */
export interface SessionState {
  /** Undefined until it told for the first time. */
  readonly session: Session | undefined;
  /** The server did not answer when it was asked last. */
  readonly isUnreachable: boolean;
  /** Somebody was signed in on this page, and is not any more. */
  readonly isLost: boolean;
}

export type SessionStore = StoreApi<SessionState>;

/** What the page is for: waiting for the server's word, making the first admin, signing in, or the desk. */
export type Entrance = 'waiting' | 'setup' | 'login' | 'desk';

export function createSessionStore(): SessionStore {
  return createStore<SessionState>(() => ({ session: undefined, isUnreachable: false, isLost: false }));
}

export function entranceOf({ session }: Pick<SessionState, 'session'>): Entrance {
  if (!session) return 'waiting';
  if (session.needsSetup) return 'setup';
  return session.auth === 'required' && session.user === null ? 'login' : 'desk';
}

/** Takes in what the server tells now. */
export function takeSession(store: SessionStore, session: Session): void {
  store.setState((before) => {
    const wasIn = before.session !== undefined && before.session.user !== null;
    const isIn = session.user !== null;
    return { session, isUnreachable: false, isLost: !isIn && (wasIn || before.isLost) };
  });
}

export function mayDo({ session }: Pick<SessionState, 'session'>, action: Action): boolean {
  return session?.may.includes(action) ?? false;
}
