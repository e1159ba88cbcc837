import type { TruckLocation } from '@fleetmap/events';
import type { LiveServer, LiveSocket } from '../core/live-socket.js';

const LIVE_ROOM = 'live'; // viewers that keep up: one encoding is written to all of them
const MOST_QUEUED = 2000; // packets waiting for one viewer; above it the viewer is given nothing but what it missed, later
const CATCH_UP_CHUNK = 500; // trucks told at once to a viewer that catches up
const CUT_AFTER_MS = 60_000; // a viewer that reads nothing for so long is cut

interface Viewer {
  readonly socket: LiveSocket;
  /** Number of the last change it was given. */
  toldUpTo: number;
  /** Packets that its transport has not taken yet. */
  queued: number;
  /** When its transport last took something. */
  drainedAt: number;
  keepsUp: boolean;
}

/**
 * Who watches, and how far each has come. A viewer that reads too slowly costs a number, not a queue: positions are
 * newest-wins, so later it is told the present state of just those trucks that changed meanwhile. A new viewer is one
 * that has missed everything.
 */
export class Viewers {
  private readonly viewerBySocket = new Map<LiveSocket, Viewer>();
  /** Number of the last change of each truck, in the order of these numbers. */
  private readonly changeByTruck = new Map<string, number>();
  private lastChange = 0;

  constructor(
    private readonly server: LiveServer,
    private readonly locate: (truckId: string) => TruckLocation | undefined,
    private readonly now: () => number,
  ) {}

  get size(): number {
    return this.viewerBySocket.size;
  }

  /** Tells everybody who keeps up; the others find it among the changes they missed. */
  tell(change: TruckLocation): void {
    this.changeByTruck.delete(change.truckId);
    this.changeByTruck.set(change.truckId, ++this.lastChange);
    this.server.to(LIVE_ROOM).emit('truck-location', change);
  }

  /** The viewer gets the position of every truck, then every change. A second call changes nothing. */
  add(socket: LiveSocket): void {
    if (this.viewerBySocket.has(socket)) return;
    const viewer: Viewer = { socket, toldUpTo: 0, queued: 0, drainedAt: this.now(), keepsUp: false };
    this.viewerBySocket.set(socket, viewer);
    socket.conn.on('packetCreate', () => {
      viewer.queued += 1;
    });
    // engine.io drains in the middle of an emit, so the next chunk waits its turn.
    socket.conn.on('drain', () => {
      viewer.queued = 0;
      viewer.drainedAt = this.now();
      if (!viewer.keepsUp) setImmediate(() => this.catchUp(viewer));
    });
    socket.once('disconnect', () => this.viewerBySocket.delete(socket));
    this.catchUp(viewer);
  }

  /** The viewer is told nothing more. */
  remove(socket: LiveSocket): void {
    if (this.viewerBySocket.delete(socket)) void socket.leave(LIVE_ROOM);
  }

  /** Sets viewers aside that do not keep up and cuts those that stopped reading; to be called every second or so. */
  review(): void {
    for (const viewer of this.viewerBySocket.values()) {
      if (viewer.queued === 0) viewer.drainedAt = this.now();
      if (viewer.keepsUp && viewer.queued > MOST_QUEUED) this.setAside(viewer);
      if (this.now() - viewer.drainedAt > CUT_AFTER_MS) viewer.socket.conn.close(true); // without waiting for what it does not read
      else this.catchUp(viewer);
    }
  }

  private setAside(viewer: Viewer): void {
    viewer.keepsUp = false;
    viewer.toldUpTo = this.lastChange;
    void viewer.socket.leave(LIVE_ROOM);
  }

  /** Gives one chunk of what the viewer missed; its transport asks for the next by draining. */
  private catchUp(viewer: Viewer): void {
    if (viewer.keepsUp || viewer.queued > CATCH_UP_CHUNK || !this.viewerBySocket.has(viewer.socket)) return;
    const missed = [...this.changesAfter(viewer.toldUpTo)];
    for (const [truckId, change] of missed) {
      const location = this.locate(truckId);
      if (location) viewer.socket.emit('truck-location', location);
      viewer.toldUpTo = change;
    }
    if (viewer.toldUpTo < this.lastChange) return;
    viewer.keepsUp = true;
    void viewer.socket.join(LIVE_ROOM);
  }

  private *changesAfter(change: number): Iterable<[string, number]> {
    let left = CATCH_UP_CHUNK;
    for (const entry of this.changeByTruck) {
      if (entry[1] <= change) continue;
      if (left-- === 0) return;
      yield entry;
    }
  }
}
