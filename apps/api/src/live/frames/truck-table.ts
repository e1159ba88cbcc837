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
}

/** Numbers the trucks and notes which changed since the last tick. A truck keeps its number as long as the process lives. */
export class TruckTable {
  readonly rows: TableRow[] = [];
  /** Numbers of the trucks that changed since the last tick. */
  dirty: number[] = [];
  private readonly numberById = new Map<string, number>();

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
    if (row.isDirty) return;
    row.isDirty = true;
    this.dirty.push(number);
  }

  /** Starts the next tick. */
  settle(): void {
    for (const number of this.dirty) {
      const row = this.rows[number]!;
      row.isDirty = false;
      row.isStateNew = false;
    }
    this.dirty = [];
  }

  private add(truckId: string): number {
    const number = this.rows.length;
    this.numberById.set(truckId, number);
    const nowhere = { x: 0, y: 0, heading: null, speed: null, motion: 'idle', motionSince: 0 } as const;
    this.rows.push({
      truckId,
      ...nowhere,
      recordedAt: 0,
      heardAt: 0,
      simulated: false,
      isStateNew: true,
      isDirty: false,
    });
    return number;
  }
}
