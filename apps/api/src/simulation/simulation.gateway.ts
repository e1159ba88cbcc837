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
import { Access } from '../auth/access.js';
import type { LiveServer, LiveSocket } from '../core/live-socket.js';
import { messagePipe } from '../core/message-pipe.js';
import { Refusal } from '../core/refusal.js';
import { SocketRejectionFilter } from '../core/socket-rejection.filter.js';
import { Simulations } from './runs/simulations.js';

const ROOM = 'simulations';

/** Operators steer simulations here; all who watch see the same. */
@UseFilters(SocketRejectionFilter)
@UsePipes(messagePipe)
@WebSocketGateway()
export class SimulationGateway implements OnGatewayInit<LiveServer>, OnApplicationShutdown {
  private stop: (() => void) | undefined;

  constructor(private readonly simulations: Simulations) {}

  afterInit(server: LiveServer): void {
    this.stop = this.simulations.onState((state) => server.to(ROOM).emit('simulation-state', state));
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
    await (watch ? socket.join(ROOM) : socket.leave(ROOM));
    answer(acknowledge, { simulations: this.simulations.list() });
  }

  @SubscribeMessage('simulation-control')
  @Access('simulate')
  async control(
    @MessageBody({ schema: clientEvents['simulation-control'].payload }) { simulationId, control }: SimulationControl,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): Promise<void> {
    answer(acknowledge, await this.simulations.change(simulationId, (run, now) => run.control(control, now)));
  }

  @SubscribeMessage('simulation-truck')
  @Access('simulate')
  async truck(
    @MessageBody({ schema: clientEvents['simulation-truck'].payload }) wish: SimulationTruck,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): Promise<void> {
    answer(acknowledge, await this.simulations.change(wish.simulationId, (run, now) => run.controlTruck(wish, now)));
  }

  @SubscribeMessage('simulation-fault')
  @Access('simulate')
  async fault(
    @MessageBody({ schema: clientEvents['simulation-fault'].payload }) wish: SimulationFault,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): Promise<void> {
    answer(acknowledge, await this.simulations.change(wish.simulationId, (run, now) => run.switchFault(wish, now)));
  }

  @SubscribeMessage('simulation-progress')
  @Access('view-simulations')
  progress(
    @MessageBody({ schema: clientEvents['simulation-progress'].payload }) asked: TruckProgressRequest,
    @ConnectedSocket() socket: LiveSocket,
    @Ack() acknowledge: unknown,
  ): void {
    answer(acknowledge, this.simulations.progressOf(asked));
  }
}

function answer(acknowledge: unknown, told: SimulationState | SimulationList | TruckProgressList | Rejection): void {
  if (isRejection(told)) throw new Refusal(told);
  if (typeof acknowledge === 'function') acknowledge(told);
}
