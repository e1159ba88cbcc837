import { drawTruck, type MapTheme } from './draw-truck.js';
import { type Sprite, spriteFromImage } from './sprite.js';
import { describeLook, LOOKS } from './truck-look.js';

/** The sprites of one size and theme, by look. */
export interface SpriteAtlas {
  /** Device pixels from the middle to the border of the largest sprite. */
  readonly reach: number;
  readonly radius: number;
  spriteOf(look: number): Sprite;
}

const RING_AND_OUTLINE = 1.5; // how far a late truck's ring and outline go beyond its radius

/** @param radius device pixels */
export function createSpriteAtlas(radius: number, theme: MapTheme): SpriteAtlas {
  const reach = Math.ceil(radius * RING_AND_OUTLINE) + 1;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 2 * reach;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.translate(reach, reach);
  const sprites: (Sprite | undefined)[] = Array.from({ length: LOOKS });

  function draw(look: number): Sprite {
    context.clearRect(-reach, -reach, 2 * reach, 2 * reach);
    drawTruck(context, describeLook(look), radius, theme);
    return spriteFromImage(context.getImageData(0, 0, 2 * reach, 2 * reach));
  }

  return { reach, radius, spriteOf: (look) => (sprites[look] ??= draw(look)) };
}
