import { UseFilters, UsePipes } from '@nestjs/common';
import { clientEvents, type Sync, type Viewport, type Watch } from '@fleetmap/events';
import { Ack, ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { Access } from '../auth/access.js';
import { type Allowance, createAllowance } from '../core/allowance.js';
import { Clock } from '../core/clock.js';
import type { LiveSocket } from '../core/live-socket.js';
import { messagePipe } from '../core/message-pipe.js';
import { Refusal } from '../core/refusal.js';
import { SocketRejectionFilter } from '../core/socket-rejection.filter.js';
import { Audiences } from './audiences.js';
import { mayAnswer } from './frames/write-frame.js';

const LOOKS_PER_SECOND = 10; // a map that is dragged tells where it is a few times a second
const LOOKS_AT_ONCE = 30;

/** Viewers that tell what they see get frames of it instead of single events. */
@UseFilters(SocketRejectionFilter)
@UsePipes(messagePipe)
@WebSocketGateway()
export class FramesGateway {
  private readonly allowances = new WeakMap<LiveSocket, Allowance>();

  constructor(
    private readonly clock: Clock,
    private readonly audiences: Audiences,
  ) {}

  /** How many clients get frames. */
  get viewerCount(): number {
    return this.audiences.count('frames');
  }

  @SubscribeMessage('viewport')
  @Access('view-live')
  viewport(
    @MessageBody({ schema: clientEvents.viewport.payload }) viewport: Viewport,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): void {
    if (!mayAnswer(socket) || !this.allowanceOf(socket).take(performance.now())) throw new Refusal(TOO_OFTEN);
    socket.data.wantsFrames = true;
    const { viewers, frames } = this.audiences.of(socket);
    viewers.remove(socket);
    const answer = frames.look(socket, viewport);
    if (typeof acknowledge === 'function') acknowledge(answer);
    else socket.emit('truck-locations', answer.frame);
  }

  /** The trucks' present state at once, then every change. */
  @SubscribeMessage('watch')
  @Access('view-live')
  watch(
    @MessageBody({ schema: clientEvents.watch.payload }) { truckIds }: Watch,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): void {
    const audience = this.audiences.of(socket);
    audience.watchers.watch(socket, truckIds);
    if (typeof acknowledge === 'function') acknowledge({ truckIds });
    for (const location of truckIds.flatMap((truckId) => audience.locate(truckId) ?? []))
      socket.emit('truck-detail', location);
  }

  @SubscribeMessage('sync')
  @Access('view-live')
  sync(
    @MessageBody({ schema: clientEvents.sync.payload }) told: Sync,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): void {
    const { frames } = this.audiences.of(socket);
    const seq = frames.seqOf(socket) ?? told.seq;
    if (typeof acknowledge === 'function') acknowledge({ epoch: frames.epoch, seq, now: this.clock.now() });
  }

  private allowanceOf(socket: LiveSocket): Allowance {
    const known = this.allowances.get(socket) ?? createAllowance(LOOKS_PER_SECOND, LOOKS_AT_ONCE);
    this.allowances.set(socket, known);
    return known;
  }
}

const TOO_OFTEN = { code: 'rate_limited', message: 'Too many viewports in a second.' } as const;
