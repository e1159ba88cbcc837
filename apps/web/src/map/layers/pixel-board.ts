import type { Sprite } from './sprite.js';

/**
 * A picture in memory to paint sprites on. It is divided into cells, so that after a few trucks moved only the cells they
 * left and entered are cleared, painted and shown again. A margin around it spares sprites at the border the clipping.
 */
export interface PixelBoard {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  /** Every cell must be painted again. */
  touchAll(): void;
  /** The cells under a sprite at a pixel must be painted again. */
  touch(x: number, y: number): void;
  isTouched(): boolean;
  /** Empties the touched cells. */
  clearTouched(): void;
  /** Paints with the sprite's middle at a pixel, in touched cells only. */
  paint(sprite: Sprite, x: number, y: number): void;
  /** Puts the touched cells on a canvas of the board's size; then no cell is touched. */
  show(context: CanvasRenderingContext2D): void;
}

const CELL_BITS = 6; // cells of 64 pixels: a few sprites wide

/** @param margin pixels; at least twice the reach of the largest sprite */
export function createPixelBoard(width: number, height: number, margin: number): PixelBoard {
  const rowLength = width + 2 * margin;
  const rows = height + 2 * margin;
  const image = new ImageData(Math.max(1, rowLength), Math.max(1, rows));
  const pixels = new Uint32Array(image.data.buffer);
  const columnsOfCells = (rowLength >> CELL_BITS) + 1;
  const rowsOfCells = (rows >> CELL_BITS) + 1;
  const touched = new Uint8Array(columnsOfCells * rowsOfCells);
  const reach = margin >> 1;
  let isAllTouched = false;
  let isAnyTouched = false;

  function isOutside(x: number, y: number): boolean {
    return x < -reach || y < -reach || x >= width + reach || y >= height + reach;
  }

  /** Calls with the index of each cell that a sprite at a pixel covers, until one call says that this is enough. */
  function someCell(x: number, y: number, isEnough: (cell: number) => boolean): boolean {
    const right = (x + margin + reach) >> CELL_BITS;
    const bottom = (y + margin + reach) >> CELL_BITS;
    for (let row = (y + margin - reach) >> CELL_BITS; row <= bottom; row += 1) {
      for (let column = (x + margin - reach) >> CELL_BITS; column <= right; column += 1) {
        if (isEnough(row * columnsOfCells + column)) return true;
      }
    }
    return false;
  }

  function eachTouched(visit: (x: number, y: number, size: number) => void): void {
    const size = 1 << CELL_BITS;
    for (let cell = 0; cell < touched.length; cell += 1) {
      if (touched[cell]) visit((cell % columnsOfCells) * size, Math.floor(cell / columnsOfCells) * size, size);
    }
  }

  const isTouched = (cell: number): boolean => touched[cell] === 1;
  const touchCell = (cell: number): boolean => {
    touched[cell] = 1;
    return false;
  };

  return {
    width,
    height,
    margin,

    touchAll() {
      isAllTouched = true;
      isAnyTouched = true;
      touched.fill(1);
    },

    touch(x, y) {
      if (isAllTouched || isOutside(x, y)) return;
      isAnyTouched = true;
      someCell(x, y, touchCell);
    },

    isTouched: () => isAnyTouched,

    clearTouched() {
      if (isAllTouched) pixels.fill(0);
      else
        eachTouched((x, y, size) => {
          for (let row = y; row < Math.min(rows, y + size); row += 1) {
            pixels.fill(0, row * rowLength + x, row * rowLength + Math.min(rowLength, x + size));
          }
        });
    },

    paint(sprite, x, y) {
      if (isOutside(x, y) || (!isAllTouched && !someCell(x, y, isTouched))) return;
      const { columns, rows: rowOffsets, colours, solids } = sprite;
      const left = x + margin;
      const top = y + margin;
      for (let index = 0; index < colours.length; index += 1) {
        const column = left + columns[index]!;
        const row = top + rowOffsets[index]!;
        if (!isAllTouched && touched[(row >> CELL_BITS) * columnsOfCells + (column >> CELL_BITS)] === 0) continue;
        const at = row * rowLength + column;
        pixels[at] = index < solids ? colours[index]! : blend(colours[index]!, pixels[at]!);
      }
    },

    show(context) {
      if (isAllTouched) context.putImageData(image, -margin, -margin);
      else eachTouched((x, y, size) => context.putImageData(image, -margin, -margin, x, y, size, size));
      touched.fill(0);
      isAllTouched = false;
      isAnyTouched = false;
    },
  };
}

/** A soft pixel over another: mixed by its alpha where something is, itself where nothing is. */
function blend(over: number, under: number): number {
  if (under >>> 24 === 0) return over;
  const alpha = over >>> 24;
  const red = mixChannel(over, under, alpha, 0);
  const green = mixChannel(over, under, alpha, 8);
  const blue = mixChannel(over, under, alpha, 16);
  return ((Math.max(alpha, under >>> 24) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

function mixChannel(over: number, under: number, alpha: number, shift: number): number {
  const bottom = (under >>> shift) & 255;
  return (bottom + (((((over >>> shift) & 255) - bottom) * alpha) >> 8)) & 255;
}
