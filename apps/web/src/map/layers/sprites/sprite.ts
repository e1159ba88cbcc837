/** A small picture as a list of pixels to set: faster to paint ten thousand times than `drawImage`. */
export interface Sprite {
  /** Column and row of each pixel from the middle of the sprite. */
  readonly columns: Int16Array;
  readonly rows: Int16Array;
  /** The same as one number: how far from the middle each pixel is in a picture with rows of `rowLength`. */
  readonly offsets: Int32Array;
  /** As ImageData has them (ABGR), but signed: unsigned ones would be no small integers to the engine, and slow; first the opaque ones, then the soft edge. */
  readonly colours: Int32Array;
  /** How many are opaque. */
  readonly solids: number;
  /** Pixels from the middle to the farthest border. */
  readonly reach: number;
}

const OPAQUE_FROM = 250; // of 255
const INVISIBLE_BELOW = 8;

const HARD_FROM = 110;
const OPAQUE = 0xff << 24;

/**
 * Reads a sprite from a square picture, whose middle is the sprite's, for a board with rows of `rowLength` pixels.
 * @param isHard without a soft edge, which costs as much to paint as all the rest
 */
export function spriteFromImage(
  { data, width }: Pick<ImageData, 'data' | 'width'>,
  rowLength: number,
  isHard = false,
): Sprite {
  const pixels = new Int32Array(data.buffer);
  const solid: number[] = [];
  const edge: number[] = [];
  for (const [index, pixel] of pixels.entries()) {
    const alpha = pixel >>> 24;
    if (alpha >= (isHard ? HARD_FROM : OPAQUE_FROM)) solid.push(index);
    else if (!isHard && alpha >= INVISIBLE_BELOW) edge.push(index);
  }
  const middle = width >> 1;
  const all = [...solid, ...edge];
  const columns = Int16Array.from(all, (index) => (index % width) - middle);
  const rows = Int16Array.from(all, (index) => Math.floor(index / width) - middle);
  return {
    columns,
    rows,
    offsets: Int32Array.from(all, (_index, at) => rows[at]! * rowLength + columns[at]!),
    colours: Int32Array.from(all, (index) => (isHard ? pixels[index]! | OPAQUE : pixels[index]!)),
    solids: solid.length,
    reach: middle,
  };
}
