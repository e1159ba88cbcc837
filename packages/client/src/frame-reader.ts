import type { PlaceOfWorld } from './live-connection.js';
import { type Frame, type FullTruck, type MovedTruck, type Segment, type TruckLocation } from '@fleetmap/events';

/** What a frame did to what is seen. */
export interface FrameSink {
  /** A truck came into sight, moved, or changed its state. */
  readonly onTruckLocation: (change: TruckLocation) => void;
  /** A truck left what is seen. */
  readonly onTruckGone: (truckId: string) => void;
}

/** Makes trucks out of frames: knows the ids behind the numbers, and which tile each truck was last told in. */
export interface FrameReader {
  /** Where the reader is; undefined before the first snapshot. */
  readonly position: { readonly epoch: number; readonly seq: number } | undefined;
  /** Takes a frame in, whole or not at all. @returns false when frames between the last one and this were missed. */
  apply(frame: Frame): boolean;
}

/** A truck as last told, and the tiles that hold it: at most one of each level. */
interface Known {
  truck: FullTruck;
  readonly tileByLevel: Map<number, number>;
}

export function createFrameReader(sink: FrameSink, placeOf: PlaceOfWorld): FrameReader {
  let position: { epoch: number; seq: number } | undefined;
  const knownByNumber = new Map<number, Known>();
  let doubtful = new Set<number>(); // left a tile in this frame; gone unless another tile of it has them

  function leave(number: number, level: number, tile: number): void {
    const known = knownByNumber.get(number);
    if (known?.tileByLevel.get(level) !== tile) return;
    known.tileByLevel.delete(level);
    doubtful.add(number);
  }

  function enter(truck: FullTruck, level: number, tile: number): void {
    const known = knownByNumber.get(truck.number);
    const tileByLevel = known?.tileByLevel ?? new Map<number, number>();
    tileByLevel.set(level, tile);
    if (known && known.truck.recordedAt > truck.recordedAt) return;
    knownByNumber.set(truck.number, { truck, tileByLevel });
    tell(truck);
  }

  function move(moved: MovedTruck, heardAt: number): void {
    const known = knownByNumber.get(moved.number);
    if (!known) return;
    // Told by its age a time is exact to a tenth of a second only: the same fix, told by two levels, must not come twice.
    const laterMs = moved.recordedAt - known.truck.recordedAt;
    const isSamePlace = moved.x === known.truck.x && moved.y === known.truck.y;
    if (laterMs < -AGE_ROUNDING_MS || (laterMs <= AGE_ROUNDING_MS && isSamePlace)) return;
    known.truck = { ...known.truck, ...moved, heardAt };
    tell(known.truck);
  }

  function tell({ number: _number, truckId, x, y, simulated, ...told }: FullTruck): void {
    sink.onTruckLocation({ truckId, location: { ...placeOf(x, y), ...told, ...(simulated ? { simulated } : {}) } });
  }

  function read({ level, column, row, isWhole, full, moved, left }: Segment, tickAt: number): void {
    const tile = row * 2 ** level + column;
    if (isWhole) for (const number of knownByNumber.keys()) leave(number, level, tile);
    for (const number of left) leave(number, level, tile);
    for (const truck of full) enter(truck, level, tile);
    for (const truck of moved) move(truck, tickAt);
  }

  function forgetTheGone(): void {
    for (const number of doubtful) {
      const known = knownByNumber.get(number);
      if (!known || known.tileByLevel.size > 0) continue;
      knownByNumber.delete(number);
      sink.onTruckGone(known.truck.truckId);
    }
    doubtful = new Set();
  }

  return {
    get position() {
      return position;
    },
    apply(frame) {
      const isNext = position?.epoch === frame.epoch && position.seq === frame.since;
      if (!frame.isSnapshot && !isNext) return false;
      if (frame.isSnapshot) {
        for (const [number, { tileByLevel }] of knownByNumber) {
          tileByLevel.clear();
          doubtful.add(number);
        }
        // Numbers of another run of the server name other trucks.
        if (position && position.epoch !== frame.epoch) forgetTheGone();
      }
      for (const segment of frame.segments) read(segment, frame.tickAt);
      forgetTheGone();
      position = { epoch: frame.epoch, seq: frame.seq };
      return true;
    },
  };
}

const AGE_ROUNDING_MS = 60;
