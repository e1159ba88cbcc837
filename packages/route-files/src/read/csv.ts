import { refuse } from '../refusal.js';
import type { Collector } from './collector.js';
import { type Field, fieldOf } from './fields.js';
import { createRowSorter, type Row } from './rows.js';
import { createTableSplitter } from './split-table.js';
import type { TextReader } from './text-reader.js';

const SEPARATORS = [';', '\t', ',', '|']; // in this order: with `;` commas are decimals

const FORMULA_GUARD = /^'+\s*[=+\-@＝＋－＠]/; // what our own export puts before a text that a spreadsheet would run

/** A table with a head of known names, in any order; other columns are not read. */
export function createCsvReader(head: string, collector: Collector): TextReader {
  const separator = separatorOf(head);
  const addRow = createRowSorter(collector);
  let fields: (Field | undefined)[] | undefined;

  const splitter = createTableSplitter(separator, (cells) => {
    if (isSeparatorLine(cells, separator)) return;
    if (fields) addRow(rowOf(fields, cells));
    else fields = fieldsOf(cells);
  });

  function rowOf(columns: readonly (Field | undefined)[], cells: readonly string[]): Row {
    const row: Row = {};
    for (const [index, field] of columns.entries()) {
      const cell = cells[index]?.trim();
      if (field && cell !== undefined) row[field] ??= valueOf(field, cell);
    }
    return row;
  }

  function valueOf(field: Field, cell: string): string {
    if (field === 'name') return FORMULA_GUARD.test(cell) ? cell.slice(1) : cell;
    return separator !== ',' && /^[+-]?\d*,\d+$/.test(cell) ? cell.replace(',', '.') : cell;
  }

  return {
    push: (text) => splitter.push(text),
    end() {
      splitter.end();
      if (!fields) refuseColumns();
      return 'csv';
    },
  };
}

function fieldsOf(cells: readonly string[]): (Field | undefined)[] {
  const fields = cells.map(fieldOf);
  if (!fields.includes('latitude') || !fields.includes('longitude')) refuseColumns();
  return fields;
}

/** `sep=;`, which Excel writes and wants. */
function isSeparatorLine(cells: readonly string[], separator: string): boolean {
  return cells[0] === 'sep=' && cells.length === 2 && cells[1] === ''
    ? separator !== ''
    : cells[0] === `sep=${separator}`;
}

function separatorOf(head: string): string {
  const [first = '', second = ''] = head.split(/\r\n|\n|\r/, 2);
  const line = first.startsWith('sep=') ? second : first;
  return SEPARATORS.find((separator) => line.includes(separator)) ?? ',';
}

function refuseColumns(): never {
  return refuse(
    'missing_columns',
    'The first line of a CSV names its columns; latitude and longitude must be among them.',
  );
}
