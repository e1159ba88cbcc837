import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefused, type ReadLimits, readRouteFile, streamRouteFile, writeGpx, writeKml } from '../index.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, limits: Partial<ReadLimits> = {}) => readRouteFile([encode(text)], limits);

async function codeOf(bytes: Uint8Array | string, limits: Partial<ReadLimits> = {}): Promise<string> {
  const found = await readRouteFile([typeof bytes === 'string' ? encode(bytes) : bytes], limits);
  return isRefused(found) ? found.code : found.format;
}

const TRACK = {
  lines: [
    {
      name: 'São Paulo & Rio',
      kind: 'track' as const,
      segments: [
        [
          { latitude: -23.55, longitude: -46.63, recordedAt: 1_700_000_000_000, speed: 20, heading: 90 },
          { latitude: -22.9, longitude: -43.2, recordedAt: 1_700_000_010_000, speed: 21.5, heading: 91.25 },
        ],
      ],
    },
  ],
};
const GPX = [...writeGpx(TRACK)].join('');
const KML = [...writeKml(TRACK)].join('');
const GEOJSON = '{"type":"LineString","coordinates":[[-46.63,-23.55],[-43.2,-22.9]]}';
const CSV = 'truckId;Latitude;Longitude;Speed (km/h)\nPátio 1;-23,55;-46,63;72\n';
const KMZ = zipSync({ 'images/a.png': new Uint8Array(9000), 'doc.kml': strToU8(KML) });

async function* broken(): AsyncGenerator<Uint8Array> {
  yield encode(GPX.slice(0, 500));
  throw new Error('the disk is gone');
}

