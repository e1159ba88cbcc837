import { request } from 'node:http';
import type { Problem, RouteImport, RouteList, SavedRoute } from '@fleetmap/events';
import { hasAcceptance, readAcceptance, readAcceptanceBytes } from '@fleetmap/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from './running-server.js';

interface ManifestEntry {
  readonly file: string;
  readonly elementtree?: {
    readonly waypoints: number;
    readonly routes: readonly number[];
    readonly tracks: readonly (readonly { readonly points: number }[])[];
  };
  readonly togeojson?: { readonly types: Readonly<Record<string, number>>; readonly coordinates: number };
}

const files = readAcceptance<{ files: ManifestEntry[] }>('routes/manifest.json')?.files ?? [];

let server: RunningServer;
beforeAll(async function start() {
  server = await startServer();
});
afterAll(async function stop() {
  await server.stop();
});

async function upload(body: BodyInit, name = 'file.gpx', headers: Record<string, string> = {}) {
  const address = `${server.url}/api/routes/import?name=${encodeURIComponent(name)}`;
  const response = await fetch(address, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  return { status: response.status, answer: (await response.json()) as RouteImport & Problem };
}

const uploadAcceptance = (file: string) =>
  upload(readAcceptanceBytes(`routes/${file}`) as Uint8Array<ArrayBuffer>, file);
const routeOf = async (id: string) => (await (await fetch(`${server.url}/api/routes/${id}`)).json()) as SavedRoute;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe.skipIf(!hasAcceptance)('files of others', () => {
  it.each(files.filter(({ file }) => file.endsWith('.gpx')))(
    'P26: $file is imported with the counts of the manifest',
    async ({ file, elementtree }) => {
      const { status, answer } = await uploadAcceptance(file);
      expect(status).toBe(200);
      const tracks = elementtree!.tracks.flat();
      expect(answer.format).toBe('gpx');
      expect(answer.found).toEqual({
        waypoints: elementtree!.waypoints,
        routes: elementtree!.routes.length,
        tracks: elementtree!.tracks.length,
        segments: tracks.length + elementtree!.routes.length,
        points: sum(tracks.map(({ points }) => points)) + sum(elementtree!.routes),
      });
      // Every point is in a route, or in a line that leads nowhere.
      const kept = sum(answer.routes.map(({ pointCount }) => pointCount));
      expect(kept).toBeLessThanOrEqual(answer.found.points);
      if (answer.leftOut.lines === 0) expect(kept).toBe(answer.found.points);
    },
  );

  it.each(files.filter(({ file }) => file.endsWith('.kml')))(
    'RO6: $file is imported with the coordinates of the manifest, areas apart',
    async ({ file, togeojson }) => {
      const { status, answer } = await uploadAcceptance(file);
      expect(status).toBe(200);
      const { Polygon: polygons = 0, GeometryCollection: collections = 0 } = togeojson!.types;
      expect(answer.leftOut.polygons).toBe(polygons);
      const count = answer.found.points + answer.found.waypoints;
      // togeojson does not count what lies in a collection: multigeometry.kml has two lines of two.
      expect(count).toBe(collections ? 4 : polygons ? 0 : togeojson!.coordinates);
    },
  );

  it.each(files.filter(({ file }) => !/\.(?:gpx|kml)$/.test(file)))('RO7: $file is refused', async ({ file }) => {
    expect(await uploadAcceptance(file)).toMatchObject({ status: 415, answer: { code: 'unknown_format' } });
  });

  it.each(['xxe-file.gpx', 'billion-laughs.gpx'])('P25: %s is refused', async (file) => {
    expect(await uploadAcceptance(`hostile/${file}`)).toMatchObject({ status: 400, answer: { code: 'unsafe_xml' } });
  });

  it('P26: a byte order mark, Latin-1, empty segments and impossible places are read for what they are', async () => {
    expect((await uploadAcceptance('hostile/utf8-bom.gpx')).answer.found.points).toBe(3);
    expect((await uploadAcceptance('hostile/latin1-declared.gpx')).answer.found.waypoints).toBe(1);
    const { answer } = await uploadAcceptance('hostile/empty-trkseg.gpx');
    expect(answer.found).toMatchObject({ tracks: 1, segments: 3, points: 3 });
    expect((await uploadAcceptance('hostile/out-of-range.gpx')).answer).toMatchObject({
      routes: [],
      leftOut: { places: 5, lines: 1 },
    });
  });

  it('P26: the five instants of the zones file are kept, and a file that ends in the middle is not', async () => {
    const { answer } = await uploadAcceptance('hostile/time-zones.gpx');
    const { times } = await routeOf(answer.routes[0]!.id);
    const start = Date.UTC(2024, 4, 1, 12);
    expect(times?.map((time) => time - start)).toEqual([0, 10_000, 20_500, 30_000, 40_000]);
    expect(await uploadAcceptance('hostile/truncated.gpx')).toMatchObject({
      status: 400,
      answer: { code: 'truncated' },
    });
  });

  it('P27: KML is longitude first, an encoded polyline latitude first', async () => {
    const kml = (await uploadAcceptance('hostile/kml-lonlat-trap.kml')).answer;
    expect(kml.routes[0]).toMatchObject({ name: 'SP-Rio', source: { kind: 'imported', format: 'kml' } });
    expect((await routeOf(kml.routes[0]!.id)).points[0]).toEqual([-23.55052, -46.633308]);
    const line = (await uploadAcceptance('hostile/polyline-google-example.txt')).answer;
    expect(line.routes[0]?.name).toBe('hostile/polyline-google-example');
    const points = [[38.5, -120.2], [40.7, -120.95], [43.252, -126.453]]; // prettier-ignore
    expect((await routeOf(line.routes[0]!.id)).points).toEqual(points);
  });

  it('RO6: of a table of many trucks each becomes a recorded route', async () => {
    const bytes = readAcceptanceBytes('traces/liverpool-bus-route14.csv') as Uint8Array<ArrayBuffer>;
    const { answer } = await upload(bytes, 'buses.csv');
    expect(answer).toMatchObject({ format: 'csv', found: { points: 1533 } });
    expect(answer.routes.length).toBeGreaterThan(1);
    for (const { recorded } of answer.routes) expect(recorded).not.toBeNull();
    expect(new Set(answer.routes.map(({ name }) => name)).size).toBe(answer.routes.length);
  });
});

const gpxOf = (segments: readonly string[], name = '') =>
  `<gpx><trk><name>${name}</name>${segments.map((points) => `<trkseg>${points}</trkseg>`).join('')}</trk></gpx>`;
const point = (latitude: number, time = '') =>
  `<trkpt lat="${latitude}" lon="1">${time && `<time>${time}</time>`}</trkpt>`;

describe('lines and routes', () => {
  it('RO6: parts that lie apart are routes of their own unless the times tell how long the gap lasts', async () => {
    const near = [point(1) + point(2), point(2.001) + point(3), point(8) + point(9)];
    const { answer } = await upload(gpxOf(near, 'Tour'));
    expect(answer.routes.map(({ name, pointCount }) => [name, pointCount])).toEqual([['Tour', 4], ['Tour (2)', 2]]); // prettier-ignore
    expect((await routeOf(answer.routes[0]!.id)).gaps).toEqual([2]);
    const timed = [
      point(1, '2026-05-01T10:00:00Z') + point(2, '2026-05-01T10:10:00Z'),
      point(8, '2026-05-01T12:00:00Z'),
    ];
    const recorded = (await upload(gpxOf(timed), 'Dia de Maio.gpx')).answer.routes;
    expect(recorded).toMatchObject([{ name: 'Dia de Maio', pointCount: 3 }]);
    expect(await routeOf(recorded[0]!.id)).toMatchObject({ gaps: [2], times: [0, 600_000, 7_200_000].map((ms) => ms + Date.UTC(2026, 4, 1, 10)) }); // prettier-ignore
  });

  it('RO6: times that fall, or are missing, are not taken for a drive', async () => {
    const falling = point(1, '2026-05-01T10:00:00Z') + point(2, '2026-05-01T09:00:00Z');
    const partly = point(1, '2026-05-01T10:00:00Z') + point(2);
    for (const points of [falling, partly])
      expect((await upload(gpxOf([points]))).answer.routes[0]?.recorded).toBeNull();
  });

  it('RO6: a file that turns out bad at its end leaves nothing', async () => {
    const before = ((await (await fetch(`${server.url}/api/routes`)).json()) as RouteList).total;
    const { status } = await upload(`${gpxOf([point(1) + point(2)]).replace('</gpx>', '')}<trk>`);
    expect(status).toBe(400);
    expect(((await (await fetch(`${server.url}/api/routes`)).json()) as RouteList).total).toBe(before);
  });

  it('RO7: whatever the sender calls it, and nothing at all', async () => {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'image/png'])
      expect((await upload(gpxOf([point(1) + point(2)]), 'x', { 'content-type': type })).status).toBe(200);
    expect(await upload('', 'x')).toMatchObject({ status: 400, answer: { code: 'empty_file' } });
  });
});

