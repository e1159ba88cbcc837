import type { Location } from '@fleetmap/events';
import type { LiveSocket } from '../../core/live-socket.js';
import { mayQueue } from './write-frame.js';

/** Who wants every change of which truck in full. Bounded by what one `watch` may name. */
export class Watchers {
  private readonly socketsByTruck = new Map<string, Set<LiveSocket>>();
  private readonly trucksBySocket = new Map<LiveSocket, readonly string[]>();

  get size(): number {
    return this.trucksBySocket.size;
  }

  /** Replaces what the socket watched before. */
  watch(socket: LiveSocket, truckIds: readonly string[]): void {
    if (!this.trucksBySocket.has(socket)) socket.once('disconnect', () => this.forget(socket));
    this.forget(socket);
    this.trucksBySocket.set(socket, truckIds);
    for (const truckId of truckIds) {
      const sockets = this.socketsByTruck.get(truckId) ?? new Set();
      this.socketsByTruck.set(truckId, sockets.add(socket));
    }
  }

  /** The newest is enough: who does not read now is told the next change. */
  tell(truckId: string, locate: () => Location): void {
    const sockets = this.socketsByTruck.get(truckId);
    if (!sockets) return;
    const change = { truckId, location: locate() };
    for (const socket of sockets) if (mayQueue(socket)) socket.emit('truck-detail', change);
  }

  /** Nothing newer will come of it: this is told even to who reads slowly. */
  tellGone(truckId: string): void {
    for (const socket of this.socketsByTruck.get(truckId) ?? []) socket.emit('truck-gone', { truckId });
  }

  private forget(socket: LiveSocket): void {
    for (const truckId of this.trucksBySocket.get(socket) ?? []) {
      const sockets = this.socketsByTruck.get(truckId);
      sockets?.delete(socket);
      if (sockets?.size === 0) this.socketsByTruck.delete(truckId);
    }
    this.trucksBySocket.delete(socket);
  }
}
