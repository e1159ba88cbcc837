import { refuse } from '../refusal.js';

const MAX_CELL_LENGTH = 100_000;
const MAX_CELLS = 1000;

/** Cuts CSV text (RFC 4180, any separator) into rows of cells; empty lines are none. */
export function createTableSplitter(separator: string, onRow: (cells: string[]) => void) {
  let cells: string[] = [];
  let cell = '';
  let state: 'plain' | 'quoted' | 'quote' = 'plain'; // 'quote': the last character may end the quoted text or begin a ""

  function endCell(): void {
    if (cells.push(cell) > MAX_CELLS) refuse('too_large', `A line has more than ${MAX_CELLS} columns.`);
    cell = '';
    state = 'plain';
  }

  function endRow(): void {
    endCell();
    const row = cells;
    cells = [];
    if (row.length > 1 || row[0] !== '') onRow(row);
  }

  function add(text: string): void {
    cell += text;
    if (cell.length > MAX_CELL_LENGTH) refuse('too_large', `A cell has more than ${MAX_CELL_LENGTH} characters.`);
  }

  function take(character: string): void {
    if (state === 'quoted') {
      if (character === '"') state = 'quote';
      else add(character);
    } else if (character === separator) endCell();
    else if (character === '\n' || character === '\r') endRow();
    else if (character === '"' && state === 'quote') {
      add('"');
      state = 'quoted';
    } else if (character === '"' && cell === '') state = 'quoted';
    else add(character);
  }

  return {
    push(text: string): void {
      for (const character of text) take(character);
    },
    end(): void {
      if (state === 'quoted') refuse('truncated', 'The file ends inside quotation marks.');
      if (cell !== '' || cells.length > 0) endRow();
    },
  };
}
