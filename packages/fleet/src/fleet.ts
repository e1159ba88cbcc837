import type { Location, Outcome, Position } from '@fleetmap/events';
import { nextStay, type Stay } from './stay.js';

/** What is true of one truck now; the same object as long as the fleet knows the truck. */
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

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** The newest position of every truck. Pure: it changes only by what it is told. */
export interface Fleet {
  readonly size: number;
  /** Newest wins: an older position, or one of the same instant, leaves the truck where it is. */
  apply(position: Position): Exclude<Outcome, 'no_fix'>;
  /** Marks a known truck as heard; tells whether it is known. */
  hear(heartbeat: Heartbeat): boolean;
  /** Puts a truck where it was when the server last ran; one that reported since stays as it is. */
  restore(truck: Truck): void;
  /** Forgets a truck; tells whether it was known. One that reports again is a new one. */
  remove(truckId: string): boolean;
  get(truckId: string): Truck | undefined;
  trucks(): IterableIterator<Truck>;
}

export function createFleet(): Fleet {
  // Changed in place: an object per truck and report, kept until the next, would be most of the collector's work.
  const truckById = new Map<string, Writable<Truck>>();

  return {
    get size() {
      return truckById.size;
    },

    apply(position) {
      const truck = truckById.get(position.truckId);
      if (truck && position.recordedAt === truck.position.recordedAt) return 'duplicate';
      if (!truck) {
        const { truckId, receivedAt } = position;
        truckById.set(truckId, { truckId, position, stay: nextStay(undefined, position), heardAt: receivedAt });
        return 'newest';
      }
      truck.heardAt = Math.max(truck.heardAt, position.receivedAt);
      if (position.recordedAt < truck.position.recordedAt) return 'late';
      truck.stay = nextStay(truck.stay, position);
      truck.position = position;
      return 'newest';
    },

    hear({ truckId, receivedAt, ...told }) {
      const truck = truckById.get(truckId);
      if (!truck) return false;
      truck.heardAt = Math.max(truck.heardAt, receivedAt);
      truck.position = { ...truck.position, ...told };
      return true;
    },

    restore(truck) {
      if (!truckById.has(truck.truckId)) truckById.set(truck.truckId, { ...truck });
    },

    remove: (truckId) => truckById.delete(truckId),
    get: (truckId) => truckById.get(truckId),
    trucks: () => truckById.values(),
  };
}

/** What viewers are told of a truck. */
export function locationOf({ position, stay, heardAt }: Truck): Location {
  const {
    truckId: _truckId,
    receivedAt: _receivedAt,
    attributes: _attributes,
    unrecorded: _unrecorded,
    ...place
  } = position;
  return { ...place, heardAt, motion: stay.motion, motionSince: stay.since };
}
