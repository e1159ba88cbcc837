import {
  type ClientToServerEvents,
  isRejection,
  type Joined,
  type Rejection,
  serverEvents,
  type ServerToClientEvents,
  type TruckLocation,
} from '@fleetmap/events';
import { io, type Socket } from 'socket.io-client';
import { watchNetwork } from './watch-network.js';

/**
 * The truth about the feed: `live` only after the server let us in and while it answers; `reconnecting` from the moment
 * the connection is lost; `offline` when the machine has no network or the server stayed away for {@link OFFLINE_AFTER_MS}.
 * It goes on trying in every state.
 */
export type LiveStatus = 'connecting' | 'live' | 'reconnecting' | 'offline';

export interface LiveOptions {
  /** Where the server is; absent in a browser: where the page came from. */
  readonly url?: string;
  /** Who is watching, 1–64 printable characters. */
  readonly user: string;
  /** Every truck once after each (re)connection, then every change. */
  readonly onTruckLocation: (change: TruckLocation) => void;
  readonly onStatus?: (status: LiveStatus) => void;
  readonly onJoined?: (joined: Joined) => void;
  /** The server refused something. */
  readonly onRejection?: (rejection: Rejection) => void;
}

/** Trying for this long without an answer is called offline. */
export const OFFLINE_AFTER_MS = 15_000;

/** Opens the live feed and keeps it open. @returns what closes it. */
export function connectLive(options: LiveOptions): () => void {
  const { url, user, onTruckLocation, onStatus, onJoined, onRejection } = options;
  const settings = {
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 3000,
    forceNew: true,
  };
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = url ? io(url, settings) : io(settings);
  let status: LiveStatus | undefined;
  let offlineTimer: ReturnType<typeof setTimeout> | undefined;

  function tell(next: LiveStatus): void {
    if (next !== 'reconnecting' && next !== 'connecting') {
      clearTimeout(offlineTimer);
      offlineTimer = undefined;
    } else {
      offlineTimer ??= setTimeout(() => tell('offline'), OFFLINE_AFTER_MS);
    }
    if (next === status) return;
    status = next;
    onStatus?.(next);
  }

  socket.on('connect', () => {
    socket.emit('join', { user }, (answer) => {
      if (isRejection(answer)) return onRejection?.(answer);
      tell('live');
      onJoined?.(answer);
    });
  });
  socket.on('truck-location', (payload) => {
    const change = serverEvents['truck-location'].payload.safeParse(payload);
    if (change.success) onTruckLocation(change.data);
  });
  socket.on('rejection', (payload) => {
    const rejection = serverEvents.rejection.payload.safeParse(payload);
    if (rejection.success) onRejection?.(rejection.data);
  });
  socket.on('disconnect', (reason) => {
    tell('reconnecting');
    // A server that closes us on purpose is not retried by socket.io itself.
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', () => {
    if (status !== 'offline' && status !== 'connecting') tell('reconnecting');
    // A refusal by the server (not a lost line) is not retried by socket.io itself.
    if (!socket.active) setTimeout(() => socket.connect(), settings.reconnectionDelayMax);
  });
  const stopWatching = watchNetwork(url, {
    onLost() {
      tell('offline');
      socket.io.engine.close(); // do not wait for a ping that cannot come
    },
    onBack() {
      if (socket.connected) return;
      tell('reconnecting');
      socket.disconnect().connect(); // at once, not after the back-off
    },
  });
  tell('connecting');

  return function disconnect() {
    stopWatching();
    clearTimeout(offlineTimer);
    socket.removeAllListeners();
    socket.disconnect();
  };
}
