import type { Page } from '@playwright/test';
import { hasAcceptance, readAcceptanceBytes } from '@fleetmap/testing';
import { expect, startDesk, test } from './desk.js';

// The whole way of a position: in by HTTP, into the store, out in segments, and onto the map of another time.

const MINUTE = 60_000;
const FREEZE_AFTER_MS = 5 * MINUTE; // a longer gap is not driven through
const INSTANTS = 24;

interface Fix {
  readonly recordedAt: number;
  readonly latitude: number;
  readonly longitude: number;
}
type Tracks = ReadonlyMap<string, readonly Fix[]>;

interface DeskWindow {
  fleetmap: {
    player: { seek(at: number): void; setPaused(isPaused: boolean): void };
    replay: { getState(): { isWaiting: boolean } };
    fleet: {
      truckIds: string[];
      indexOf(truckId: string): number | undefined;
      drawnAt(index: number, nowMs: number, place: { x: number; y: number; heading: number }): void;
      columns: { recordedAt: Float64Array };
    };
  };
}

/** One truck of one instant: its newest fix, and where it is drawn in world units. */
type Shown = [truckId: string, recordedAt: number, x: number, y: number];

function worldOf({ latitude, longitude }: Fix): [number, number] {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Within 20 metres: places travel rounded. */
function near(unit: number): number {
  return expect.closeTo(unit, 6) as unknown as number;
}

/** What all stored positions up to an instant say, folded here and not by the code that is tested. */
function foldOf(tracks: Tracks, at: number): Shown[] {
  return [...tracks].flatMap(([truckId, fixes]): Shown[] => {
    const newest = fixes.findLastIndex(({ recordedAt }) => recordedAt <= at);
    const fix = fixes[newest];
    if (!fix) return [];
    const next = fixes[newest + 1] ?? fix;
    const gap = next.recordedAt - fix.recordedAt;
    const share = gap === 0 || gap > FREEZE_AFTER_MS ? 0 : (at - fix.recordedAt) / gap;
    const [from, to] = [worldOf(fix), worldOf(next)];
    const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    return [[truckId, fix.recordedAt, near(x), near(y)]];
  });
}

/** What the desk shows; undefined while it waits for what it asked for. */
function shownOn(page: Page): Promise<Shown[] | undefined> {
  return page.evaluate(() => {
    const { fleet, replay } = (globalThis as unknown as DeskWindow).fleetmap;
    if (replay.getState().isWaiting) return undefined;
    const place = { x: 0, y: 0, heading: 0 };
    return fleet.truckIds.flatMap((truckId): [string, number, number, number][] => {
      const index = fleet.indexOf(truckId);
      if (index === undefined) return []; // not there yet
      fleet.drawnAt(index, performance.now(), place);
      return [[truckId, fleet.columns.recordedAt[index]!, place.x, place.y]];
    });
  });
}

async function expectTheFold(page: Page, url: string, tracks: Tracks): Promise<void> {
  const times = [...tracks.values()].flatMap((fixes) => fixes.map(({ recordedAt }) => recordedAt));
  const [first, last] = [Math.min(...times), Math.min(Math.max(...times), Date.now() - MINUTE)];
  await page.goto(url);
  await expect(page.getByRole('slider')).toBeVisible();
  for (let instant = 0; instant < INSTANTS; instant += 1) {
    const at = Math.round(first + ((0.5 + instant * 0.618_034) % 1) * (last - first)); // here and there, never twice
    await page.evaluate((moment) => {
      const { player } = (globalThis as unknown as DeskWindow).fleetmap;
      player.seek(moment);
      player.setPaused(true);
    }, at);
    const byId = (shown: Shown[] | undefined): Shown[] | undefined => shown?.toSorted(([a], [b]) => (a < b ? -1 : 1));
    await expect.poll(async () => byId(await shownOn(page)), { message: `at ${at}` }).toEqual(byId(foldOf(tracks, at)));
  }
}

/** `2026-01-26 15:57:02`, UTC. */
function timeOf(text: string | undefined): number {
  return Date.parse(`${text?.replace(' ', 'T')}Z`);
}

/** The buses of the acceptance folder, driven as trucks; their last position was twenty minutes ago. */
function busTracks(): Map<string, Fix[]> {
  const [, ...lines] = new TextDecoder()
    .decode(readAcceptanceBytes('traces/liverpool-bus-route14.csv'))
    .trim()
    .split('\n');
  const rows = lines.map((line) => line.replaceAll('"', '').split(','));
  const shift = Date.now() - 20 * MINUTE - Math.max(...rows.map((row) => timeOf(row[3])));
  const tracks = new Map<string, Fix[]>();
  for (const [, vehicle = '', , time, latitude, longitude] of rows) {
    const track = tracks.get(`bus-${vehicle}`) ?? [];
    tracks.set(`bus-${vehicle}`, track);
    const recordedAt = timeOf(time) + shift;
    if (track.some((fix) => fix.recordedAt === recordedAt)) continue; // the first is kept
    track.push({ recordedAt, latitude: Number(latitude), longitude: Number(longitude) });
  }
  for (const track of tracks.values()) track.sort((one, other) => one.recordedAt - other.recordedAt);
  return tracks;
}

test('RP12: at any instant the recorded buses are where all their positions up to then say', async ({ page }) => {
  test.skip(!hasAcceptance, 'the acceptance folder is absent');
  test.setTimeout(120_000);
  const server = await startDesk({ DEMO: '0' });
  const tracks = busTracks();
  const reports = [...tracks].flatMap(([truckId, fixes]) => fixes.map((fix) => ({ truckId, ...fix })));
  const posted = await page.request.post(`${server.url}/api/positions`, { data: reports });
  expect(posted.status()).toBe(200);
  await expectTheFold(page, server.url, tracks);
  await server.stop();
});

test('RP12: at any instant the demo is where its stored positions say', async ({ page }) => {
  test.setTimeout(120_000);
  const server = await startDesk({ DEMO: '20' });
  const trucksNow = async (): Promise<{ truckId: string }[]> =>
    ((await (await page.request.get(`${server.url}/api/trucks`)).json()) as { trucks: { truckId: string }[] }).trucks;
  await expect.poll(async () => (await trucksNow()).length).toBe(20);
  const trucks = await trucksNow();
  const tracks = new Map<string, Fix[]>();
  const range = `from=${Date.now() - 60 * MINUTE}&until=${Date.now()}`;
  for (const { truckId } of trucks) {
    const answer = await page.request.get(`${server.url}/api/trucks/${truckId}/track?${range}`);
    tracks.set(truckId, ((await answer.json()) as { positions: Fix[] }).positions);
  }
  await expectTheFold(page, server.url, tracks);
  await server.stop();
});
