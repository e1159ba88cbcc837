import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bearingBetween,
  boundsOf,
  createPath,
  createPathCursor,
  distanceBetween,
  latitudeOfY,
  longitudeOfX,
  normalizeHeading,
  normalizeLongitude,
  pieceAt,
  placeAlong,
  type Point,
  shortestTurn,
  worldX,
  worldY,
} from './index.js';

// Not through @fleetmap/testing: that package stands on this one.
const FILE = join(
  process.env['ACCEPTANCE_DIR'] ?? fileURLToPath(new URL('../../../../shared/acceptance', import.meta.url)),
  'geo/geodesic.json',
);
interface Row {
  id: string;
  lat1: number;
  lon1: number;
  lat2: number;
  lon2: number;
  distance_m: number;
  haversine_m: number;
}

const aPoint = fc.record({
  latitude: fc.double({ min: -85, max: 85, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe.skipIf(!existsSync(FILE))('rows of geo/geodesic.json', () => {
  const rows = existsSync(FILE)
    ? Object.values(JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, unknown>)
        .filter((value) => Array.isArray(value))
        .flatMap((list) => list as Row[])
        .filter((row) => 'haversine_m' in row)
    : [];
  it.each(rows)('$id: haversine to a millionth, the ellipsoid to 0.57 %', (row) => {
    const metres = distanceBetween(
      { latitude: row.lat1, longitude: row.lon1 },
      { latitude: row.lat2, longitude: row.lon2 },
    );
    expect(Math.abs(metres - row.haversine_m)).toBeLessThanOrEqual(Math.max(0.002, row.haversine_m * 1e-6));
    expect(Math.abs(metres - row.distance_m)).toBeLessThanOrEqual(row.distance_m * 0.0057);
  });
});

describe('distance and bearing', () => {
  it('is the same both ways and never more than half the earth', () => {
    fc.assert(
      fc.property(aPoint, aPoint, (from, to) => {
        const metres = distanceBetween(from, to);
        expect(metres).toBeCloseTo(distanceBetween(to, from), 6);
        expect(metres).toBeLessThanOrEqual(20_015_115);
      }),
    );
  });

  it('knows the four winds', () => {
    const middle = { latitude: 0, longitude: 0 };
    const ways: [Point, number][] = [
      [{ latitude: 1, longitude: 0 }, 0],
      [{ latitude: 0, longitude: 1 }, 90],
      [{ latitude: -1, longitude: 0 }, 180],
      [{ latitude: 0, longitude: -1 }, 270],
    ];
    for (const [to, bearing] of ways) expect(bearingBetween(middle, to)).toBeCloseTo(bearing, 9);
  });

  it('turns by the shortest way and keeps headings in 0…360', () => {
    expect(shortestTurn(350, 10)).toBeCloseTo(20);
    expect(shortestTurn(10, 350)).toBeCloseTo(-20);
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (degrees) => {
        const heading = normalizeHeading(degrees);
        expect(heading >= 0 && heading < 360).toBe(true);
        const longitude = normalizeLongitude(degrees);
        expect(longitude >= -180 && longitude < 180).toBe(true);
      }),
    );
  });
});

describe('Web Mercator', () => {
  it('is a square and goes there and back', () => {
    expect([worldX(-180), worldX(180)]).toEqual([0, 1]);
    expect(worldY(90)).toBeCloseTo(0, 9);
    expect(worldY(-90)).toBeCloseTo(1, 9);
    fc.assert(
      fc.property(aPoint, ({ latitude, longitude }) => {
        expect(latitudeOfY(worldY(latitude))).toBeCloseTo(latitude, 8);
        expect(longitudeOfX(worldX(longitude))).toBeCloseTo(longitude, 8);
      }),
    );
  });
});

describe('bounds', () => {
  it('are the smallest box around all places, and none around none', () => {
    expect(boundsOf([])).toBeUndefined();
    expect(
      boundsOf([
        { latitude: 1, longitude: 2 },
        { latitude: -3, longitude: 5 },
      ]),
    ).toEqual({
      west: 2,
      south: -3,
      east: 5,
      north: 1,
    });
  });
});

describe('path', () => {
  const path = createPath([
    { latitude: 0, longitude: 0 },
    { latitude: 0, longitude: 0.01 },
    { latitude: 0.01, longitude: 0.01 },
  ]);

  it('gives its ends beyond its ends', () => {
    expect(placeAlong(path, -5)).toMatchObject({ latitude: 0, longitude: 0 });
    expect(placeAlong(path, path.length + 5)).toMatchObject({ latitude: 0.01, longitude: 0.01 });
  });

  it('goes as far as it is asked and heads along the road', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const place = placeAlong(path, share * path.length);
        const corner = path.points[1]!;
        const isBeforeCorner = share * path.length < path.distances[1]!;
        const gone = isBeforeCorner
          ? distanceBetween(path.points[0]!, place)
          : path.distances[1]! + distanceBetween(corner, place);
        expect(gone).toBeCloseTo(share * path.length, 3);
        expect(place.heading).toBeCloseTo(isBeforeCorner ? 90 : 0, 2);
      }),
    );
  });

  it('gives the same place to the bit whoever remembers where the last one was', () => {
    const points = Array.from({ length: 40 }, (_none, index): Point => {
      return { latitude: Math.floor(index / 3) / 1000, longitude: (index % 5) / 1000 }; // some places come twice
    });
    const winding = createPath([...points, points.at(-1)!]);
    const metres = fc.array(fc.double({ min: -100, max: winding.length + 100, noNaN: true }), { maxLength: 50 });
    fc.assert(
      fc.property(metres, (sought) => {
        const cursor = createPathCursor();
        for (const at of sought.flatMap((each) => [each, each + 50, Math.round(each)]))
          expect(placeAlong(winding, at, cursor)).toEqual(placeAlong(winding, at));
        for (const [index, start] of winding.distances.entries())
          expect(pieceAt(winding.distances, start, index)).toBe(pieceAt(winding.distances, start));
      }),
    );
  });

  it('needs two points', () => {
    expect(() => createPath([{ latitude: 0, longitude: 0 }])).toThrow(RangeError);
  });
});
