import { UseFilters, UsePipes } from '@nestjs/common';
import { clientEvents, type Joined, type JoinRequest, type Location, serverEvents } from '@fleetmap/events';
import {
  Ack,
  ConnectedSocket,
  MessageBody,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { Access } from '../auth/access.js';
import type { LiveServer, LiveSocket } from '../core/live-socket.js';
import { Meters } from '../core/meters.js';
import { messagePipe } from '../core/message-pipe.js';
import { SocketRejectionFilter } from '../core/socket-rejection.filter.js';
import { Audiences } from './audiences.js';

/** Viewers join here and then see trucks move. */
@UseFilters(SocketRejectionFilter)
@UsePipes(messagePipe)
@WebSocketGateway()
export class LiveGateway implements OnGatewayInit<LiveServer> {
  constructor(
    private readonly audiences: Audiences,
    meters: Meters,
  ) {
    const about = 'Clients that are told of every truck, one by one.';
    meters.add({ name: 'fleetmap_viewers', about, kind: 'gauge', read: () => this.viewerCount });
  }

  afterInit(server: LiveServer): void {
    this.audiences.start(server);
  }

  /** How many clients joined. */
  get viewerCount(): number {
    return this.audiences.count('viewers');
  }

  /** Welcomes by event and, when the client asked for one, by acknowledgement; then comes the fleet. */
  @SubscribeMessage('join')
  @Access('view-live')
  join(
    @MessageBody({ schema: clientEvents.join.payload }) { user }: JoinRequest,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): void {
    const joined: Joined = { message: `Usuário entrou: ${user}` };
    socket.emit('join', joined);
    if (typeof acknowledge === 'function') acknowledge(joined);
    if (!socket.data.wantsFrames) this.audiences.of(socket).viewers.add(socket);
  }

  /** Tells every viewer where a truck is, whatever the fleet knows. @throws ZodError when it is not what the catalog says. */
  sendTruckLocation(truckId: string, location: Location): void {
    this.audiences.send(serverEvents['truck-location'].payload.parse({ truckId, location }));
  }
}
