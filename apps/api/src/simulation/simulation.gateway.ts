import { type OnApplicationShutdown, UseFilters, UsePipes } from '@nestjs/common';
import {
  clientEvents,
  isRejection,
  type Rejection,
  type SimulationControl,
  type SimulationFault,
  type SimulationList,
  type SimulationState,
  type SimulationTruck,
  type SimulationWatch,
  type TruckProgressList,
  type TruckProgressRequest,
} from '@fleetmap/events';
import {
  Ack,
  ConnectedSocket,
  MessageBody,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { Access, From } from '../auth/access.js';
import type { Owner } from '../auth/owner.js';
import type { Principal } from '../auth/principal.js';
import { Visibility } from '../auth/visibility.js';
import type { LiveServer, LiveSocket } from '../core/live-socket.js';
import { messagePipe } from '../core/message-pipe.js';
import { Refusal } from '../core/refusal.js';
import { SocketRejectionFilter } from '../core/socket-rejection.filter.js';
import { type Change, Simulations } from './runs/simulations.js';

const ROOM_OF_ALL = 'simulations'; // of who sees every one of them

/** Operators steer simulations here; all who may see one and watch see the same. */
@UseFilters(SocketRejectionFilter)
@UsePipes(messagePipe)
@WebSocketGateway()
export class SimulationGateway implements OnGatewayInit<LiveServer>, OnApplicationShutdown {
  private stop: (() => void) | undefined;

  constructor(
    private readonly simulations: Simulations,
    private readonly visibility: Visibility,
  ) {}

  afterInit(server: LiveServer): void {
    this.stop = this.simulations.onState((state, owner) => {
      server.to([ROOM_OF_ALL, ...roomsOf(owner)]).emit('simulation-state', state); // once to who is in several
    });
  }

  onApplicationShutdown(): void {
    this.stop?.();
  }

  @SubscribeMessage('simulation-watch')
  @Access('view-simulations')
  async watch(
    @MessageBody({ schema: clientEvents['simulation-watch'].payload }) { watch }: SimulationWatch,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): Promise<void> {
    const by = this.visibility.ownerOf(socket.data.principal);
    for (const room of roomsOf(by)) await (watch ? socket.join(room) : socket.leave(room));
    answer(acknowledge, { simulations: this.simulations.list(by) });
  }

  @SubscribeMessage('simulation-control')
  @Access('simulate')
  async control(
    @MessageBody({ schema: clientEvents['simulation-control'].payload }) { simulationId, control }: SimulationControl,
    @From() from: Principal,
    @Ack() acknowledge: unknown,
  ): Promise<void> {
    answer(acknowledge, await this.change(simulationId, from, (run, now) => run.control(control, now)));
  }

  @SubscribeMessage('simulation-truck')
  @Access('simulate')
  async truck(
    @MessageBody({ schema: clientEvents['simulation-truck'].payload }) wish: SimulationTruck,
    @From() from: Principal,
    @Ack() acknowledge: unknown,
  ): Promise<void> {
    answer(acknowledge, await this.change(wish.simulationId, from, (run, now) => run.controlTruck(wish, now)));
  }

  @SubscribeMessage('simulation-fault')
  @Access('simulate')
  async fault(
    @MessageBody({ schema: clientEvents['simulation-fault'].payload }) wish: SimulationFault,
    @From() from: Principal,
    @Ack() acknowledge: unknown,
  ): Promise<void> {
    answer(acknowledge, await this.change(wish.simulationId, from, (run, now) => run.switchFault(wish, now)));
  }

  @SubscribeMessage('simulation-progress')
  @Access('view-simulations')
  progress(
    @MessageBody({ schema: clientEvents['simulation-progress'].payload }) asked: TruckProgressRequest,
    @From() from: Principal,
    @Ack() acknowledge: unknown,
  ): void {
    answer(acknowledge, this.simulations.progressOf(asked, this.visibility.ownerOf(from)));
  }

  private change(simulationId: string, from: Principal, apply: Change): Promise<SimulationState | Rejection> {
    return this.simulations.change(simulationId, this.visibility.ownerOf(from), apply);
  }
}

function roomsOf(owner: Owner): string[] {
  return owner === 'all' ? [ROOM_OF_ALL] : owner.map((fleetId) => `${ROOM_OF_ALL} of ${fleetId}`);
}

function answer(acknowledge: unknown, told: SimulationState | SimulationList | TruckProgressList | Rejection): void {
  if (isRejection(told)) throw new Refusal(told);
  if (typeof acknowledge === 'function') acknowledge(told);
}
