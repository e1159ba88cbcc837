import { isRejection, serverEvents } from '@fleetmap/events';
import { createFrameFeed } from './frame-feed.js';
import { type LiveConnection, type LiveOptions, type LiveStatus, OFFLINE_AFTER_MS } from './live-connection.js';
import { openSocket } from './open-socket.js';
import { retryRefused } from './retry-refused.js';
import { watchNetwork } from './watch-network.js';

/** Opens the live feed and keeps it open. @returns what tells it what is seen and what closes it. */
export function connectLive(options: LiveOptions): LiveConnection {
  const { url, token, user, onTruckLocation, onTruckGone, onJoined, onRejection } = options;
  const socket = openSocket({ url, token });
  const status = createStatus(options);
  const frames = createFrameFeed(socket, options);
  let watchedId: string | undefined;
  let isNetworkLost = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const watch = (): void => void socket.emit('watch', { truckIds: watchedId === undefined ? [] : [watchedId] });
  function takeLocation(payload: unknown): void {
    const change = serverEvents['truck-location'].payload.safeParse(payload);
    if (change.success) onTruckLocation(change.data);
  }

  socket.on('connect', () => {
    frames.resume(); // before joining, or the whole fleet would come one by one
    if (watchedId !== undefined) watch();
    socket.emit('join', { user }, (answer) => {
      if (isRejection(answer)) return onRejection?.(answer);
      status.tell('live');
      onJoined?.(answer);
    });
  });
  socket.on('truck-location', takeLocation);
  socket.on('truck-detail', takeLocation);
  socket.on('truck-gone', (payload) => {
    const gone = serverEvents['truck-gone'].payload.safeParse(payload);
    if (gone.success) onTruckGone?.(gone.data.truckId);
  });
  socket.on('rejection', (payload) => {
    const rejection = serverEvents.rejection.payload.safeParse(payload);
    if (rejection.success) onRejection?.(rejection.data);
  });
  socket.on('server-closing', (payload) => {
    const closing = serverEvents['server-closing'].payload.safeParse(payload);
    if (!closing.success) return;
    socket.disconnect(); // or socket.io would be back at once, with everybody else
    retry = setTimeout(() => socket.connect(), Math.random() * closing.data.reconnectWithinMs);
  });
  socket.on('disconnect', (reason) => {
    if (!isNetworkLost) status.tell('reconnecting');
    // A server that closes us on purpose is not retried by socket.io itself.
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', () => {
    if (status.current() === 'live') status.tell('reconnecting');
  });
  const stopRetrying = retryRefused(socket);
  const stopWatching = watchNetwork(url, {
    onLost() {
      isNetworkLost = true;
      status.tell('offline');
      socket.io.engine.close(); // do not wait for a ping that cannot come
    },
    onBack() {
      isNetworkLost = false;
      if (socket.connected) return;
      status.tell('reconnecting');
      socket.disconnect().connect(); // at once, not after the back-off
    },
  });

  return {
    look: (view) => frames.look(view),
    watch(truckId) {
      watchedId = truckId;
      if (socket.connected) watch();
    },
    close() {
      clearTimeout(retry);
      stopRetrying();
      stopWatching();
      frames.close();
      status.close();
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}

/** Tells each change of status once; one that goes on too long without the server becomes `offline`. */
function createStatus({ onStatus }: LiveOptions): {
  tell(next: LiveStatus): void;
  current(): LiveStatus;
  close(): void;
} {
  let status: LiveStatus | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(next: LiveStatus): void {
    const isTrying = next === 'reconnecting' || next === 'connecting';
    if (isTrying) timer ??= setTimeout(() => tell('offline'), OFFLINE_AFTER_MS);
    else clearTimeout(timer);
    if (!isTrying) timer = undefined;
    if (next === status) return;
    status = next;
    onStatus?.(next);
  }

  tell('connecting');
  return { tell, current: () => status ?? 'connecting', close: () => clearTimeout(timer) };
}
