import { entranceOf, type SessionStore } from './session-store.js';

/**
 * Runs what asks the server for the fleet while somebody may ask. Who signs in after the session was lost gets a fresh page at
 * the same address: what is in memory may be another user's.
 * @param start returns what ends it
 */
export function runWhileIn(session: SessionStore, start: () => () => void): () => void {
  let stop: (() => void) | undefined;
  let hasRun = false;

  function follow(): void {
    const isIn = entranceOf(session.getState()) === 'desk';
    if (isIn && !stop) {
      if (hasRun) return location.reload();
      hasRun = true;
      stop = start();
    } else if (!isIn && stop) {
      stop();
      stop = undefined;
    }
  }

  follow();
  const unsubscribe = session.subscribe(follow);
  return () => {
    unsubscribe();
    stop?.();
  };
}
