import type { Sprite } from './sprite.js';

/** A picture in memory to paint sprites on. It has a margin, so that sprites at the border need no clipping. */
export interface PixelBoard {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  clear(): void;
  /** Paints with the sprite's middle at a pixel; a middle outside the board by more than the margin is not painted. */
  paint(sprite: Sprite, x: number, y: number): void;
  /** Puts the picture on a canvas of the board's size. */
  show(context: CanvasRenderingContext2D): void;
}

/** @param margin pixels; at least half of the largest sprite */
export function createPixelBoard(width: number, height: number, margin: number): PixelBoard {
  const rowLength = width + 2 * margin;
  const image = new ImageData(Math.max(1, rowLength), Math.max(1, height + 2 * margin));
  const pixels = new Uint32Array(image.data.buffer);

  return {
    width,
    height,
    margin,
    clear: () => void pixels.fill(0),

    paint(sprite, x, y) {
      if (x < -margin / 2 || y < -margin / 2 || x >= width + margin / 2 || y >= height + margin / 2) return;
      const middle = (y + margin) * rowLength + x + margin;
      const { solidX, solidY, solidColour, edgeX, edgeY, edgeColour } = sprite;
      for (let index = 0; index < solidColour.length; index += 1) {
        pixels[middle + solidY[index]! * rowLength + solidX[index]!] = solidColour[index]!;
      }
      for (let index = 0; index < edgeColour.length; index += 1) {
        const at = middle + edgeY[index]! * rowLength + edgeX[index]!;
        pixels[at] = blend(edgeColour[index]!, pixels[at]!);
      }
    },

    show: (context) => context.putImageData(image, -margin, -margin),
  };
}

/** A soft pixel over another: mixed by its alpha where something is, itself where nothing is. */
function blend(over: number, under: number): number {
  if (under >>> 24 === 0) return over;
  const alpha = over >>> 24;
  const mixed = (shift: number): number => {
    const top = (over >>> shift) & 255;
    const bottom = (under >>> shift) & 255;
    return (bottom + (((top - bottom) * alpha) >> 8)) & 255;
  };
  return ((Math.max(alpha, under >>> 24) << 24) | (mixed(16) << 16) | (mixed(8) << 8) | mixed(0)) >>> 0;
}
