import { UseFilters } from '@nestjs/common';
import { isRejection } from '@fleetmap/events';
import { Ack, ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { Access } from '../auth/access.js';
import type { LiveSocket } from '../core/live-socket.js';
import { Refusal } from '../core/refusal.js';
import { SocketRejectionFilter } from '../core/socket-rejection.filter.js';
import { Ingest } from './ingest.js';

/** The socket event `report`: one report, answered through its acknowledgement. */
@UseFilters(SocketRejectionFilter)
@WebSocketGateway()
export class ReportGateway {
  constructor(private readonly ingest: Ingest) {}

  @SubscribeMessage('report')
  @Access('report')
  async report(
    @MessageBody() body: unknown,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): Promise<void> {
    const answer = await this.ingest.accept(body, socket.data.principal);
    if (isRejection(answer)) throw new Refusal(answer);
    if (typeof acknowledge === 'function') acknowledge(answer);
  }
}
