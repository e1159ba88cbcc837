import type { FleetColumns } from '../../../stores/fleet-columns.js';

/** The columns of the fleet that a painter needs. */
export const PAINTED_COLUMNS = [
  'fromX',
  'fromY',
  'toX',
  'toY',
  'fromHeading',
  'heading',
  'glideStart',
  'glideMs',
  'heardAt',
  'motion',
] as const satisfies readonly (keyof FleetColumns)[];

/**
 * Rows on their way to a painter, column after column: indexes, then the painted columns. An array of its own, so that it can
 * be handed over without a copy.
 */
export type PackedRows = Float64Array<ArrayBuffer>;

/** Numbers per row. */
const PACKED_LENGTH = PAINTED_COLUMNS.length + 1;

export function packRows(columns: FleetColumns, indexes: Uint32Array): PackedRows {
  const count = indexes.length;
  const packed = new Float64Array(count * PACKED_LENGTH);
  packed.set(indexes);
  for (const [offset, name] of PAINTED_COLUMNS.entries())
    gather(columns[name], indexes, { packed, start: (offset + 1) * count });
  return packed;
}

function gather(
  column: FleetColumns[keyof FleetColumns],
  indexes: Uint32Array,
  { packed, start }: { packed: PackedRows; start: number },
): void {
  for (let row = 0; row < indexes.length; row += 1) packed[start + row] = column[indexes[row]!]!;
}

/** The painter's copy of the rows, as columns again. */
export interface TruckRows extends Readonly<Record<(typeof PAINTED_COLUMNS)[number], Float64Array>> {
  /** One more than the highest row ever put. */
  readonly size: number;
  /** @param visit told each row that was put, after it was */
  put(packed: PackedRows, visit: (index: number, isNew: boolean) => void): void;
  clear(): void;
}

export function createTruckRows(): TruckRows {
  const rows = {
    ...createColumns(FIRST_ROWS),
    size: 0,

    clear: () => void (rows.size = 0),

    put(packed: PackedRows, visit: (index: number, isNew: boolean) => void) {
      const count = packed.length / PACKED_LENGTH;
      const indexes = packed.subarray(0, count);
      const before = rows.size;
      const highest = indexes.reduce((most, index) => Math.max(most, index), before - 1);
      if (highest >= rows.motion.length) grow(highest + 1);
      rows.size = highest + 1;
      for (const [offset, name] of PAINTED_COLUMNS.entries()) {
        const column = rows[name];
        const start = (offset + 1) * count;
        for (let row = 0; row < count; row += 1) column[indexes[row]!] = packed[start + row]!;
      }
      for (let row = 0; row < count; row += 1) visit(indexes[row]!, indexes[row]! >= before);
    },
  };

  function grow(least: number): void {
    const larger = createColumns(Math.max(least, 2 * rows.motion.length));
    for (const name of PAINTED_COLUMNS) {
      larger[name].set(rows[name]);
      rows[name] = larger[name];
    }
  }

  return rows;
}

const FIRST_ROWS = 1024; // grows by doubling

function createColumns(length: number): Record<(typeof PAINTED_COLUMNS)[number], Float64Array> {
  const empty = (): Float64Array => new Float64Array(length);
  const [fromX, fromY, toX, toY, fromHeading] = [empty(), empty(), empty(), empty(), empty()];
  const [heading, glideStart, glideMs, heardAt] = [empty(), empty(), empty(), empty()];
  return {
    fromX,
    fromY,
    toX,
    toY,
    fromHeading,
    heading,
    glideStart,
    glideMs,
    heardAt,
    motion: empty(),
  };
}
