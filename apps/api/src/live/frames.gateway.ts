import { randomInt } from 'node:crypto';
import { Inject, type OnApplicationShutdown, UseFilters, UsePipes } from '@nestjs/common';
import { clientEvents, type Sync, type Viewport, type Watch } from '@fleetmap/events';
import { type Fleet, locationOf, type Truck } from '@fleetmap/fleet';
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
import { type Allowance, createAllowance } from '../core/allowance.js';
import { Clock } from '../core/clock.js';
import type { LiveSocket } from '../core/live-socket.js';
import { messagePipe } from '../core/message-pipe.js';
import { Refusal } from '../core/refusal.js';
import { SocketRejectionFilter } from '../core/socket-rejection.filter.js';
import { FLEET } from '../core/tokens.js';
import { FrameViewers } from './frames/frame-viewers.js';
import { Watchers } from './frames/watchers.js';
import { TruckTable } from './frames/truck-table.js';
import { mayAnswer } from './frames/write-frame.js';
import { LiveGateway } from './live.gateway.js';

const TICK_MS = 200; // five times a second looks alive, and a browser glides between
const LOOKS_PER_SECOND = 10; // a map that is dragged tells where it is a few times a second
const LOOKS_AT_ONCE = 30;

/** Viewers that tell what they see get frames of it instead of single events. */
@UseFilters(SocketRejectionFilter)
@UsePipes(messagePipe)
@WebSocketGateway()
export class FramesGateway implements OnGatewayInit, OnApplicationShutdown {
  private readonly table = new TruckTable();
  private readonly viewers: FrameViewers;
  private readonly watchers = new Watchers();
  private readonly allowances = new WeakMap<LiveSocket, Allowance>();
  private readonly stops: (() => void)[] = [];

  constructor(
    @Inject(FLEET) private readonly fleet: Fleet,
    private readonly bus: Bus,
    private readonly clock: Clock,
    private readonly live: LiveGateway,
  ) {
    this.viewers = new FrameViewers({ table: this.table, epoch: randomInt(1, 2 ** 32), now: () => this.clock.now() });
  }

  afterInit(): void {
    for (const truck of this.fleet.trucks()) this.table.note(truck);
    const timer = setInterval(() => this.viewers.advance(), TICK_MS);
    this.stops.push(
      () => clearInterval(timer),
      this.bus.on('position.accepted', ({ newest, truck }) => {
        if (newest) this.note(truck);
      }),
      this.bus.on('truck.heard', ({ truck }) => this.note(truck)),
    );
  }

  onApplicationShutdown(): void {
    for (const stop of this.stops.splice(0)) stop();
  }

  /** How many clients get frames. */
  get viewerCount(): number {
    return this.viewers.size;
  }

  @SubscribeMessage('viewport')
  @Access('view')
  viewport(
    @MessageBody({ schema: clientEvents.viewport.payload }) viewport: Viewport,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): void {
    if (!mayAnswer(socket) || !this.allowanceOf(socket).take(performance.now())) throw new Refusal(TOO_OFTEN);
    socket.data.wantsFrames = true;
    this.live.leave(socket);
    const answer = this.viewers.look(socket, viewport);
    if (typeof acknowledge === 'function') acknowledge(answer);
    else socket.emit('truck-locations', answer.frame);
  }

  /** The trucks' present state at once, then every change. */
  @SubscribeMessage('watch')
  @Access('view')
  watch(
    @MessageBody({ schema: clientEvents.watch.payload }) { truckIds }: Watch,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): void {
    this.watchers.watch(socket, truckIds);
    if (typeof acknowledge === 'function') acknowledge({ truckIds });
    for (const truck of truckIds.flatMap((truckId) => this.fleet.get(truckId) ?? [])) {
      socket.emit('truck-detail', { truckId: truck.truckId, location: locationOf(truck) });
    }
  }

  @SubscribeMessage('sync')
  @Access('view')
  sync(
    @MessageBody({ schema: clientEvents.sync.payload }) told: Sync,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): void {
    const seq = this.viewers.seqOf(socket) ?? told.seq;
    if (typeof acknowledge === 'function') acknowledge({ epoch: this.viewers.epoch, seq, now: this.clock.now() });
  }

  private note(truck: Truck): void {
    this.table.note(truck);
    this.watchers.tell(truck.truckId, () => locationOf(truck));
  }

  private allowanceOf(socket: LiveSocket): Allowance {
    const known = this.allowances.get(socket) ?? createAllowance(LOOKS_PER_SECOND, LOOKS_AT_ONCE);
    this.allowances.set(socket, known);
    return known;
  }
}

const TOO_OFTEN = { code: 'rate_limited', message: 'Too many viewports in a second.' } as const;
