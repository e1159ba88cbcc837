import { io } from 'socket.io-client';
import type { LiveSocket } from './live-socket.js';

/** The longest pause between two tries to connect. */
export const RECONNECT_WITHIN_MS = 3000;

const SETTINGS = {
  transports: ['websocket', 'polling'],
  reconnectionDelay: 500,
  reconnectionDelayMax: RECONNECT_WITHIN_MS,
  forceNew: true,
};

/** A socket of its own to the server. @param url absent in a browser: where the page came from */
export function openSocket(url?: string): LiveSocket {
  return url ? io(url, SETTINGS) : io(SETTINGS);
}
