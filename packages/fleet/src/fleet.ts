import type { Location, Outcome, Position } from '@fleetmap/events';
import { nextStay, type Stay } from './stay.js';

/** What is true of one truck now. */
export interface Truck {
  readonly truckId: string;
  /** The newest by the device's clock. */
  readonly position: Position;
  readonly stay: Stay;
  /** Epoch ms: when the server last heard of it, with or without a fix. */
  readonly heardAt: number;
}

/** A sign of life without a fix. Epoch ms, percent. */
export interface Heartbeat extends Pick<Position, 'battery' | 'charging'> {
  readonly truckId: string;
  readonly receivedAt: number;
}

/** The newest position of every truck. Pure: it changes only by what it is told. */
export interface Fleet {
  readonly size: number;
  /** Newest wins: an older position, or one of the same instant, leaves the truck where it is. */
  apply(position: Position): Exclude<Outcome, 'no_fix'>;
  /** Marks a known truck as heard; tells whether it is known. */
  hear(heartbeat: Heartbeat): boolean;
  /** Puts a truck where it was when the server last ran; one that reported since stays as it is. */
  restore(truck: Truck): void;
  get(truckId: string): Truck | undefined;
  trucks(): IterableIterator<Truck>;
}

export function createFleet(): Fleet {
  const truckById = new Map<string, Truck>();

  return {
    get size() {
      return truckById.size;
    },

    apply(position) {
      const truck = truckById.get(position.truckId);
      if (truck && position.recordedAt === truck.position.recordedAt) return 'duplicate';
      const heardAt = Math.max(truck?.heardAt ?? 0, position.receivedAt);
      if (truck && position.recordedAt < truck.position.recordedAt) {
        truckById.set(position.truckId, { ...truck, heardAt });
        return 'late';
      }
      const stay = nextStay(truck?.stay, position);
      truckById.set(position.truckId, { truckId: position.truckId, position, stay, heardAt });
      return 'newest';
    },

    hear({ truckId, receivedAt, ...told }) {
      const truck = truckById.get(truckId);
      if (!truck) return false;
      const heardAt = Math.max(truck.heardAt, receivedAt);
      truckById.set(truckId, { ...truck, position: { ...truck.position, ...told }, heardAt });
      return true;
    },

    restore(truck) {
      if (!truckById.has(truck.truckId)) truckById.set(truck.truckId, truck);
    },

    get: (truckId) => truckById.get(truckId),
    trucks: () => truckById.values(),
  };
}

/** What viewers are told of a truck. */
export function locationOf({ position, stay, heardAt }: Truck): Location {
  const { truckId: _truckId, receivedAt: _receivedAt, attributes: _attributes, ...place } = position;
  return { ...place, heardAt, motion: stay.motion, motionSince: stay.since };
}
