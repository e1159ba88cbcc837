import { fetchSession, onUnauthenticated } from '@fleetmap/client';
import { isRejection } from '@fleetmap/events';
import { entranceOf, type SessionStore, takeSession } from './session-store.js';

const TRY_AGAIN_AFTER_MS = 3000;

/**
 * Asks who sits here: now, whenever the server says that nobody does any more, when the feed came back (what one may has
 * perhaps changed), and when the window is looked at again (one may have signed in beside it). @returns what ends it.
 */
export function watchSession(session: SessionStore, onFeedBack: (listener: () => void) => () => void): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  let asking: Promise<void> | undefined;

  async function ask(): Promise<void> {
    clearTimeout(retry);
    try {
      const answer = await fetchSession();
      if (isRejection(answer)) throw new Error(answer.code);
      takeSession(session, answer);
    } catch {
      session.setState({ isUnreachable: true });
      retry = setTimeout(check, TRY_AGAIN_AFTER_MS);
    }
  }

  function check(): void {
    asking ??= ask().finally(() => (asking = undefined));
  }

  function checkAtEntrance(): void {
    if (entranceOf(session.getState()) !== 'desk') check();
  }

  check();
  addEventListener('focus', checkAtEntrance);
  const stops = [onUnauthenticated(check), onFeedBack(check)];
  return () => {
    removeEventListener('focus', checkAtEntrance);
    clearTimeout(retry);
    for (const stop of stops) stop();
  };
}
