import type { Viewport } from '@fleetmap/events';
import { worldX, worldY } from '@fleetmap/geo';

/** The tiles that a viewport touches, at one level of the tile grid. */
export interface TileCover {
  readonly level: number;
  /** Row times columns of the level plus column. */
  readonly tiles: readonly number[];
  /** The same for viewports that see the same tiles. */
  readonly key: string;
}

export const DEEPEST_LEVEL = 15;
const MOST_TILES = 64; // whatever a viewer asks for: a larger area gets larger tiles

/** At zoom z a tile of level z − 1 is 512 to 1024 pixels wide: a screen has about a dozen. */
export function levelOfZoom(zoom: number): number {
  return Math.max(0, Math.min(DEEPEST_LEVEL, Math.floor(zoom) - 1));
}

/** World units that half a pixel is at the closest zoom which the level serves; a smaller move shows nowhere. */
export function halfPixelOf(level: number): number {
  const closestZoom = level === DEEPEST_LEVEL ? DEEPEST_LEVEL + 4 : level + 2;
  return 0.5 / (256 * 2 ** closestZoom);
}

export function tileAt(level: number, x: number, y: number): number {
  const columns = 2 ** level;
  return clampToGrid(y * columns, columns) * columns + clampToGrid(x * columns, columns);
}

/** The edges of the world belong to their tiles; by rounding they may even lie a little beyond. */
function clampToGrid(tiles: number, columns: number): number {
  return Math.max(0, Math.min(columns - 1, Math.floor(tiles)));
}

/** `west > east`, or longitudes beyond ±180, cross the antimeridian; latitudes beyond Web Mercator are its edge. */
export function coverOf({ bounds, zoom }: Viewport): TileCover {
  for (let level = levelOfZoom(zoom); ; level -= 1) {
    const columns = 2 ** level;
    const west = worldX(bounds.west);
    const turns = Math.max(0, Math.ceil((bounds.west - bounds.east) / 360)); // of a map that was dragged round the world
    const east = worldX(bounds.east + 360 * turns);
    const first = Math.floor(west * columns);
    const across = Math.min(columns, Math.floor(east * columns) - first + 1);
    const top = clampToGrid(worldY(bounds.north) * columns, columns);
    const down = clampToGrid(worldY(bounds.south) * columns, columns) - top + 1;
    if (across * down <= MOST_TILES || level === 0) return gridOf(level, { first, across, top, down });
  }
}

function gridOf(level: number, grid: { first: number; across: number; top: number; down: number }): TileCover {
  const columns = 2 ** level;
  const first = grid.across === columns ? 0 : ((grid.first % columns) + columns) % columns;
  const tiles = Array.from({ length: grid.across * grid.down }, (_none, index) => {
    const row = grid.top + Math.floor(index / grid.across);
    return row * columns + ((first + (index % grid.across)) % columns);
  });
  return { level, tiles, key: `${level}/${first}+${grid.across}/${grid.top}+${grid.down}` };
}