describe('what a file is', () => {
  it.each([
    ['gpx', GPX],
    ['kml', KML],
    ['geojson', GEOJSON],
    ['csv', CSV],
    ['json', '[{"truckId":"T1","latitude":1,"longitude":2}]'],
    ['json', '{"truckId":"T1","lat":1,"lon":2}\n{"truckId":"T1","lat":1.1,"lon":2}\n'],
    ['json', '[]'],
    ['json', '[\n{\n"lat": 1,\n"lon": 2\n}\n]'],
    ['geojson', JSON.stringify(JSON.parse(GEOJSON), null, 2)],
    ['polyline', '_p~iF~ps|U_ulLnnqC_mqNvxq`@'],
    ['kmz', KMZ],
  ])('RF1: %s is known by its content', async (format, content) => {
    expect(await codeOf(content)).toBe(format);
  });

  it('RF1: neither encoding, byte order mark, prefixes nor how the bytes come matter', async () => {
    const expected = await read(GPX);
    expect(isRefused(expected)).toBe(false);
    const utf16 = new Uint8Array(Uint16Array.from(`\uFEFF${GPX}`, (each) => each.charCodeAt(0)).buffer);
    const swapped = utf16.map((_, index) => utf16[index ^ 1]!);
    const latin1 = Uint8Array.from(GPX.replace('UTF-8', 'ISO-8859-1'), (each) => each.charCodeAt(0));
    const prefixed = GPX.replace('xmlns=', 'xmlns:g=').replaceAll(
      /<(\/?)(gpx|trk|trkseg|trkpt|name|time)\b/g,
      '<$1g:$2',
    );
    for (const bytes of [utf16, swapped, utf16.slice(2), latin1, encode(`\uFEFF${GPX}`), encode(prefixed)])
      expect(await readRouteFile([bytes])).toEqual(expected);
    for (const content of [GPX, KML, CSV, GEOJSON, KMZ]) {
      const bytes = typeof content === 'string' ? encode(content) : content;
      const whole = await readRouteFile([bytes]);
      expect(isRefused(whole)).toBe(false);
      expect(await readRouteFile(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(whole);
    }
  });

  it('RF1: a table in Windows-1252, with decimal commas and km/h, is read as its writer meant it', async () => {
    const expected = [{ name: 'Pátio 1', segments: [[{ latitude: -23.55, longitude: -46.63, speed: 20 }]] }];
    expect(await read(CSV)).toMatchObject({ lines: expected });
    const latin1 = Uint8Array.from(CSV, (each) => each.charCodeAt(0));
    expect(await readRouteFile([latin1])).toMatchObject({ lines: expected });
    expect(await readRouteFile(Array.from(latin1, (byte) => Uint8Array.of(byte)))).toMatchObject({ lines: expected });
    expect(await read('sep=;\n"lat";"lng"\n"1,5";2\n')).toMatchObject({
      lines: [{ kind: 'route', segments: [[{ latitude: 1.5, longitude: 2 }]] }],
    });
  });

  it('RF1: a table may hold many trucks, mixed, with times as text, seconds or milliseconds', async () => {
    const found = await read(
      'vehicle,timestamp,lat,lon,course\nA,1700000000,1,2,360\nB,1700000000000,3,4,\nA,2023-11-14T22:13:21Z,1,2.1,\nA,yesterday,1,2.2,\n',
    );
    expect(found).toMatchObject({
      lines: [
        {
          name: 'A',
          kind: 'track',
          segments: [[{ heading: 0, recordedAt: 1_700_000_000_000 }, { recordedAt: 1_700_000_001_000 }, {}]],
        },
        { name: 'B', kind: 'track', segments: [[{ recordedAt: 1_700_000_000_000 }]] },
      ],
      skipped: { places: 0, times: 1 },
    });
  });

  it('RF1: a polyline of precision 6 is told by not lying on earth with 5', async () => {
    const found = await read('_izlhA~rlgdF_{geC~ywl@_kwzCn`{nI'); // (38.5,-120.2) … written with 6
    expect(found).toMatchObject({
      lines: [
        {
          kind: 'route',
          segments: [[{ latitude: 38.5, longitude: -120.2 }, { latitude: 40.7, longitude: -120.95 }, {}]],
        },
      ],
    });
  });

  it('RF1: KML of one placemark with several lines is one line of several segments; points keep their names and times', async () => {
    const found = await read(
      `<kml><Placemark><Point><coordinates>2,1</coordinates></Point><TimeStamp><when>2024-05-01T12:00:00Z</when></TimeStamp><name>Stop</name></Placemark>
       <Placemark><MultiGeometry><LineString><coordinates>2,1 3,1</coordinates></LineString><LineString><coordinates>4,1 5,1</coordinates></LineString></MultiGeometry></Placemark></kml>`,
    );
    expect(found).toMatchObject({
      lines: [
        {
          kind: 'route',
          segments: [
            [{}, {}],
            [{}, {}],
          ],
        },
      ],
      waypoints: [{ name: 'Stop', latitude: 1, longitude: 2, recordedAt: Date.UTC(2024, 4, 1, 12) }],
    });
  });
});

describe('hostile files', () => {
  it('RF4: no limit is no limit', async () => {
    const line = '<kml><Placemark><LineString><coordinates>2,1 3,1</coordinates></LineString></Placemark></kml>';
    const limits = { maxPoints: Infinity, maxBytes: Infinity, maxInflatedBytes: Infinity, maxValueLength: Infinity };
    for (const content of [GPX, KML, GEOJSON, CSV, line])
      expect(await read(content, limits)).toEqual(await read(content));
  });

  it.each([
    ['empty_file', ''],
    ['empty_file', ' \n '],
    ['unknown_format', '<html><body/></html>'],
    ['unknown_format', 'PK\u0003\u0004 nothing of a ZIP'.padEnd(2000, ' ')],
    ['unknown_format', `\u0001\u0002binary\0\0\0`],
    ['unknown_format', zipSync({ 'readme.txt': strToU8('no map') })],
    ['missing_columns', 'some words\nand more'],
    ['missing_columns', '1.5,2.5\n1.6,2.6\n'],
    ['unsafe_xml', '<!DOCTYPE gpx SYSTEM "http://127.0.0.1/a.dtd"><gpx/>'],
    ['invalid_file', '<gpx><wpt lat="1" lon="2"><name>&xxe;</name></wpt></gpx>'],
    ['invalid_file', '<gpx><trk></gpx>'],
    ['invalid_file', '[{"latitude":1,]}'],
    ['invalid_file', '[1,2,3]'],
    ['invalid_file', '{"a":1} x'],
    ['invalid_file', '_p~iF~ps|U~~~~~~~~~~~~'],
    ['truncated', '<gpx><trk><trkseg>'],
    ['truncated', '[{"latitude":1,"longitude":2},'],
    ['truncated', '{"type":"FeatureCollection","features":['],
    ['truncated', 'lat,lon\n1,"2'],
    ['truncated', '_p~iF~ps|U_ulL'],
    ['truncated', KMZ.slice(0, -300)],
    ['unknown_encoding', '<?xml version="1.0" encoding="x-nobody"?><gpx/>'],
    ['invalid_encoding', Uint8Array.from([...encode('<gpx><name>'), 0xff, 0xfe, ...encode('</name></gpx>')])],
    ['too_deep', `<gpx>${'<a>'.repeat(100)}`],
    ['too_deep', `{"a":${'['.repeat(1000)}`],
  ])('RF3: %s', async (code, content) => {
    expect(await codeOf(content)).toBe(code);
  });

  it('RF4: bytes, points, lines and single values have limits', async () => {
    expect(await codeOf(GPX, { maxBytes: 100 })).toBe('too_large');
    expect(await codeOf(GPX, { maxPoints: 3 })).toBe('too_many_points');
    expect(await codeOf(`<gpx>${'<trk/>'.repeat(50)}</gpx>`, { maxPoints: 20 })).toBe('too_many_points');
    expect(await codeOf(KML, { maxPoints: 3 })).toBe('too_many_points');
    expect(await codeOf(`{"type":"MultiPoint","coordinates":[${'[],'.repeat(500)}[]]}`, { maxPoints: 20 })).toBe(
      'too_many_points',
    );
    expect(await codeOf(`lat,lon\n${'1,2\n'.repeat(50)}`, { maxPoints: 20 })).toBe('too_many_points');
    const pieces = Array.from({ length: 50 }, () => encode('x'.repeat(100)));
    for (const start of ['<gpx><name>', '<gpx a="', '<!DOCTYPE a', '{"a":"', '_p~iF~ps|U']) {
      const found = await readRouteFile([encode(start.padEnd(1100, 'x')), ...pieces], { maxValueLength: 2000 });
      expect(found).toMatchObject({ code: 'too_large' });
    }
  });

  it('RF4: an archive that unpacks to too much is refused while it unpacks', async () => {
    const bomb = zipSync({ 'doc.kml': new Uint8Array(8 * 2 ** 20).fill(32) }, { level: 9 });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await codeOf(bomb)).toBe('too_large');
    expect(await codeOf(KMZ, { maxInflatedBytes: 200 })).toBe('too_large');
  });

  it('RF5: a file with any byte changed, lost or cut off is read or refused, never thrown at', async () => {
    const samples = [GPX, KML, GEOJSON, CSV, '[{"lat":1,"lon":2,"time":"2024-05-01T12:00:00Z"}]'].map(encode);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples, KMZ),
        fc.array(fc.tuple(fc.nat(20_000), fc.nat(255)), { maxLength: 5 }),
        fc.nat(20_000),
        async (sample, changes, end) => {
          const bytes = sample.slice(0, 1 + (end % (2 * sample.length)));
          for (const [place, value] of changes) bytes[place % bytes.length] = value;
          const found = await readRouteFile([bytes]);
          expect(isRefused(found) ? found.message : found.format).toBeTruthy();
        },
      ),
      { numRuns: 600 },
    );
  });

  it('RF5: text that looks like nothing is read or refused', async () => {
    const pieces = fc.constantFrom(
      '{',
      '[',
      '}',
      ']',
      '"',
      ',',
      ':',
      '<gpx>',
      '</gpx>',
      '<',
      '&',
      'lat,lon\n',
      '1',
      '\n',
      'PK',
      '\\',
      '<![CDATA[',
      '<!--',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((all) => all.join('')),
        ),
        async (text) => {
          const found = await read(text);
          expect(isRefused(found) ? found.message : found.format).toBeTruthy();
        },
      ),
      { numRuns: 600 },
    );
  });

  it('RF3: an error of the source is not taken for one of the file', async () => {
    await expect(readRouteFile(broken())).rejects.toThrow('the disk is gone');
  });
});

