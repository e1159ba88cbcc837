import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isRefused,
  readRouteFile,
  type RouteFile,
  type RouteLine,
  type RoutePoint,
  writeCsv,
  writeGeoJson,
  writeGpx,
  writeKml,
} from '../index.js';

const rounded = (least: number, most: number, scale: number) =>
  fc.integer({ min: least * scale, max: most * scale }).map((number) => number / scale + 0);

const place = { latitude: rounded(-90, 90, 1e7), longitude: rounded(-180, 180, 1e7) };
const fix = fc.record(
  {
    ...place,
    recordedAt: fc.integer({ min: 0, max: 4_102_444_800_000 }),
    altitude: rounded(-400, 9000, 100),
    speed: rounded(0, 100, 1000),
    heading: fc.integer({ min: 0, max: 35_999 }).map((number) => number / 100),
  },
  { requiredKeys: ['latitude', 'longitude', 'recordedAt'] },
);
const vertex = fc.record({ ...place, altitude: rounded(-400, 9000, 100) }, { requiredKeys: ['latitude', 'longitude'] });
/** Names as readers leave them: printable, without runs of spaces. */
const name = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 30 })
  .map((text) => text.replaceAll(/[\p{C}\s\uFFFE\uFFFF]+/gu, ' ').trim())
  .filter((text) => text !== '');
const linesOf = (
  point: fc.Arbitrary<RoutePoint>,
  kind: RouteLine['kind'],
  shape: { segments: number; least: number },
) =>
  fc.uniqueArray(
    fc.record({
      name,
      kind: fc.constant(kind),
      segments: fc.array(fc.array(point, { minLength: shape.least, maxLength: 6 }), {
        minLength: 1,
        maxLength: shape.segments,
      }),
    }),
    { selector: (line) => line.name, minLength: 1, maxLength: 3 },
  );
const tracks = linesOf(fix, 'track', { segments: 3, least: 2 });
const routes = linesOf(vertex, 'route', { segments: 1, least: 2 });

async function readBack(pieces: Iterable<string>): Promise<RouteFile> {
  const found = await readRouteFile([new TextEncoder().encode([...pieces].join(''))]);
  if (isRefused(found)) throw new Error(found.code);
  return found;
}

const writers = Object.entries({ gpx: writeGpx, kml: writeKml, geojson: writeGeoJson, csv: writeCsv });

describe.each(writers)('%s', (format, write) => {
  it('RF7: tracks come back as they went, with times, speeds and headings', async () => {
    await fc.assert(
      fc.asyncProperty(tracks, async (lines) => {
        expect(await readBack(write({ lines }))).toEqual({
          format,
          lines,
          waypoints: [],
          skipped: { places: 0, times: 0, polygons: 0 },
        });
      }),
    );
  });

  it('RF7: routes come back as they went', async () => {
    await fc.assert(
      fc.asyncProperty(routes, async (lines) => {
        const found = await readBack(write({ lines }));
        // A table has a column for times: what comes out of it is a track without any.
        expect(found.lines).toEqual(format === 'csv' ? lines.map((line) => ({ ...line, kind: 'track' })) : lines);
      }),
    );
  });

  it('RF7: a believed position is a point: null is unknown', async () => {
    const position = {
      truckId: 'T1',
      latitude: 1e-7,
      longitude: -0,
      speed: null,
      heading: null,
      recordedAt: 0,
      receivedAt: 1,
    };
    const found = await readBack(write({ lines: [{ name: 'T1', kind: 'track', segments: [[position, position]] }] }));
    const expected = { latitude: 1e-7, longitude: 0, recordedAt: 0 };
    expect(found.lines[0]?.segments).toEqual([[expected, expected]]);
  });
});

it('SR10: a table says which line a simulation drove, and only where there is one', () => {
  const segments = [[{ latitude: 1, longitude: 2 }]];
  const [real, simulated] = [false, true].map((mark) => ({
    name: 'T',
    kind: 'track' as const,
    segments,
    simulated: mark,
  }));
  expect([...writeCsv({ lines: [real!] })].join('')).not.toContain('simulated');
  const [head, ...rows] = [...writeCsv({ lines: [real!, simulated!] })];
  expect(head).toMatch(/,heading,simulated\r\n$/);
  expect(rows.map((row) => row.trim().split(',').at(-1))).toEqual(['false', 'true']);
});

describe('what spreadsheets and browsers would run', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', "'=1", '＝1'])(
    'RF8: the name %j is text in a table',
    (formula) => {
      const [, row] = [
        ...writeCsv({ lines: [{ name: formula, kind: 'track', segments: [[{ latitude: -1, longitude: -2 }]] }] }),
      ];
      expect(row).toMatch(/^"?'/);
      expect(row).toContain(',1,,-1,-2,,,\r\n'); // numbers stay numbers
    },
  );

  it('RF8: a name is only a name', async () => {
    const evil = `"</name><script>alert(1)</script>]]>&#0;\u0000,"`;
    const line: RouteLine = {
      name: evil,
      kind: 'route',
      segments: [
        [
          { latitude: 1, longitude: 2 },
          { latitude: 1, longitude: 3 },
        ],
      ],
    };
    for (const [format, write] of writers) {
      const found = await readBack(write({ lines: [line] }));
      expect(found.format).toBe(format);
      expect(found.lines[0]?.name).toBe(evil.replace('\u0000', format === 'gpx' || format === 'kml' ? '' : ' '));
    }
  });

  it('RF7: waypoints come back from GPX, KML and GeoJSON; a lonely point of a track is one in GeoJSON', async () => {
    const waypoints = [{ name: 'Depot', latitude: -23.5, longitude: -46.6, recordedAt: 5000 }];
    for (const write of [writeGpx, writeKml, writeGeoJson])
      expect((await readBack(write({ waypoints }))).waypoints).toEqual(waypoints);
    const [{ name: lonely, ...point }] = waypoints as [(typeof waypoints)[0]];
    const lines = [{ name: lonely, kind: 'track' as const, segments: [[point]] }];
    expect((await readBack(writeGeoJson({ lines }))).waypoints).toEqual(waypoints);
  });
});
