import type { TruckLocation } from '@fleetmap/events';
import type { LiveServer, LiveSocket } from '../core/live-socket.js';

const MOST_QUEUED = 2000; // packets waiting for one viewer; above it the viewer is given nothing but what it missed, later
const CATCH_UP_CHUNK = 500; // trucks told at once to a viewer that catches up
const MOST_DELIVERIES = 10_000; // between two reviews: about fifty milliseconds of work
const CUT_AFTER_MS = 60_000; // a viewer that reads nothing for so long is cut

interface ViewersOptions {
  readonly server: LiveServer;
  /** Name of the room of those who keep up: one encoding is written to all of them. */
  readonly room: string;
  readonly locate: (truckId: string) => TruckLocation | undefined;
  readonly now: () => number;
}

interface Viewer {
  readonly socket: LiveSocket;
  /** Number of the last change before it came: of trucks that were gone then it never heard. */
  readonly cameAfter: number;
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
  /** Those among them that are there no more: remembered until everybody was told. */
  private readonly gone = new Set<string>();
  private lastChange = 0;
  private keepingUp = 0;
  /** Deliveries since the last review. */
  private spent = 0;

  constructor(private readonly options: ViewersOptions) {}

  get size(): number {
    return this.viewerBySocket.size;
  }

  /**
   * Tells everybody who keeps up; the others find it among the changes they missed. In a flood (ten thousand reports in one
   * request) nobody keeps up: the changes are only noted, and the newest of each truck is told a moment later.
   */
  tell(truckId: string): void {
    if (this.viewerBySocket.size === 0 && this.changeByTruck.has(truckId)) return; // whoever comes is told all there are
    this.gone.delete(truckId);
    this.note(truckId);
    if (this.keepingUp === 0) return;
    this.spent += this.keepingUp;
    if (this.spent > MOST_DELIVERIES) return this.setAllAside();
    const location = this.options.locate(truckId);
    if (location) this.send(location);
  }

  /** A truck is there no more: everybody is told, who does not keep up later. */
  tellGone(truckId: string): void {
    this.note(truckId);
    this.gone.add(truckId);
    this.options.server.to(this.options.room).emit('truck-gone', { truckId });
  }

  /** Tells everybody who keeps up; the others are not told this later. */
  send(change: TruckLocation): void {
    this.options.server.to(this.options.room).emit('truck-location', change);
  }

  /** The viewer gets the position of every truck, then every change. A second call changes nothing. */
  add(socket: LiveSocket): void {
    if (this.viewerBySocket.has(socket)) return;
    const cameAfter = this.lastChange;
    const viewer: Viewer = { socket, cameAfter, toldUpTo: 0, queued: 0, drainedAt: this.options.now(), keepsUp: false };
    this.viewerBySocket.set(socket, viewer);
    socket.conn.on('packetCreate', () => {
      viewer.queued += 1;
    });
    // engine.io drains in the middle of an emit, so the next chunk waits its turn.
    socket.conn.on('drain', () => {
      viewer.queued = 0;
      viewer.drainedAt = this.options.now();
      if (!viewer.keepsUp) setImmediate(() => this.catchUp(viewer));
    });
    socket.once('disconnect', () => this.remove(socket));
    this.catchUp(viewer);
  }

  /** The viewer is told nothing more. */
  remove(socket: LiveSocket): void {
    const viewer = this.viewerBySocket.get(socket);
    if (!viewer) return;
    if (viewer.keepsUp) this.setAside(viewer, this.lastChange);
    this.viewerBySocket.delete(socket);
  }

  /** Sets viewers aside that do not keep up and cuts those that stopped reading; to be called several times a second. */
  review(): void {
    this.spent = 0;
    for (const viewer of this.viewerBySocket.values()) {
      if (viewer.queued === 0) viewer.drainedAt = this.options.now();
      if (viewer.keepsUp && viewer.queued > MOST_QUEUED) this.setAside(viewer, this.lastChange);
      if (this.options.now() - viewer.drainedAt > CUT_AFTER_MS) viewer.socket.conn.close(true); // without waiting for what it does not read
      else this.catchUp(viewer);
    }
    this.forgetTheGone();
  }

  private note(truckId: string): void {
    this.changeByTruck.delete(truckId);
    this.changeByTruck.set(truckId, ++this.lastChange);
  }

  private setAside(viewer: Viewer, toldUpTo: number): void {
    viewer.keepsUp = false;
    viewer.toldUpTo = toldUpTo;
    this.keepingUp -= 1;
    void viewer.socket.leave(this.options.room);
  }

  /** The present change has been noted but not told. */
  private setAllAside(): void {
    for (const viewer of this.viewerBySocket.values()) if (viewer.keepsUp) this.setAside(viewer, this.lastChange - 1);
  }

  /** Gives one chunk of what the viewer missed; its transport asks for the next by draining. */
  private catchUp(viewer: Viewer): void {
    if (viewer.keepsUp || viewer.queued > CATCH_UP_CHUNK || !this.viewerBySocket.has(viewer.socket)) return;
    const missed = [...this.changesAfter(viewer.toldUpTo)];
    for (const [truckId, change] of missed) {
      this.tellMissed(viewer, truckId, change);
      viewer.toldUpTo = change;
    }
    if (viewer.toldUpTo < this.lastChange) return;
    viewer.keepsUp = true;
    this.keepingUp += 1;
    void viewer.socket.join(this.options.room);
  }

  private tellMissed({ socket, cameAfter }: Viewer, truckId: string, change: number): void {
    const location = this.options.locate(truckId);
    if (location) socket.emit('truck-location', location);
    else if (this.gone.has(truckId) && change > cameAfter) socket.emit('truck-gone', { truckId });
  }

  private forgetTheGone(): void {
    if (this.gone.size === 0 || this.keepingUp < this.size) return;
    for (const truckId of this.gone) this.changeByTruck.delete(truckId);
    this.gone.clear();
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
