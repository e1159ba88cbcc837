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

interface SocketOptions {
  /** Where the server is; absent in a browser: where the page came from. */
  readonly url?: string | undefined;
  /** Who asks, where no cookie tells it. It never stands in an address. */
  readonly token?: string | undefined;
}

/** A socket of its own to the server. */
export function openSocket({ url, token }: SocketOptions = {}): LiveSocket {
  const settings = token === undefined ? SETTINGS : { ...SETTINGS, auth: { token } };
  return url ? io(url, settings) : io(settings);
}
