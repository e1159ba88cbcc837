import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import type { Rejection } from '@fleetmap/events';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { credentialOfHandshake } from '../auth/credential.js';
import { Identity } from '../auth/identity.js';
import { isAllowedOrigin } from '../auth/origin.js';
import { actionsOfEvents, guardEvents } from '../auth/socket-gate.js';
import { holderOf } from '../auth/principal.js';
import { admit, reviewSockets } from '../auth/socket-review.js';
import { Visibility } from '../auth/visibility.js';
import { createAllowance } from '../core/allowance.js';
import { peerOf, createConnectionCount } from '../core/connection-count.js';
import type { LiveServer, LiveSocket } from '../core/live-socket.js';
import { Meters } from '../core/meters.js';
import type { Env } from '../env.js';
import { queuedFor } from './frames/write-frame.js';

/** Socket.IO with our limits. CORS does not protect WebSockets, so the origin is checked at the handshake. */
export class SocketAdapter extends IoAdapter {
  private review: NodeJS.Timeout | undefined;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly env: Env,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const { env } = this;
    const addresses = createConnectionCount(env.SOCKET_MAX_PER_ADDRESS);
    const holders = createConnectionCount(env.SOCKET_MAX_PER_USER);
    const server = super.createIOServer(port, {
      ...(options as ServerOptions),
      ...(env.ALLOWED_ORIGINS.length > 0 ? { cors: { origin: env.ALLOWED_ORIGINS } } : {}),
      allowRequest: (request, decide) => {
        if (!isAllowedOrigin(request, env)) decide('forbidden_origin', false);
        else if (isHandshake(request) && !addresses.hasRoom(peerOf(request.socket)))
          decide('too_many_connections', false);
        else decide(null, true);
      },
      maxHttpBufferSize: env.SOCKET_MAX_BYTES,
      pingInterval: env.SOCKET_PING_INTERVAL_MS,
      pingTimeout: env.SOCKET_PING_TIMEOUT_MS,
      serveClient: false,
    }) as LiveServer;
    server.engine.on('connection', (connection: Connection) =>
      addresses.count(peerOf(connection.request.socket), connection),
    );
    const identity = this.app.get(Identity);
    const visibility = this.app.get(Visibility);
    const actions = actionsOfEvents(this.app);
    this.review = setInterval(
      () => reviewSockets(server.sockets.sockets.values(), { identity, visibility }),
      REVIEW_EVERY_MS,
    );
    this.app.get(Meters).add({
      name: 'fleetmap_sockets',
      about: 'Open socket connections.',
      kind: 'gauge',
      read: () => server.engine.clientsCount,
    });
    server.use((socket, next) => {
      socket.data.credential = credentialOfHandshake(socket.request, socket.handshake.auth);
      const principal = admit(socket, { identity, visibility });
      // A device may connect as well, to report; nobody else comes in unnamed.
      const refusal = principal.kind === 'anonymous' && identity.refusalOf(principal, 'view');
      if (refusal) return next(new ConnectRefusal(refusal));
      const holder = holderOf(principal);
      if (holder && !holders.hasRoom(holder)) return next(new ConnectRefusal(TOO_MANY_SOCKETS));
      if (holder) holders.count(holder, socket.conn);
      limitMessages(socket);
      guardEvents(socket, actions);
      next();
    });
    return server;
  }

  /** Tells every client that the server goes and in what time they may all be back, so that they do not come at once. */
  override close(server: Server): Promise<void> {
    clearInterval(this.review);
    const reconnectWithinMs = Math.min(MOST_PAUSE_MS, LEAST_PAUSE_MS + server.engine.clientsCount * PAUSE_OF_EACH_MS);
    (server as LiveServer).emit('server-closing', { reconnectWithinMs });
    server.disconnectSockets(true);
    return super.close(server);
  }
}

/** The client's `connect_error` tells the code. */
class ConnectRefusal extends Error {
  constructor(readonly data: Rejection) {
    super(data.code);
  }
}

const TOO_MANY_SOCKETS: Rejection = {
  code: 'too_many_connections',
  message: 'You have as many connections open as one may have: close a window or a program.',
};

const REVIEW_EVERY_MS = 2000; // who signed out, or was cut from a fleet, is told nothing more within this time

const LEAST_PAUSE_MS = 500;
const PAUSE_OF_EACH_MS = 5; // two hundred a second come back: each gets the fleet anew
const MOST_PAUSE_MS = 30_000;

type Connection = LiveSocket['conn'];

/** Later requests of a connection carry its session id. */
function isHandshake({ url = '' }: IncomingMessage): boolean {
  return !/[?&]sid=/.test(url);
}

const MESSAGES_PER_SECOND = 1000; // a gateway that reports for a fleet sends hundreds
const MESSAGES_AT_ONCE = 5000;
const MOST_UNREAD = 20_000; // packets; nobody asks so much without reading an answer but to fill the memory
const TOO_MANY: Rejection = { code: 'rate_limited', message: 'Too many messages in a second.' };

/** Answers a sender that floods without looking at what it sends. */
function limitMessages(socket: LiveSocket): void {
  const allowance = createAllowance(MESSAGES_PER_SECOND, MESSAGES_AT_ONCE);
  socket.use((message, next) => {
    const acknowledge: unknown = message.at(-1);
    if (queuedFor(socket) > MOST_UNREAD) socket.conn.close(true);
    else if (allowance.take(performance.now())) next();
    else if (typeof acknowledge === 'function') acknowledge(TOO_MANY);
    else socket.emit('rejection', TOO_MANY);
  });
}
