import { type ArgumentsHost, Catch, Logger, type WsExceptionFilter } from '@nestjs/common';
import type { Rejection } from '@fleetmap/events';
import type { LiveSocket } from './live-socket.js';
import { Refusal } from './refusal.js';

/**
 * Answers a refused message through its acknowledgement, or as a `rejection` event when it asked for none. Nest's own
 * filter never calls the acknowledgement and sends the input back.
 */
@Catch()
export class SocketRejectionFilter implements WsExceptionFilter {
  private readonly logger = new Logger(SocketRejectionFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const [socket, , acknowledge] = host.getArgs<[LiveSocket, unknown, unknown]>();
    const rejection = this.rejectionOf(error);
    if (typeof acknowledge === 'function') acknowledge(rejection);
    else socket.emit('rejection', rejection);
  }

  private rejectionOf(error: unknown): Rejection {
    if (error instanceof Refusal) return error.rejection;
    this.logger.error(error);
    return { code: 'internal', message: 'Something went wrong here; it was logged.' };
  }
}
