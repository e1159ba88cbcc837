import { isRejection, type Position, readScenario, type Scenario, type ScenarioDetail } from '@fleetmap/events';
import { distanceBetween, type Point } from '@fleetmap/geo';
import { readRouteFile, isRefused } from '@fleetmap/route-files';
import { createRandom } from '@fleetmap/motion';
import { createRouteFinder, prepareTrucks, readHighways } from '@fleetmap/scenarios';
import { hasAcceptance, listAcceptance, readAcceptanceBytes } from '@fleetmap/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulationRun } from '../src/simulation/runs/simulation-run.js';
import { problemIn, type RunningServer, startServer } from './running-server.js';

type Trace = Map<string, Position[]>;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const ask = (request: object): Promise<Response> => server.post('/api/scenarios/from-history', request);

/** The 16 trips of a bus line, each as a truck: they overlap in time, and the rows are in no order. */
function busTrips(): Trace {
  const [, ...rows] = new TextDecoder()
    .decode(readAcceptanceBytes('traces/liverpool-bus-route14.csv'))
    .trim()
    .split('\n');
  const fixes = rows.map((row) => {
    const [, , trip = '', time = '', latitude, longitude, bearing] = row.replaceAll('"', '').split(',');
    const heading = bearing ? Number(bearing) : null;
    const place = { latitude: Number(latitude), longitude: Number(longitude), speed: null, heading };
    return { truckId: trip, ...place, recordedAt: Date.parse(`${time.replace(' ', 'T')}Z`), receivedAt: 0 };
  });
  return traceOf(fixes);
}

const carTrip = (): Promise<Trace> => tripOf('routes/gpxpy/around-visnjan-with-car.gpx');

/** A file with the times of one vehicle. */
async function tripOf(file: string): Promise<Trace> {
  const read = await readRouteFile([readAcceptanceBytes(file)]);
  if (isRefused(read)) throw new Error(read.message);
  const fixes = read.lines.flatMap(({ segments }) => segments.flat());
  return traceOf(
    fixes.map(({ recordedAt = 0, latitude, longitude, speed = null, heading = null }) => ({
      truckId: 'trip',
      latitude,
      longitude,
      speed,
      heading,
      recordedAt,
      receivedAt: 0,
    })),
  );
}

/** As a phone in a van in Munich would record: about a fix a second, lights, a tunnel of 100 s, and ten minutes off in a garage. */
function cityTrip(): Trace {
  const random = createRandom('munich');
  const fixes: Position[] = [];
  let [latitude, longitude, heading] = [48.1374, 11.5755, 45];
  for (let second = 0; second < 3600; second += 1) {
    const speed = second % 180 < 40 ? 0 : 4 + 10 * random(); // stands before a light
    heading = (heading + 360 + (random() - 0.5) * 30) % 360;
    latitude += (speed * Math.cos((heading * Math.PI) / 180)) / 111_195;
    longitude += (speed * Math.sin((heading * Math.PI) / 180)) / 74_000;
    const isLost = (second > 900 && second < 1000) || (second > 2000 && second < 2600) || random() < 0.02;
    const recordedAt = 1_700_000_000_000 + second * 1000 + Math.floor(random() * 400);
    const place = { latitude: Math.round(latitude * 1e7) / 1e7, longitude: Math.round(longitude * 1e7) / 1e7 };
    if (!isLost) fixes.push({ truckId: 'van', ...place, speed, heading, recordedAt, receivedAt: 0 });
  }
  return traceOf(fixes);
}

/** By truck, in order of time, one for each instant. Each trace has trucks of its own, so that tests share the server. */
let traces = 0;
function traceOf(fixes: readonly Position[]): Trace {
  traces += 1;
  const trace: Trace = new Map();
  const inOrder = fixes.toSorted((one, other) => one.recordedAt - other.recordedAt);
  for (const fix of inOrder) {
    const truckId = `${fix.truckId}-trace-${traces}`;
    const known = trace.get(truckId) ?? [];
    if (known.at(-1)?.recordedAt !== fix.recordedAt) trace.set(truckId, [...known, { ...fix, truckId }]);
  }
  return trace;
}

const lengthOf = (line: readonly Point[]): number =>
  line.slice(1).reduce((sum, place, index) => sum + distanceBetween(line[index]!, place), 0);
const gapsOf = (times: readonly number[]): number[] => times.slice(1).map((time, index) => time - times[index]!);

interface Told extends Point {
  readonly truckId: string;
  readonly recordedAt: number;
}

/** Everything that a run tells from its beginning to its end, with a clock that the test steps. */
async function runThrough(scenario: Scenario, rate: number): Promise<Map<string, Told[]>> {
  const trucks = await prepareTrucks(scenario, createRouteFinder({ network: await readHighways(), findSaved: () => Promise.resolve(undefined) })); // prettier-ignore
  if (isRejection(trucks)) throw new Error(trucks.message);
  let now = 1_800_000_000_000;
  const about = { simulationId: 'S1', owner: 'all', onRestart: 'stop', keepHistory: false } as const;
  const run = new SimulationRun({ ...about, scenario, rate, now });
  run.ready(trucks);
  run.control({ action: 'start' }, now);
  const told = new Map<string, Told[]>();
  for (let isOver = false; !isOver; now += 100) {
    isOver = !run.isRunning;
    for (const report of run.advance(now, 2000, () => false) as Told[]) {
      if (!told.get(report.truckId)?.push(report)) told.set(report.truckId, [report]);
    }
  }
  expect(run.state(now).reports.skipped).toBe(0);
  return told;
}

