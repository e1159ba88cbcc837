import { blend } from './blend.js';
import type { Sprite } from './sprite.js';

/**
 * A picture in memory to paint sprites on. It is divided into cells, so that after a few trucks moved only the cells they
 * left and entered are cleared, painted and shown again. A margin around it spares sprites at the border the clipping.
 */
export interface PixelBoard {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  /** All of it, with the margin, row by row as ImageData has them (ABGR, signed). */
  readonly pixels: Int32Array<ArrayBuffer>;
  readonly rowLength: number;
  /** Every cell must be painted again. */
  touchAll(): void;
  /** The cells within `reach` of a pixel must be painted again. */
  touch(x: number, y: number, reach: number): void;
  isTouched(): boolean;
  /** Fills the touched cells with what lies beneath the sprites: a picture of the same size, or nothing. */
  clearTouched(ground?: Int32Array): void;
  /** Paints with the sprite's middle at a pixel, in touched cells only. */
  paint(sprite: Sprite, x: number, y: number): void;
  /** Tells the touched boxes, in pixels of the whole picture with its margin; then no cell is touched. */
  show(put: (left: number, top: number, width: number, height: number) => void): void;
}

const CELL_BITS = 6; // cells of 64 pixels: a few sprites wide

/** @param margin pixels; at least twice the reach of the largest sprite */
export function createPixelBoard(width: number, height: number, margin: number): PixelBoard {
  const rowLength = Math.max(1, width + 2 * margin);
  const rows = Math.max(1, height + 2 * margin);
  const pixels = new Int32Array(rowLength * rows);
  const columnsOfCells = (rowLength >> CELL_BITS) + 1;
  const touched = new Uint8Array(columnsOfCells * ((rows >> CELL_BITS) + 1));
  let isAllTouched = false;
  let isAnyTouched = false;

  function isOutside(x: number, y: number, reach: number): boolean {
    return x < -reach || y < -reach || x >= width + reach || y >= height + reach;
  }

  /** How many of the cells within reach are touched: none, some or all. */
  function touchedWithin(x: number, y: number, reach: number): 0 | 1 | 2 {
    const right = (x + margin + reach) >> CELL_BITS;
    const bottom = (y + margin + reach) >> CELL_BITS;
    let any = 0;
    let all = 1;
    for (let row = (y + margin - reach) >> CELL_BITS; row <= bottom; row += 1) {
      for (let column = (x + margin - reach) >> CELL_BITS; column <= right; column += 1) {
        const isTouched = touched[row * columnsOfCells + column]!;
        any |= isTouched;
        all &= isTouched;
      }
    }
    return all === 1 ? 2 : any === 1 ? 1 : 0;
  }

  /** Runs of touched cells side by side, as boxes of pixels. */
  function eachTouched(visit: (left: number, top: number, width: number, height: number) => void): void {
    for (let first = 0; first < touched.length; first += columnsOfCells) {
      const top = (first / columnsOfCells) << CELL_BITS;
      for (let column = 0; column < columnsOfCells; column += 1) {
        if (touched[first + column] === 0) continue;
        const start = column;
        while (column < columnsOfCells && touched[first + column] === 1) column += 1;
        const left = start << CELL_BITS;
        const right = Math.min(rowLength, column << CELL_BITS);
        visit(left, top, right - left, Math.min(rows, top + (1 << CELL_BITS)) - top);
      }
    }
  }

  function paintAll({ offsets, colours, solids }: Sprite, at: number): void {
    for (let index = 0; index < solids; index += 1) pixels[at + offsets[index]!] = colours[index]!;
    for (let index = solids; index < colours.length; index += 1) {
      const target = at + offsets[index]!;
      pixels[target] = blend(colours[index]!, pixels[target]!);
    }
  }

  function paintTouched({ columns, rows: rowOffsets, colours, solids }: Sprite, left: number, top: number): void {
    for (let index = 0; index < colours.length; index += 1) {
      const column = left + columns[index]!;
      const row = top + rowOffsets[index]!;
      if (touched[(row >> CELL_BITS) * columnsOfCells + (column >> CELL_BITS)] === 0) continue;
      const at = row * rowLength + column;
      pixels[at] = index < solids ? colours[index]! : blend(colours[index]!, pixels[at]!);
    }
  }

  return {
    width,
    height,
    margin,
    pixels,
    rowLength,

    touchAll() {
      isAllTouched = true;
      isAnyTouched = true;
      touched.fill(1);
    },

    touch(x, y, reach) {
      if (isAllTouched || isOutside(x, y, reach)) return;
      isAnyTouched = true;
      const right = (x + margin + reach) >> CELL_BITS;
      const bottom = (y + margin + reach) >> CELL_BITS;
      for (let row = (y + margin - reach) >> CELL_BITS; row <= bottom; row += 1) {
        for (let column = (x + margin - reach) >> CELL_BITS; column <= right; column += 1) {
          touched[row * columnsOfCells + column] = 1;
        }
      }
    },

    isTouched: () => isAnyTouched,

    clearTouched(ground) {
      if (isAllTouched) {
        if (ground) pixels.set(ground);
        else pixels.fill(0);
        return;
      }
      eachTouched((left, top, boxWidth, boxHeight) => {
        for (let row = top; row < top + boxHeight; row += 1) {
          const start = row * rowLength + left;
          if (ground) pixels.set(ground.subarray(start, start + boxWidth), start);
          else pixels.fill(0, start, start + boxWidth);
        }
      });
    },

    paint(sprite, x, y) {
      if (isOutside(x, y, sprite.reach)) return;
      const touching = isAllTouched ? 2 : touchedWithin(x, y, sprite.reach);
      if (touching === 2) paintAll(sprite, (y + margin) * rowLength + x + margin);
      else if (touching === 1) paintTouched(sprite, x + margin, y + margin);
    },

    show(put) {
      if (isAllTouched) put(0, 0, rowLength, rows);
      else eachTouched(put);
      touched.fill(0);
      isAllTouched = false;
      isAnyTouched = false;
    },
  };
}