/** A GPX of so many points, made as it is sent. */
function longFile(points: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const rows = 1000;
  let sent = -1;
  return new ReadableStream({
    pull(controller) {
      if (sent < 0) controller.enqueue(encoder.encode('<gpx><trk><trkseg>'));
      else if (sent < points) {
        const row = (index: number) =>
          `<trkpt lat="${((sent + index) % 1e6) / 1e5}" lon="${(sent + index) / 1e5}"></trkpt>`;
        controller.enqueue(encoder.encode(Array.from({ length: rows }, (_none, index) => row(index)).join('')));
      } else {
        controller.enqueue(encoder.encode('</trkseg></trk></gpx>'));
        controller.close();
      }
      sent = sent < 0 ? 0 : sent + rows;
    },
  });
}

describe('long and bad files', () => {
  it('RO8: a line of more points than are kept is thinned out, and the answer says so', async () => {
    const { answer } = await upload(longFile(250_000));
    const [{ pointCount } = { pointCount: 0 }] = answer.routes;
    expect(answer.found.points).toBe(250_000);
    expect(pointCount).toBeGreaterThan(50_000);
    expect(pointCount).toBeLessThanOrEqual(100_000);
    expect(answer.leftOut.points).toBe(250_000 - pointCount);
  });

  it('RO7: a bad file is answered on a connection that can be used again', async () => {
    const rest = Buffer.alloc(2 ** 20, ' ');
    const answers: number[] = [];
    const socket = await new Promise<{ localPort?: number | undefined }>((resolve, reject) => {
      const sent = request(`${server.url}/api/routes/import`, { method: 'POST' }, (response) => {
        answers.push(response.statusCode ?? 0);
        response.resume().on('end', () => resolve(response.socket));
      }).on('error', reject);
      sent.write('<!DOCTYPE gpx><gpx>'.padEnd(2000));
      for (let piece = 0; piece < 8; piece += 1) sent.write(rest);
      sent.end();
    });
    expect(answers).toEqual([400]);
    expect(socket.localPort).toBeDefined();
  });

  it('RO7: who hangs up in the middle hurts nobody', async () => {
    const cut = request(`${server.url}/api/routes/import`, { method: 'POST' });
    cut.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      cut.write(
        gpxOf([point(1)])
          .slice(0, 60)
          .padEnd(3000),
        () => resolve(),
      );
    });
    cut.destroy();
    expect((await upload(gpxOf([point(1) + point(2)]))).status).toBe(200);
  });
});
