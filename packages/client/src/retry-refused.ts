import type { LiveSocket } from './live-socket.js';
import { RECONNECT_WITHIN_MS } from './open-socket.js';
import { noteUnauthenticated } from './unauthenticated.js';

/**
 * A refusal by the server (not a lost line) is not retried by socket.io itself: it is here, for the reason may pass. That nobody is
 * signed in is told. @returns what ends it
 */
export function retryRefused(socket: LiveSocket): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  socket.on('connect_error', (error) => {
    if (error.message === 'unauthenticated') noteUnauthenticated();
    clearTimeout(retry);
    if (!socket.active) retry = setTimeout(() => socket.connect(), RECONNECT_WITHIN_MS);
  });
  return () => clearTimeout(retry);
}
