import type { Motion } from '@fleetmap/events';
import type { Truck } from '@fleetmap/fleet';
import { worldX, worldY } from '@fleetmap/geo';

/** What the levels of detail read of a truck. World units, degrees, m/s, epoch ms. */
export interface TableRow {
  readonly truckId: string;
  x: number;
  y: number;
  heading: number | null;
  speed: number | null;
  motion: Motion;
  motionSince: number;
  recordedAt: number;
  heardAt: number;
  simulated: boolean;
  /** Its state, not only its place, changed since the last tick. */
  isStateNew: boolean;
  /** It is among the changed. */
  isDirty: boolean;
  /** The fleet knows it no more; at the next tick it leaves its tiles. */
  isGone: boolean;
}

const NOWHERE = { x: 0, y: 0, heading: null, speed: null, motion: 'idle', motionSince: 0, recordedAt: 0 } as const;
/** In place of every truck that is gone: a number is never given again, for somebody may still know what it stood for. */
const GONE: TableRow = {
  truckId: '',
  ...NOWHERE,
  heardAt: 0,
  simulated: false,
  isStateNew: false,
  isDirty: false,
  isGone: true,
};

/** Numbers the trucks and notes which changed since the last tick. A truck keeps its number as long as it is there. */
export class TruckTable {
  readonly rows: TableRow[] = [];
  /** Numbers of the trucks that changed since the last tick. */
  dirty: number[] = [];
  private readonly numberById = new Map<string, number>();

  /** How many trucks there are. */
  get size(): number {
    return this.numberById.size;
  }

  note({ truckId, position, stay, heardAt }: Truck): void {
    const number = this.numberById.get(truckId) ?? this.add(truckId);
    const row = this.rows[number]!;
    const simulated = position.simulated === true;
    // A motion is told anew when it turns; that a stop's beginning is dated back comes with the turn.
    row.isStateNew ||= row.motion !== stay.motion || row.motionSince !== stay.since || row.simulated !== simulated;
    row.x = worldX(position.longitude);
    row.y = worldY(position.latitude);
    row.heading = position.heading;
    row.speed = position.speed;
    row.motion = stay.motion;
    row.motionSince = stay.since;
    row.recordedAt = position.recordedAt;
    row.heardAt = heardAt;
    row.simulated = simulated;
    this.mark(number, row);
  }

  remove(truckId: string): void {
    const number = this.numberById.get(truckId);
    if (number === undefined) return;
    this.numberById.delete(truckId);
    const row = this.rows[number]!;
    row.isGone = true;
    this.mark(number, row);
  }

  /** Starts the next tick. */
  settle(): void {
    for (const number of this.dirty) {
      const row = this.rows[number]!;
      row.isDirty = false;
      row.isStateNew = false;
      if (row.isGone) this.rows[number] = GONE;
    }
    this.dirty = [];
  }

  private mark(number: number, row: TableRow): void {
    if (row.isDirty) return;
    row.isDirty = true;
    this.dirty.push(number);
  }

  private add(truckId: string): number {
    const number = this.rows.length;
    this.numberById.set(truckId, number);
    const state = { heardAt: 0, simulated: false, isStateNew: true, isDirty: false, isGone: false };
    this.rows.push({ truckId, ...NOWHERE, ...state });
    return number;
  }
}
