import { encodeReplayChunk, encodeReplaySegment, type Fix, SEGMENT_MS, segmentStartOf } from '@fleetmap/events';
import type { Page, Request } from '@playwright/test';

/** Fixes by truck, in time order. */
export type Recording = Readonly<Record<string, readonly Fix[]>>;

export interface DriveGiven {
  /** Epoch ms. */
  readonly from: number;
  readonly until: number;
  readonly everyMs?: number;
  /** Where it begins, degrees; it drives east. */
  readonly latitude?: number;
  readonly longitude?: number;
  readonly speed?: number;
}

const METRES_PER_DEGREE = 111_195;

/** A truck that drives east. */
export function aDrive(given: DriveGiven): Fix[] {
  const { from, until, everyMs = 10_000, latitude = -23.5, longitude = -46.6, speed = 20 } = given;
  const count = Math.max(0, Math.ceil((until - from) / everyMs));
  const perMs = speed / 1000 / (METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180));
  return Array.from({ length: count }, (_none, step) => ({
    recordedAt: from + step * everyMs,
    latitude,
    longitude: Math.round((longitude + perMs * step * everyMs) * 1e7) / 1e7,
    speed,
    heading: 90,
  }));
}

const paramsOf = (request: Request): URLSearchParams => new URL(request.url()).searchParams;

/** Answers the page as the server answers about the past, with this recording of its own. */
export async function serveRecording(page: Page, recording: Recording): Promise<{ asked: string[] }> {
  const asked: string[] = [];
  const starts = [
    ...new Set(
      Object.values(recording)
        .flat()
        .map(({ recordedAt }) => segmentStartOf(recordedAt)),
    ),
  ];
  starts.sort((a, b) => a - b);

  await page.route(/\/api\/replay\?/, async (route) => {
    const params = paramsOf(route.request());
    const [from, until] = [Number(params.get('from')), Number(params.get('until'))];
    const segments = starts
      .filter((start) => start + SEGMENT_MS > from && start < until)
      .map((start) => {
        const inside = Object.values(recording).map((fixes) => within(fixes, start).length);
        return {
          start,
          revision: 1,
          isClosed: start + SEGMENT_MS < Date.now(),
          trucks: inside.filter((count) => count > 0).length,
          positions: inside.reduce((sum, count) => sum + count, 0),
        };
      });
    await route.fulfill({ json: { segmentMs: SEGMENT_MS, earliest: starts[0] ?? null, now: Date.now(), segments } });
  });
  await page.route(/\/api\/replay\/\d+\/\d+$/, async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    const bytes = encodeReplaySegmentOf(recording, Number(pathname.split('/')[3]));
    await route.fulfill({ body: Buffer.from(bytes), contentType: 'application/octet-stream' });
  });
  await page.route(/\/api\/trucks\/[^/]+\/track\?/, async (route) => {
    const params = paramsOf(route.request());
    const [from, until] = [Number(params.get('from')), Number(params.get('until'))];
    const truckId = decodeURIComponent(new URL(route.request().url()).pathname.split('/')[3]!);
    const positions = (recording[truckId] ?? [])
      .filter(({ recordedAt }) => recordedAt >= from && recordedAt < until)
      .map((fix) => ({ ...fix, truckId, receivedAt: fix.recordedAt }));
    await route.fulfill({ json: { positions, next: null } });
  });
  return { asked };
}

/** The newest fix of every truck at an instant: what the map must show. */
export function foldOf(recording: Recording, at: number): Map<string, Fix> {
  return new Map(
    Object.entries(recording).flatMap(([truckId, fixes]) => {
      const newest = fixes.findLast(({ recordedAt }) => recordedAt <= at);
      return newest ? [[truckId, newest] as const] : [];
    }),
  );
}

function within(fixes: readonly Fix[], start: number): Fix[] {
  return fixes.filter(({ recordedAt }) => recordedAt >= start && recordedAt < start + SEGMENT_MS);
}

function encodeReplaySegmentOf(recording: Recording, start: number): Uint8Array {
  const tracks = Object.entries(recording).flatMap(([truckId, fixes]) => {
    const keyframe = fixes.findLast(({ recordedAt }) => recordedAt < start);
    const inside = within(fixes, start);
    const chunk = inside.length > 0 ? { bytes: encodeReplayChunk(start, inside), count: inside.length } : undefined;
    return keyframe || chunk ? [{ truckId, simulated: false, keyframe, chunk }] : [];
  });
  return encodeReplaySegment(start, tracks);
}
