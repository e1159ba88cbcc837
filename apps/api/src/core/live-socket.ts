import type { ClientToServerEvents, ServerToClientEvents } from '@fleetmap/events';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Credential } from '../auth/credential.js';
import type { Principal } from '../auth/principal.js';

/** What the server knows of one connection. */
interface SocketData {
  principal: Principal;
  /** By which it is known; looked at again while the connection lasts. */
  credential: Credential;
  /** What its rights come down to; when it changes, the connection is cut. */
  standing: string;
  /** It told what it sees and gets frames, not single events. */
  wantsFrames?: boolean;
}

/** Socket.IO's types with the catalogs' events: a wrong payload does not compile. */
export type LiveServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
export type LiveSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
