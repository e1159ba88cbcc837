import { worldX, worldY } from '@fleetmap/geo';

/** Lines as in data/land.json: integers of 1/`scale` degree, the first point whole, every later one as a step; longitude first. */
export interface PackedLines {
  readonly scale: number;
  readonly lines: readonly (readonly number[])[];
}

/** A line in the unit square of Web Mercator, with the box around it. x may leave 0…1 where a line crosses the antimeridian. */
export interface WorldLine {
  /** x, y, x, y… */
  readonly coordinates: Float64Array;
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

/** Projects packed lines once, so that drawing only multiplies. */
export function unpackLines(packed: PackedLines): readonly WorldLine[] {
  return packed.lines.map((steps) => {
    const coordinates = new Float64Array(steps.length);
    let longitude = 0;
    let latitude = 0;
    for (let index = 0; index + 1 < steps.length; index += 2) {
      longitude += steps[index]!;
      latitude += steps[index + 1]!;
      coordinates[index] = worldX(longitude / packed.scale);
      coordinates[index + 1] = worldY(latitude / packed.scale);
    }
    return createWorldLine(coordinates);
  });
}

/** Measures the box around coordinates x, y, x, y… of the unit square. */
export function createWorldLine(coordinates: Float64Array): WorldLine {
  let west = Infinity;
  let north = Infinity;
  let east = -Infinity;
  let south = -Infinity;
  for (let index = 0; index + 1 < coordinates.length; index += 2) {
    west = Math.min(west, coordinates[index]!);
    east = Math.max(east, coordinates[index]!);
    north = Math.min(north, coordinates[index + 1]!);
    south = Math.max(south, coordinates[index + 1]!);
  }
  return { coordinates, west, north, east, south };
}
