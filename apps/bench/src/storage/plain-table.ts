import type { Position } from '@fleetmap/events';

/**
 * What one would build first: a table with a row a position, an index by truck and time and one by time, through the driver that
 * the store uses.
 */
export interface PlainTable {
  /** Durable when it resolves. */
  insert(position: Position): Promise<void>;
  /** Many in one transaction; not measured. */
  load(positions: readonly Position[]): Promise<void>;
  /** After loading. */
  settle(): Promise<void>;
  window(from: number, until: number): Promise<unknown[]>;
  trail(truckId: string, from: number, until: number): Promise<unknown[]>;
  newest(): Promise<unknown[]>;
  bytes(): Promise<number>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

export const COLUMNS = [
  'truck_id',
  'recorded_at',
  'received_at',
  'latitude',
  'longitude',
  'speed',
  'heading',
  'altitude',
  'accuracy',
] as const;

export const SELECTED = COLUMNS.join(', ');

export function valuesOf(position: Position): (string | number | null)[] {
  const { truckId, recordedAt, receivedAt, latitude, longitude, speed, heading, altitude, accuracy } = position;
  return [truckId, recordedAt, receivedAt, latitude, longitude, speed, heading, altitude ?? null, accuracy ?? null];
}
