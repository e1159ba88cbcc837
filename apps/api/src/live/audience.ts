import { randomInt } from 'node:crypto';
import { type Fleet, locationOf, type Truck } from '@fleetmap/fleet';
import type { TruckLocation } from '@fleetmap/events';
import type { Scope } from '../auth/visibility.js';
import type { LiveServer } from '../core/live-socket.js';
import { FrameViewers } from './frames/frame-viewers.js';
import { TruckTable } from './frames/truck-table.js';
import { Watchers } from './frames/watchers.js';
import { Viewers } from './viewers.js';

interface World {
  readonly server: LiveServer;
  readonly fleet: Fleet;
  readonly now: () => number;
}

/**
 * Everybody who may see the same trucks. What is made once for many (encoded tiles, the room of single events) is shared within
 * one audience only, and its epoch is its own: a viewer whose trucks changed cannot go on where it was.
 */
export class Audience {
  readonly viewers: Viewers;
  readonly frames: FrameViewers;
  readonly watchers = new Watchers();
  private readonly table = new TruckTable();

  constructor(
    readonly scope: Scope,
    private readonly world: World,
  ) {
    const { server, fleet, now } = world;
    const locate = (truckId: string): TruckLocation | undefined => this.locate(truckId);
    this.viewers = new Viewers({ server, room: `live ${scope.key}`, locate, now });
    this.frames = new FrameViewers({ table: this.table, epoch: randomInt(1, 2 ** 32), now });
    for (const truck of fleet.trucks()) if (scope.has(truck.truckId)) this.note(truck);
  }

  /** How many watch in whatever way. */
  get size(): number {
    return this.viewers.size + this.frames.size + this.watchers.size;
  }

  /** A truck of this audience has a new position or was heard of. */
  note(truck: Truck): void {
    this.viewers.tell(truck.truckId);
    this.table.note(truck);
    this.watchers.tell(truck.truckId, () => locationOf(truck));
  }

  /** A truck is there no more; whoever was told of it is told so. */
  forget(truckId: string): void {
    this.viewers.tellGone(truckId);
    this.table.remove(truckId);
    this.watchers.tellGone(truckId);
  }

  /** Where a truck is; undefined for one that is not there and for one that these may not see. */
  locate(truckId: string): TruckLocation | undefined {
    const truck = this.scope.has(truckId) ? this.world.fleet.get(truckId) : undefined;
    return truck && { truckId, location: locationOf(truck) };
  }
}
