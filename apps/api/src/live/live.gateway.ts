import { Inject, type OnApplicationShutdown, UseFilters, UsePipes } from '@nestjs/common';
import {
  clientEvents,
  type Joined,
  type JoinRequest,
  type Location,
  serverEvents,
  type TruckLocation,
} from '@fleetmap/events';
import { type Fleet, locationOf } from '@fleetmap/fleet';
import {
  Ack,
  ConnectedSocket,
  MessageBody,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { Access } from '../auth/access.js';
import { Bus } from '../core/bus.js';
import { Clock } from '../core/clock.js';
import type { LiveServer, LiveSocket } from '../core/live-socket.js';
import { Meters } from '../core/meters.js';
import { messagePipe } from '../core/message-pipe.js';
import { SocketRejectionFilter } from '../core/socket-rejection.filter.js';
import { FLEET } from '../core/tokens.js';
import { Viewers } from './viewers.js';

const REVIEW_EVERY_MS = 100;

/** Viewers join here and then see trucks move. */
@UseFilters(SocketRejectionFilter)
@UsePipes(messagePipe)
@WebSocketGateway()
export class LiveGateway implements OnGatewayInit<LiveServer>, OnApplicationShutdown {
  private viewers: Viewers | undefined;
  private readonly stops: (() => void)[] = [];

  constructor(
    @Inject(FLEET) private readonly fleet: Fleet,
    private readonly bus: Bus,
    private readonly clock: Clock,
    meters: Meters,
  ) {
    const about = 'Clients that are told of every truck, one by one.';
    meters.add({ name: 'fleetmap_viewers', about, kind: 'gauge', read: () => this.viewerCount });
  }

  afterInit(server: LiveServer): void {
    const viewers = new Viewers(
      server,
      (truckId) => this.truckLocationOf(truckId),
      () => this.clock.now(),
    );
    const timer = setInterval(() => viewers.review(), REVIEW_EVERY_MS);
    this.viewers = viewers;
    this.stops.push(
      () => clearInterval(timer),
      this.bus.on('position.accepted', ({ newest, truck }) => {
        if (newest) viewers.tell(truck.truckId);
      }),
      this.bus.on('truck.heard', ({ truck }) => viewers.tell(truck.truckId)),
    );
  }

  onApplicationShutdown(): void {
    for (const stop of this.stops.splice(0)) stop();
  }

  /** How many clients joined. */
  get viewerCount(): number {
    return this.viewers?.size ?? 0;
  }

  /** Welcomes by event and, when the client asked for one, by acknowledgement; then comes the fleet. */
  @SubscribeMessage('join')
  @Access('view')
  join(
    @MessageBody({ schema: clientEvents.join.payload }) { user }: JoinRequest,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): void {
    const joined: Joined = { message: `Usuário entrou: ${user}` };
    socket.emit('join', joined);
    if (typeof acknowledge === 'function') acknowledge(joined);
    if (!socket.data.wantsFrames) this.viewers?.add(socket);
  }

  /** From now on this client gets frames instead of single events. */
  leave(socket: LiveSocket): void {
    this.viewers?.remove(socket);
  }

  /** Tells every viewer where a truck is, whatever the fleet knows. @throws ZodError when it is not what the catalog says. */
  sendTruckLocation(truckId: string, location: Location): void {
    this.viewers?.send(serverEvents['truck-location'].payload.parse({ truckId, location }));
  }

  private truckLocationOf(truckId: string): TruckLocation | undefined {
    const truck = this.fleet.get(truckId);
    return truck && { truckId, location: locationOf(truck) };
  }
}