describe('long files', () => {
  it('RF6: are handed over in parts as they come, and never held whole', async () => {
    const row = '<trkpt lat="1" lon="2"><time>2024-05-01T12:00:00Z</time></trkpt>\n';
    function* bytes(): Generator<Uint8Array> {
      yield encode('<gpx><trk><name>Long</name><trkseg>');
      for (let index = 0; index < 200; index += 1) yield encode(row.repeat(100));
      yield encode('</trkseg></trk></gpx>');
    }
    const counts: number[] = [];
    for await (const part of streamRouteFile(bytes())) {
      if (isRefused(part)) throw new Error(part.code);
      counts.push(part.lines.flatMap(({ segments }) => segments.flat()).length);
      for (const line of part.lines) expect(line.name).toBe('Long');
    }
    expect(Math.max(...counts)).toBeLessThan(300);
    expect(counts.reduce((sum, count) => sum + count)).toBe(20_000);
  });

  it('RF6: a list of positions comes in parts too, and a bad end is the last part', async () => {
    const rows = Array.from({ length: 50 }, (_, index) =>
      encode(`{"truckId":"T1","lat":1,"lon":${index}},`.padEnd(1200)),
    );
    const parts = [];
    for await (const part of streamRouteFile([encode('['), ...rows, encode('oops')])) parts.push(part);
    expect(parts.at(-1)).toMatchObject({ code: 'invalid_file' });
    const points = parts.flatMap((part) =>
      isRefused(part) ? [] : part.lines.flatMap(({ segments }) => segments.flat()),
    );
    expect(points).toHaveLength(50);
  });
});
