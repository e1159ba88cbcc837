import type { Days, Journey, TrackPage } from '@fleetmap/events';
import { daysSchema, journeySchema, trackPageSchema } from '@fleetmap/events';
import { isRefused, readRouteFile } from '@fleetmap/route-files';
import type { PositionStore } from '@fleetmap/storage';
import { aPosition, NOON } from '@fleetmap/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POSITION_STORE } from '../src/core/tokens.js';
import { problemIn, type RunningServer, startServer } from './running-server.js';
import { setUpAdmin } from './browser.js';
import { somebody } from './somebody.js';

const SECOND = 1000;
const HOUR = 3_600_000;
const DEGREES_PER_METRE = 1 / 111_195;

let server: RunningServer;
let store: PositionStore;
beforeAll(async () => {
  server = await startServer();
  store = server.app.get<PositionStore>(POSITION_STORE);
  await store.append(aDrive('T1'));
});
afterAll(() => server.stop());

/** Ten minutes north at 20 m/s, ten minutes at rest, ten minutes on; a fix each ten seconds from noon. */
function aDrive(truckId: string): ReturnType<typeof aPosition>[] {
  return Array.from({ length: 181 }, (_, index) => {
    const seconds = index * 10;
    const metres = 20 * (Math.min(600, seconds) + Math.max(0, seconds - 1200));
    const speed = seconds >= 600 && seconds < 1200 ? 0 : 20;
    const latitude = -23.5 + metres * DEGREES_PER_METRE;
    return aPosition({ truckId, latitude, speed, recordedAt: NOON + seconds * SECOND });
  });
}

type Query = Record<string, string | number>;

function ask(path: string, query: Query = {}): Promise<Response> {
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return fetch(`${server.url}/api/trucks/${path}?${search}`);
}

async function trackPage(query: Query): Promise<TrackPage> {
  return trackPageSchema.parse(await (await ask('T1/track', { ...range, ...query })).json());
}

async function daysOf(truckId: string, query: Query): Promise<Days> {
  return daysSchema.parse(await (await ask(`${truckId}/days`, query)).json());
}

const range = { from: NOON, until: NOON + HOUR };

