/**
 * The trucks that frames told of, as columns: one typed array per value, one slot per truck. A slot is a truck's until it is gone;
 * then another truck may get it.
 */
export interface SeenTrucks {
  readonly truckIds: readonly string[];
  /** World units: Web Mercator, 0…1. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Degrees from north and m/s; NaN is unknown. */
  readonly heading: Float64Array;
  readonly speed: Float64Array;
  /** Index in `MOTIONS`. */
  readonly motion: Uint8Array;
  /** 1 for a truck that a simulation drives. */
  readonly simulated: Uint8Array;
  /** Epoch ms. */
  readonly motionSince: Float64Array;
  readonly recordedAt: Float64Array;
  readonly heardAt: Float64Array;
}

/** What a frame changed, good only during the call: slots of `trucks`. */
export interface FrameNews {
  readonly trucks: SeenTrucks;
  /** Trucks that left what is seen. Read before `changed`: a new run of the server may tell the same truck in another slot. */
  readonly gone: readonly number[];
  /** Trucks that came into sight, moved, or changed their state; one may be named twice. */
  readonly changed: readonly number[];
}

type Columns = Omit<SeenTrucks, 'truckIds'>;

function createColumns(slots: number): Columns {
  return {
    x: new Float64Array(slots),
    y: new Float64Array(slots),
    heading: new Float64Array(slots),
    speed: new Float64Array(slots),
    motion: new Uint8Array(slots),
    simulated: new Uint8Array(slots),
    motionSince: new Float64Array(slots),
    recordedAt: new Float64Array(slots),
    heardAt: new Float64Array(slots),
  };
}

/** The trucks, and which slot each number of the server stands for. */
export interface TruckSlots {
  readonly trucks: SeenTrucks;
  /** All slots are below this. */
  readonly end: number;
  /** −1 for a number that is not known. */
  slotOf(number: number): number;
  /** A slot for a truck that was not known; the columns may be others from then on. */
  add(number: number, truckId: string): number;
  /** The number stands for no truck any more. The slot may still be read until it is given back with `free`. */
  forget(slot: number): void;
  isKnown(slot: number): boolean;
  free(slot: number): void;
}

const FIRST_SLOTS = 1024; // grows by doubling

export function createTruckSlots(): TruckSlots {
  const truckIds: string[] = [];
  const freed: number[] = [];
  let columns = createColumns(FIRST_SLOTS);
  let trucks: SeenTrucks = { truckIds, ...columns };
  let slotByNumber = new Uint32Array(FIRST_SLOTS); // one more than the slot; 0: none
  const numberBySlot: number[] = []; // −1: none

  function growColumns(): void {
    const larger = createColumns(2 * columns.motion.length);
    for (const name of Object.keys(columns) as (keyof Columns)[]) larger[name].set(columns[name]);
    columns = larger;
    trucks = { truckIds, ...columns };
  }

  return {
    get trucks() {
      return trucks;
    },
    get end() {
      return truckIds.length;
    },
    slotOf: (number) => (slotByNumber[number] ?? 0) - 1,
    add(number, truckId) {
      const slot = freed.pop() ?? truckIds.length;
      if (slot === columns.motion.length) growColumns();
      if (number >= slotByNumber.length) {
        const larger = new Uint32Array(2 ** Math.ceil(Math.log2(number + 1)));
        larger.set(slotByNumber);
        slotByNumber = larger;
      }
      truckIds[slot] = truckId;
      numberBySlot[slot] = number;
      slotByNumber[number] = slot + 1;
      return slot;
    },
    forget(slot) {
      slotByNumber[numberBySlot[slot]!] = 0;
      numberBySlot[slot] = -1;
    },
    isKnown: (slot) => numberBySlot[slot] !== -1,
    free(slot) {
      truckIds[slot] = '';
      freed.push(slot);
    },
  };
}
