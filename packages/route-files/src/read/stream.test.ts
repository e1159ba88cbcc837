import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isRefused,
  readRouteFile,
  type RoutePoint,
  streamRouteFile,
  writeGeoJson,
  writeGpx,
  writeKml,
} from '../index.js';

const place = fc.record({
  latitude: fc.integer({ min: -90, max: 90 }),
  longitude: fc.integer({ min: -180, max: 180 }),
});
// Lines of one name, empty names and empty segments: nothing but the numbers tells the parts of a line apart.
const lines = fc.array(
  fc.record({
    name: fc.constantFrom('', 'A', 'B'),
    kind: fc.constantFrom('route' as const, 'track' as const),
    segments: fc.array(fc.array(place, { minLength: 2, maxLength: 30 }), { minLength: 1, maxLength: 4 }),
  }),
  { maxLength: 5 },
);

interface Joined {
  name: string;
  kind: string;
  segments: RoutePoint[][];
}

async function joinParts(pieces: readonly Uint8Array[]) {
  const byNumber = new Map<number, Joined>();
  let last: string | undefined;
  for await (const part of streamRouteFile(pieces)) {
    if (isRefused(part)) throw new Error(part.code);
    last = part.format;
    for (const { number, name, kind, segments, continues } of part.lines) {
      const line = byNumber.get(number) ?? { name, kind, segments: [] };
      byNumber.set(number, line);
      line.name = name;
      for (const [index, segment] of segments.entries())
        if (index === 0 && continues) line.segments.at(-1)?.push(...segment);
        else line.segments.push([...segment]);
    }
  }
  return { format: last, lines: [...byNumber.values()] };
}

describe('parts of a file', () => {
  it.each([
    ['gpx', writeGpx],
    ['kml', writeKml],
    ['geojson', writeGeoJson],
  ] as const)(
    'RF6: joined by their numbers, the parts of %s are the whole file, wherever it is cut',
    async (_format, write) => {
      await fc.assert(
        fc.asyncProperty(lines, fc.integer({ min: 1, max: 700 }), async (given, size) => {
          const bytes = new TextEncoder().encode([...write({ lines: given })].join('').padEnd(3000));
          const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_none, index) =>
            bytes.subarray(index * size, (index + 1) * size),
          );
          const whole = await readRouteFile([bytes]);
          if (isRefused(whole)) throw new Error(whole.code);
          expect(await joinParts(pieces)).toEqual({ format: whole.format, lines: whole.lines });
        }),
        { numRuns: 50 },
      );
    },
  );

  it('RF6: a name that stands behind its line comes with a later part', async () => {
    const kml = `<kml><Placemark><LineString><coordinates>${'1,2 '.repeat(2000)}</coordinates></LineString>`;
    const pieces = [kml, '<name>Late</name></Placemark></kml>'].map((text) => new TextEncoder().encode(text));
    expect((await joinParts(pieces)).lines).toMatchObject([{ name: 'Late' }]);
  });
});