describe('track', () => {
  it('HR2: gives every stored position of the range in time order, page after page, none twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 7, max: 300 }), async (limit) => {
        const seen: number[] = [];
        let page = await trackPage({ limit });
        for (;;) {
          seen.push(...page.positions.map(({ recordedAt }) => recordedAt));
          expect(page.positions.length).toBeLessThanOrEqual(limit);
          if (page.next === null) break;
          page = await trackPage({ limit, after: page.next });
        }
        expect(seen).toEqual(Array.from({ length: 181 }, (_, index) => NOON + index * 10 * SECOND));
      }),
      { numRuns: 10 },
    );
  });

  it('HR2: starts at from and ends before until', async () => {
    const { positions } = await trackPage({ from: NOON + 10 * SECOND, until: NOON + 30 * SECOND });
    expect(positions.map(({ recordedAt }) => (recordedAt - NOON) / SECOND)).toEqual([10, 20]);
    expect(positions[0]).toEqual({
      ...aDrive('T1')[1],
      latitude: expect.closeTo(aDrive('T1')[1]!.latitude, 6) as number,
    });
  });

  it('HR2: leaves out what is no further off the line than asked', async () => {
    expect((await trackPage({ simplify: 5 })).positions).toHaveLength(2);
    const { positions, next } = await trackPage({ simplify: 5, limit: 100 });
    expect(positions).toHaveLength(2);
    expect(next).toBe(NOON + 990 * SECOND);
  });

  it('HR2: of a truck that nobody knows is empty', async () => {
    expect(await (await ask('nobody/track', range)).json()).toEqual({ positions: [], next: null });
    expect(await (await ask('nobody/trips', range)).json()).toEqual({ trips: [], stops: [] });
    expect(await daysOf('nobody', range)).toEqual({ days: [] });
  });

  it('HR2: knows a truck by any name that a device may have', async () => {
    for (const truckId of ['a/b', '50% #1?', 'ônibus', 'ã'.repeat(128)]) {
      await store.append([aPosition({ truckId })]);
      const answer = await ask(`${encodeURIComponent(truckId)}/track`, range);
      expect((await answer.json()) as TrackPage).toMatchObject({ positions: [{ truckId }] });
    }
  });

  it.each(['gpx', 'geojson', 'csv'])('HR3: as a %s file named after the truck, parted at gaps', async (format) => {
    const truckId = 'caminhão "1"\\';
    await store.append([...aDrive(truckId), aPosition({ truckId, recordedAt: NOON + 2 * HOUR })]);
    const query = { from: NOON, until: NOON + 3 * HOUR, format };
    const answer = await ask(`${encodeURIComponent(truckId)}/track`, query);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="track.${format}"; filename*=UTF-8''${encodeURIComponent(truckId)}.${format}`,
    );
    const file = await readRouteFile([new Uint8Array(await answer.arrayBuffer())]);
    if (isRefused(file)) throw new Error(file.message);
    const points = file.lines.flatMap(({ segments }) => segments.flat());
    expect([...points, ...file.waypoints]).toHaveLength(182); // GeoJSON has no line of one point
    expect(points[0]).toMatchObject({ recordedAt: NOON, latitude: expect.closeTo(-23.5, 6) as number });
  });
});

describe('trips', () => {
  it('HR4: are read from the stored positions, with the stops between', async () => {
    const answer = await ask('T1/trips', range);
    const { trips, stops }: Journey = journeySchema.parse(await answer.json());
    expect(trips.map(({ startedAt, endedAt }) => [(startedAt - NOON) / SECOND, (endedAt - NOON) / SECOND])).toEqual([
      [0, 600],
      [1200, 1800],
    ]);
    expect(trips[0]).toMatchObject({ maxSpeed: 20, movingMs: 600 * SECOND });
    expect(trips[0]!.distance).toBeCloseTo(12_000, -1);
    expect(stops).toMatchObject([
      { startedAt: NOON + 600 * SECOND, endedAt: NOON + 1200 * SECOND, longitude: -46.633308 },
    ]);
  });

  it('HR4: are cut off at the ends of the range', async () => {
    const answer = await ask('T1/trips', { from: NOON + 300 * SECOND, until: NOON + 700 * SECOND });
    expect(await answer.json()).toMatchObject({
      trips: [{ startedAt: NOON + 300 * SECOND, endedAt: NOON + 600 * SECOND }],
      stops: [{ startedAt: NOON + 600 * SECOND, endedAt: NOON + 690 * SECOND }],
    });
  });
});

describe('days', () => {
  const week = { from: NOON - 80 * HOUR, until: NOON + 80 * HOUR };

  it('HR5: are those of the asked time zone that have a position', async () => {
    const lateAtNight = Date.UTC(2026, 4, 2, 1, 20);
    await store.append([
      aPosition({ truckId: 'N', recordedAt: NOON }),
      aPosition({ truckId: 'N', recordedAt: lateAtNight }),
    ]);
    expect(await daysOf('N', week)).toEqual({ days: ['2026-05-01', '2026-05-02'] });
    expect(await daysOf('N', { ...week, timeZone: 'America/Sao_Paulo' })).toEqual({ days: ['2026-05-01'] });
    expect(await daysOf('N', { ...week, from: NOON + 1 })).toEqual({ days: ['2026-05-02'] });
  });

  it.each(['Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe'])(
    'HR5: %s: also where midnight is not on the hour',
    async (timeZone) => {
      const format = new Intl.DateTimeFormat('en-CA', { timeZone });
      const someInstants = fc.array(fc.integer({ min: week.from, max: week.until - 1 }), {
        minLength: 1,
        maxLength: 5,
      });
      let round = 0;
      await fc.assert(
        fc.asyncProperty(someInstants, async (instants) => {
          const truckId = `${timeZone.slice(-4)}-${(round += 1)}`;
          await store.append(instants.map((recordedAt) => aPosition({ truckId, recordedAt })));
          const days = new Set(instants.toSorted((one, other) => one - other).map((at) => format.format(at)));
          expect(await daysOf(truckId, { ...week, timeZone })).toEqual({ days: [...days] });
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe('refusals', () => {
  it.each([
    ['track', {}],
    ['trips', { from: NOON }],
    ['days', { until: NOON }],
    ['track', { from: 'NaN', until: NOON }],
    ['trips', { from: NOON, until: NOON - 1 }],
    ['trips', { from: NOON, until: NOON + 33 * 24 * HOUR }],
    ['days', { from: NOON, until: NOON + 401 * 24 * HOUR }],
    ['track', { from: NOON, until: '<script>' }],
  ])('HR1: %s %j is an invalid range', async (what, query) => {
    const answer = await ask(`T1/${what}`, query as Query);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = await problemIn(answer);
    expect(problem).toMatchObject({ code: 'invalid_range', status: 400 });
    expect(problem.detail).not.toContain('<script>');
  });

  it.each([
    ['track', { ...range, limit: 'many' }],
    ['track', { ...range, simplify: -1 }],
    ['track', { ...range, format: 'exe' }],
    ['days', { ...range, timeZone: 'Mars/Olympus' }],
  ])('HR1: %s %j is an invalid message', async (what, query) => {
    const answer = await ask(`T1/${what}`, query);
    expect(answer.status).toBe(400);
    expect(await problemIn(answer)).toMatchObject({ code: 'invalid_message' });
  });

  it('HR1: nor does a name that no device can have get through', async () => {
    for (const truckId of ['%20', '%1B', '%E2%80%AE', 'x'.repeat(129), 'x'.repeat(9000)]) {
      const answer = await ask(`${truckId}/trips`, range);
      expect(answer.status).toBe(400);
      expect(await problemIn(answer)).toMatchObject({ code: 'invalid_message' });
    }
  });

  it('AC4: who did not sign in sees no history', async () => {
    const guarded = await startServer({ AUTH: 'required' });
    await setUpAdmin(guarded);
    for (const what of ['track', 'days', 'trips']) {
      const address = `${guarded.url}/api/trucks/T1/${what}?from=${NOON}&until=${NOON + HOUR}`;
      const answer = await fetch(address);
      expect(answer.status).toBe(401);
      expect(await problemIn(answer)).toMatchObject({ code: 'unauthenticated' });
      expect((await fetch(address, somebody(guarded, 'viewer'))).status).toBe(200);
    }
    await guarded.stop();
  });
});
