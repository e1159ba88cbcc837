import { type Badge, drawBadge } from './draw-badge.js';
import { drawTruck, type MapTheme } from './draw-truck.js';
import { type Sprite, spriteFromImage } from './sprite.js';
import { describeLook, LOOKS } from './truck-look.js';

/** The sprites of one size and theme, for boards with rows of one length. */
export interface SpriteAtlas {
  /** Device pixels from the middle to the border of the largest truck. */
  readonly reach: number;
  spriteOf(look: number): Sprite;
  badgeOf(badge: Badge): Sprite;
}

const RING_AND_OUTLINE = 1.5; // how far a late truck's ring and outline go beyond its radius
const HARD_UNTIL = 6; // CSS pixels: trucks of a crowd lie upon each other, and nobody sees their edges
const MOST_BADGES = 2000; // kept; counts come and go

export interface AtlasOptions {
  /** Device pixels. */
  readonly radius: number;
  readonly theme: MapTheme;
  /** Device pixels per CSS pixel. */
  readonly density: number;
  readonly rowLength: number;
}

export function createSpriteAtlas({ radius, theme, density, rowLength }: AtlasOptions): SpriteAtlas {
  const reach = reachOf(radius);
  const sprites: (Sprite | undefined)[] = Array.from({ length: LOOKS });
  const badges = new Map<string, Sprite>();

  const squares = new Map<number, OffscreenCanvasRenderingContext2D>(); // a new canvas costs as much as ten sprites

  function draw(size: number, trace: (context: OffscreenCanvasRenderingContext2D) => void, isHard = false): Sprite {
    const context = squares.get(size) ?? createSquare(2 * size);
    squares.set(size, context);
    context.reset();
    context.translate(size, size);
    trace(context);
    return spriteFromImage(context.getImageData(0, 0, 2 * size, 2 * size), rowLength, isHard);
  }

  return {
    reach,
    spriteOf: (look) =>
      (sprites[look] ??= draw(
        reach,
        (context) => drawTruck(context, describeLook(look), radius, theme),
        radius <= HARD_UNTIL * density,
      )),
    badgeOf(badge) {
      const key = `${badge.text} ${badge.radius} ${badge.sixteenths.join(' ')}`;
      const known = badges.get(key);
      if (known) return known;
      if (badges.size >= MOST_BADGES) badges.clear();
      const sprite = draw(Math.ceil(badge.radius * density) + 2, (context) =>
        drawBadge(context, badge, density, theme),
      );
      badges.set(key, sprite);
      return sprite;
    },
  };
}

/** Device pixels that the largest truck of a radius covers from its middle. */
export function reachOf(radius: number): number {
  return Math.ceil(radius * RING_AND_OUTLINE) + 1;
}

/** A canvas to draw on in a worker and, where there is no OffscreenCanvas, on the page. */
function createSquare(size: number): OffscreenCanvasRenderingContext2D {
  const canvas =
    typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(size, size);
  canvas.width = canvas.height = size;
  return canvas.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
}