/** Keeps a trace at another hour of today, as a device would have told it. @returns its window */
async function keep(trace: Trace): Promise<{ from: number; until: number }> {
  const fixes = [...trace.values()].flat();
  const times = fixes.map(({ recordedAt }) => recordedAt);
  const shift = Date.now() - 86_400_000 - Math.min(...times);
  const reports = fixes.map(({ receivedAt: _receivedAt, ...fix }) => ({ ...fix, recordedAt: fix.recordedAt + shift }));
  for (let start = 0; start < reports.length; start += 5000)
    expect((await server.post('/api/positions', reports.slice(start, start + 5000))).status).toBe(200);
  return { from: Math.min(...times) + shift, until: Math.max(...times) + shift + 1000 };
}

async function replayOf(trace: Trace, given: object = {}): Promise<ScenarioDetail> {
  const response = await ask({ truckIds: [...trace.keys()], ...(await keep(trace)), ...given });
  expect(response.status).toBe(201);
  return (await response.json()) as ScenarioDetail;
}

function believed(detail: ScenarioDetail): Scenario {
  const scenario = readScenario(detail.scenario);
  if (isRejection(scenario)) throw new Error(scenario.message);
  return scenario;
}

/** Kept by the server and driven again at each rate, it is what it was: how many fixes, in which order, how far, and which gaps. */
async function expectTrueTime(trace: Trace): Promise<void> {
  const scenario = believed(await replayOf(trace));
  for (const rate of [1, 10, 60]) {
    const told = await runThrough(scenario, rate);
    expect(told.size).toBe(trace.size);
    for (const [truckId, fixes] of trace) {
      const again = told.get(`S1-${truckId}`)!;
      expect(again).toHaveLength(fixes.length);
      expect(again.map(({ latitude }) => latitude)).toEqual(fixes.map(({ latitude }) => expect.closeTo(latitude, 6)));
      expect(lengthOf(again) / lengthOf(fixes)).toBeCloseTo(1, 2);
      const gaps = gapsOf(again.map(({ recordedAt }) => recordedAt * rate));
      for (const [index, gap] of gapsOf(fixes.map(({ recordedAt }) => recordedAt)).entries()) {
        expect(Math.abs(gaps[index]! - gap)).toBeLessThanOrEqual(rate); // times are whole milliseconds
      }
    }
  }
}

const MUNICH = listAcceptance('traces', /munich.*\.(?:gpx|csv|geojson|json|kml)$/i);

describe('what was recorded, driven again in true time at ×1, ×10 and ×60', () => {
  it('SH3: a van in a city, made up: a fix a second, lights, a tunnel and a garage', { timeout: 60_000 }, async () => {
    const trace = cityTrip();
    const gaps = gapsOf([...trace.values()][0]!.map(({ recordedAt }) => recordedAt));
    expect(Math.max(...gaps)).toBeGreaterThan(590_000);
    await expectTrueTime(trace);
  });

  it.skipIf(!hasAcceptance)('SH3: a bus line of Liverpool, 16 trips that overlap', { timeout: 60_000 }, async () => {
    const trace = busTrips();
    expect(trace.size).toBe(16);
    await expectTrueTime(trace);
  });

  it.skipIf(!hasAcceptance)('SH3: a car in Istria', { timeout: 60_000 }, async () => {
    const trace = await carTrip();
    expect(trace.size).toBe(1);
    await expectTrueTime(trace);
  });

  it.skipIf(MUNICH.length === 0)('SH3: the traces of Munich', { timeout: 120_000 }, async () => {
    for (const file of MUNICH) {
      const trace = await tripOf(file);
      expect(trace.size).toBe(1);
      await expectTrueTime(trace);
    }
  });
});

describe.skipIf(!hasAcceptance)('scenarios of what was recorded', () => {
  it('SH2: anonymised it tells neither who, nor where, nor when', async () => {
    const trace = busTrips();
    const detail = await replayOf(trace, { anonymise: true });
    const text = JSON.stringify(detail.scenario);
    for (const truckId of trace.keys()) expect(text).not.toContain(`"${truckId}"`);
    expect(text).not.toMatch(/20\d\d-|Liverpool/);
    const run = await runThrough(believed(detail), 60);
    const told = Array.from(trace, (_truck, index) => run.get(`S1-T-${String(index + 1).padStart(3, '0')}`)!);
    const whole = [...trace.values()];
    expect(told.map(({ length }) => length)).toEqual(whole.map(({ length }) => length));
    for (const [index, fixes] of whole.entries()) {
      expect(lengthOf(told[index]!) / lengthOf(fixes)).toBeCloseTo(1, 2);
      expect(distanceBetween(told[index]![0]!, fixes[0]!)).toBeGreaterThan(10_000);
    }
  });

  it('SH1: keeps the window of those asked for, and says when there is nothing', async () => {
    const trace = await carTrip();
    const [[truckId, fixes]] = trace as unknown as [[string, Position[]]];
    const { from, until } = await keep(trace);
    const half = (await (await ask({ truckIds: [truckId, 'none'], from, until: (from + until) / 2, name: 'Half' })).json()) as ScenarioDetail; // prettier-ignore
    expect(half).toMatchObject({ name: 'Half', origin: 'saved', truckCount: 1, duration: (until - from) / 2000 });
    const { route } = half.scenario.trucks[0]!;
    expect('fixes' in route && route.fixes.length).toBeLessThan(fixes.length);
    for (const [request, code] of [
      [{ truckIds: ['none'], from, until }, 'not_found'],
      [{ truckIds: [], from, until }, 'invalid_message'],
      [{ truckIds: [truckId], from: until, until: from }, 'invalid_message'],
      [{ truckIds: [truckId], from: 0, until }, 'invalid_message'],
    ] as const) {
      expect(await problemIn(await ask(request))).toMatchObject({ code });
    }
  });
});
