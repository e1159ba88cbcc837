import type { ClientToServerEvents, ServerToClientEvents } from '@fleetmap/events';
import type { Socket } from 'socket.io-client';

/** A stock socket.io-client with the catalogs' events. */
export type LiveSocket = Socket<ServerToClientEvents, ClientToServerEvents>;
