import { distanceBetween } from '@fleetmap/geo';
import { hasAcceptance, readAcceptance, readAcceptanceBytes } from '@fleetmap/testing';
import { describe, expect, it } from 'vitest';
import { isRefused, readRouteFile, type RouteFile } from '../index.js';

interface ManifestEntry {
  readonly file: string;
  readonly elementtree?: {
    readonly waypoints: number;
    readonly routes: readonly number[];
    readonly tracks: readonly (readonly { readonly points: number; readonly length_m: number }[])[];
    readonly points_with_time?: number;
    readonly first?: readonly [number, number, string | null];
  };
  readonly togeojson?: { readonly types: Readonly<Record<string, number>>; readonly coordinates: number };
}

const files = readAcceptance<{ files: ManifestEntry[] }>('routes/manifest.json')?.files ?? [];

async function read(file: string): Promise<RouteFile> {
  const found = await readRouteFile([readAcceptanceBytes(`routes/${file}`)]);
  if (isRefused(found)) throw new Error(`${file}: ${found.code}`);
  return found;
}

function lengthOf(segment: RouteFile['lines'][number]['segments'][number]): number {
  return segment.reduce(
    (sum, point, index) => (index === 0 ? 0 : sum + distanceBetween(segment[index - 1]!, point)),
    0,
  );
}

describe.skipIf(!hasAcceptance)('files of others', () => {
  const gpx = files.filter(({ file }) => file.endsWith('.gpx'));
  const kml = files.filter(({ file }) => file.endsWith('.kml'));

  it.each(gpx)(
    'P26: $file has the waypoints, segments, points and lengths of the manifest',
    async ({ file, elementtree }) => {
      const { format, lines, waypoints, skipped } = await read(file);
      const tracks = lines.filter(({ kind }) => kind === 'track');
      expect(format).toBe('gpx');
      expect(waypoints).toHaveLength(elementtree!.waypoints);
      expect(lines.filter(({ kind }) => kind === 'route').map(({ segments }) => segments.flat().length)).toEqual(
        elementtree!.routes,
      );
      expect(tracks.map(({ segments }) => segments.map((segment) => segment.length))).toEqual(
        elementtree!.tracks.map((segments) => segments.map(({ points }) => points)),
      );
      for (const [index, track] of tracks.entries())
        for (const [place, segment] of track.segments.entries())
          expect(lengthOf(segment)).toBeCloseTo(elementtree!.tracks[index]![place]!.length_m, 1);
      const points = tracks.flatMap(({ segments }) => segments.flat());
      expect(points.filter(({ recordedAt }) => recordedAt !== undefined)).toHaveLength(
        elementtree!.points_with_time ?? 0,
      );
      expect(skipped).toEqual({ places: 0, times: 0, polygons: 0 });
    },
  );

  it.each(kml)('RF2: $file has the coordinates of the manifest, areas apart', async ({ file, togeojson }) => {
    const { format, lines, waypoints, skipped } = await read(file);
    const { Polygon: polygons = 0, GeometryCollection: collections = 0 } = togeojson!.types;
    const count = lines.flatMap(({ segments }) => segments.flat()).length + waypoints.length;
    expect(format).toBe('kml');
    expect(skipped.polygons).toBe(polygons);
    // togeojson does not count what lies in a collection: multigeometry.kml has two lines of two.
    expect(count).toBe(collections ? 4 : polygons ? 0 : togeojson!.coordinates);
  });

  it('RF2: there are GPX and KML files in the manifest, and what is neither is refused', async () => {
    expect(gpx.length).toBeGreaterThan(15);
    expect(kml.length).toBeGreaterThan(8);
    const others = files.filter((entry) => !gpx.includes(entry) && !kml.includes(entry));
    for (const { file } of others) {
      const found = await readRouteFile([readAcceptanceBytes(`routes/${file}`)]);
      expect(found).toMatchObject({ code: 'unknown_format' });
    }
  });

  it.each(['xxe-file.gpx', 'billion-laughs.gpx'])('P25: %s is refused', async (file) => {
    const found = await readRouteFile([readAcceptanceBytes(`routes/hostile/${file}`)]);
    expect(found).toMatchObject({ code: 'unsafe_xml' });
  });

  it('P26: a byte order mark, Latin-1, empty segments and impossible places are read for what they are', async () => {
    expect((await read('hostile/utf8-bom.gpx')).lines[0]?.segments[0]).toHaveLength(3);
    expect((await read('hostile/latin1-declared.gpx')).waypoints[0]?.name).toBe('São João - pátio');
    expect((await read('hostile/empty-trkseg.gpx')).lines[0]?.segments.map(({ length }) => length)).toEqual([0, 3, 0]);
    const partly = await read('hostile/out-of-range.gpx');
    expect(partly.lines[0]?.segments).toEqual([[{ latitude: 10, longitude: 20 }]]);
    expect(partly.skipped.places).toBe(5);
  });

  it('P26: all five instants of the zones file are right, and the one without a zone is UTC', async () => {
    const [segment] = (await read('hostile/time-zones.gpx')).lines[0]!.segments;
    const start = Date.UTC(2024, 4, 1, 12);
    expect(segment?.map(({ recordedAt }) => recordedAt! - start)).toEqual([0, 10_000, 20_500, 30_000, 40_000]);
  });

  it('P26: a file that ends in the middle is refused', async () => {
    expect(await readRouteFile([readAcceptanceBytes('routes/hostile/truncated.gpx')])).toMatchObject({
      code: 'truncated',
    });
  });

  it('P27: KML is longitude first, and an encoded polyline is latitude first', async () => {
    const kmlFile = await read('hostile/kml-lonlat-trap.kml');
    expect(kmlFile.lines[0]).toMatchObject({ name: 'SP-Rio', kind: 'route' });
    expect(kmlFile.lines[0]?.segments[0]?.[0]).toEqual({ latitude: -23.55052, longitude: -46.633308, altitude: 760 });
    const polyline = await read('hostile/polyline-google-example.txt');
    expect(polyline.format).toBe('polyline');
    expect(polyline.lines[0]?.segments).toEqual([
      [
        { latitude: 38.5, longitude: -120.2 },
        { latitude: 40.7, longitude: -120.95 },
        { latitude: 43.252, longitude: -126.453 },
      ],
    ]);
  });

  it('RF2: GeoJSON with heights and coordTimes is a track', async () => {
    const { format, lines } = await read('hostile/geojson-3d-times.geojson');
    expect(format).toBe('geojson');
    expect(lines).toEqual([
      {
        name: 't',
        kind: 'track',
        segments: [
          [
            { latitude: -23.55, longitude: -46.63, altitude: 760, recordedAt: Date.UTC(2024, 4, 1, 12) },
            { latitude: -23.56, longitude: -46.64, altitude: 761, recordedAt: Date.UTC(2024, 4, 1, 12, 0, 10) },
          ],
        ],
      },
    ]);
  });

  it('RF2: the table of the Liverpool buses is a track of every vehicle', async () => {
    const found = await readRouteFile([readAcceptanceBytes('traces/liverpool-bus-route14.csv')]);
    if (isRefused(found)) throw new Error(found.code);
    const points = found.lines.flatMap(({ segments }) => segments.flat());
    expect(found.format).toBe('csv');
    expect(points).toHaveLength(1533);
    expect(points[0]).toEqual({
      latitude: 53.44451,
      longitude: -2.925173,
      recordedAt: Date.UTC(2026, 0, 26, 15, 57, 2),
    });
    expect(points.filter(({ heading }) => heading === undefined).length).toBeGreaterThan(7);
  });
});
