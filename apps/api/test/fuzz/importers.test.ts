import type { RouteFormat, RouteImport } from '@fleetmap/events';
import { readAcceptanceBytes } from '@fleetmap/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aReport, type RunningServer, startServer } from '../running-server.js';
import { CANARY, hostileStrings } from './hostile-values.js';

const WITHIN_MS = 8000;
const FORMATS: readonly RouteFormat[] = ['gpx', 'kml', 'geojson'];
const INTERNALS = /node_modules|[a-z]+Error:|\bat .*:\d+:\d+|SQLITE/i;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ''); // prettier-ignore

/** A small file of each format with two strings of a stranger in it: as a name, and where a number belongs. */
const templates: Readonly<Record<string, (name: string, value: string) => string>> = {
  gpx: (name, value) =>
    `<gpx><trk><name>${name}</name><trkseg><trkpt lat="1" lon="2"><time>${value}</time></trkpt><trkpt lat="3" lon="${value}"/><trkpt lat="4" lon="5"/></trkseg></trk></gpx>`,
  kml: (name, value) =>
    `<kml><Placemark><name>${name}</name><LineString><coordinates>1,2 ${value},4 5,6</coordinates></LineString></Placemark></kml>`,
  geojson: (name, value) =>
    `{"type":"Feature","properties":{"name":${JSON.stringify(name)},"${CANARY}":1},"geometry":{"type":"LineString","coordinates":[[1,2],[3,${JSON.stringify(value)}],[4,5]]}}`,
  csv: (name, value) => `name,lat,lon,time\n${name},1,2,${value}\n${name},${value},4,\n${name},5,6,\n`,
  txt: (name, value) => `_p~iF~ps|U${value}_ulLnnqC${name}`,
  kmz: (name, value) => `PK\u0003\u0004${name}${value}`,
};
const written = fc
  .record({
    ending: fc.constantFrom(...Object.keys(templates)),
    name: hostileStrings,
    value: fc.oneof(hostileStrings, fc.constantFrom('3', '1e400', '-0', 'NaN', '٣')),
    isEscaped: fc.boolean(),
  })
  .map(({ ending, name, value, isEscaped }) => {
    const given = isEscaped ? ([escaped(name), escaped(value)] as const) : ([name, value] as const);
    return { name: `${name}.${ending}`, body: Buffer.from(templates[ending]!(...given)) };
  });

const PUBLIC = ['gpxpy/Mojstrovka.gpx', 'togeojson/multigeometry.kml', 'hostile/geojson-3d-times.geojson'];
/** A file of others with some of its bytes cut out, doubled or changed. */
const damaged = fc
  .record({
    file: fc.constantFrom(...PUBLIC),
    edits: fc.array(fc.record({ at: fc.nat(), size: fc.nat(40), by: fc.uint8Array({ maxLength: 8 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
  })
  .map(({ file, edits }) => {
    let body = Buffer.from(readAcceptanceBytes(`routes/${file}`) ?? '<gpx/>');
    for (const { at, size, by } of edits) {
      const start = at % (body.length + 1);
      body = Buffer.concat([body.subarray(0, start), by, body.subarray(start + size)]);
    }
    return { name: file, body };
  });

let files = 0;
/** Each file comes from elsewhere: one address may not ask for so much so fast (HO10). */
function ask(path: string, request: RequestInit = {}): Promise<Response> {
  const headers = { 'x-forwarded-for': `10.0.${files >> 8}.${files & 255}` };
  return fetch(`${server.url}${path}`, { ...request, headers });
}

async function read(path: string): Promise<void> {
  const response = await ask(path);
  expect([path, response.status]).toEqual([path, 200]);
  await response.arrayBuffer();
}

/** @returns whether routes came of it */
async function importFile({ name, body }: { name: string; body: Buffer<ArrayBuffer> }): Promise<boolean> {
  const query = new URLSearchParams({ name: name.slice(0, 500) });
  files += 1;
  const response = await ask(`/api/routes/import?${query}`, { method: 'POST', body });
  const text = await response.text();
  if (response.status !== 200) {
    expect([text, response.status < 500]).toEqual([text, true]);
    expect(JSON.parse(text)).toMatchObject({ status: response.status, code: expect.any(String) as string });
    expect(text).not.toContain(CANARY);
    expect(text).not.toMatch(INTERNALS);
    return false;
  }
  for (const { id } of (JSON.parse(text) as RouteImport).routes.slice(0, 2)) {
    await read(`/api/routes/${id}`);
    for (const format of FORMATS) await read(`/api/routes/${id}/file?format=${format}`);
    await ask(`/api/routes/${id}`, { method: 'DELETE' });
  }
  return true;
}

it('HO6: whatever file is imported, it becomes routes that can be read in every format, or is refused with a code', async () => {
  let taken = 0;
  let last: Promise<boolean> | undefined;
  await fc.assert(
    fc.asyncProperty(fc.oneof(written, damaged), async (file) => {
      last = importFile(file);
      if (await last) taken += 1;
    }),
    { numRuns: 800, interruptAfterTimeLimit: WITHIN_MS, markInterruptAsFailure: false },
  );
  await last; // the one that was interrupted
  expect(taken).toBeGreaterThan(0);
  expect((await server.post('/api/positions', aReport({ truckId: 'after' }))).status).toBe(200);
});
