import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { principalOfRequest } from '../auth/principal.js';
import { isAllowedOrigin } from '../auth/origin.js';
import type { LiveServer } from '../core/live-socket.js';
import type { Env } from '../env.js';

/** Socket.IO with our limits. CORS does not protect WebSockets, so the origin is checked at the handshake. */
export class SocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly env: Env,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const { env } = this;
    const server = super.createIOServer(port, {
      ...(options as ServerOptions),
      ...(env.ALLOWED_ORIGINS.length > 0 ? { cors: { origin: env.ALLOWED_ORIGINS } } : {}),
      allowRequest: (request, decide) => {
        const isAllowed = isAllowedOrigin(request, env);
        decide(isAllowed ? null : 'forbidden_origin', isAllowed);
      },
      maxHttpBufferSize: env.SOCKET_MAX_BYTES,
      pingInterval: env.SOCKET_PING_INTERVAL_MS,
      pingTimeout: env.SOCKET_PING_TIMEOUT_MS,
      serveClient: false,
    }) as LiveServer;
    server.use((socket, next) => {
      socket.data.principal = principalOfRequest(socket.request);
      next();
    });
    return server;
  }

  /** Tells every client that the server goes, so that it comes back by itself when there is one again. */
  override close(server: Server): Promise<void> {
    server.disconnectSockets(true);
    return super.close(server);
  }
}
