export { MOTIONS } from '@fleetmap/events';

// The fleet as columns: one typed array per value, one row per truck. A moving truck allocates nothing.

/** Float64 because epoch ms and Web Mercator at street level need more than 24 bits. */
export interface FleetColumns {
  /** m/s; NaN is unknown, here and in the next four. */
  readonly speed: Float64Array;
  /** Degrees from north. */
  readonly heading: Float64Array;
  /** Metres. */
  readonly altitude: Float64Array;
  readonly accuracy: Float64Array;
  /** Percent. */
  readonly battery: Float64Array;
  /** Index in {@link MOTIONS}. */
  readonly motion: Uint8Array;
  /** 1 for a truck that a simulation drives. */
  readonly simulated: Uint8Array;
  /** Epoch ms. */
  readonly motionSince: Float64Array;
  readonly recordedAt: Float64Array;
  readonly heardAt: Float64Array;
  /** The glide: from where to its newest fix (world units), when it began (ms of the page's clock), how long it takes. */
  readonly fromX: Float64Array;
  readonly fromY: Float64Array;
  readonly toX: Float64Array;
  readonly toY: Float64Array;
  readonly fromHeading: Float64Array;
  readonly glideStart: Float64Array;
  readonly glideMs: Float64Array;
  /** The store's version when the row last changed: whoever keeps a copy compares it with the version of the copy. */
  readonly changedAt: Float64Array;
}

export function createFleetColumns(rows: number): FleetColumns {
  const floats = (): Float64Array => new Float64Array(rows);
  return {
    speed: floats(),
    heading: floats(),
    altitude: floats(),
    accuracy: floats(),
    battery: floats(),
    motion: new Uint8Array(rows),
    simulated: new Uint8Array(rows),
    motionSince: floats(),
    recordedAt: floats(),
    heardAt: floats(),
    fromX: floats(),
    fromY: floats(),
    toX: floats(),
    toY: floats(),
    fromHeading: floats(),
    glideStart: floats(),
    glideMs: floats(),
    changedAt: floats(),
  };
}

/** The same rows in columns of another height. */
export function resizeFleetColumns(columns: FleetColumns, rows: number): FleetColumns {
  const resized = createFleetColumns(rows);
  for (const name of Object.keys(columns) as (keyof FleetColumns)[]) resized[name].set(columns[name]);
  return resized;
}

/** Some rows, in their order, in columns of the same height. */
export function pickFleetColumns(columns: FleetColumns, rows: readonly number[]): FleetColumns {
  const picked = createFleetColumns(columns.motion.length);
  for (const name of Object.keys(columns) as (keyof FleetColumns)[])
    for (const [index, row] of rows.entries()) picked[name][index] = columns[name][row]!;
  return picked;
}

/** What nobody knows of a truck that was never heard of. NaN is equal and near to nothing, so its first fix is no glide. */
const UNKNOWN_AT_FIRST = [
  'heading',
  'altitude',
  'accuracy',
  'battery',
  'recordedAt',
  'toX',
  'toY',
  'fromHeading',
] as const satisfies readonly (keyof FleetColumns)[];

/** Begins a row, for a truck of which nothing is known. */
export function beginRow(columns: FleetColumns, index: number): void {
  for (const name of UNKNOWN_AT_FIRST) columns[name][index] = Number.NaN;
}
