// A recorded day of a fleet as replay segments, made here: only the page is measured.
import { encodeReplayChunk, encodeReplaySegment, SEGMENT_MS } from '@fleetmap/events';

const EVERY_MS = 10_000;

/** Every truck goes round a circle of its own, ten kilometres wide, over and over; a fix each ten seconds. */
export function recordDay({ trucks, hours }) {
  const end = Math.floor(Date.now() / SEGMENT_MS) * SEGMENT_MS;
  const begin = end - hours * 3_600_000;
  const segments = Array.from({ length: (end - begin) / SEGMENT_MS }, (_none, place) => ({
    start: begin + place * SEGMENT_MS,
    revision: 1,
    isClosed: true,
    trucks,
    positions: (trucks * SEGMENT_MS) / EVERY_MS,
  }));
  const bytes = new Map(segments.map(({ start }) => [start, segmentAt(start, { trucks, begin })]));
  return { begin, end, segments, bytes };
}

function segmentAt(start, { trucks, begin }) {
  const tracks = Array.from({ length: trucks }, (_none, truck) => {
    const fixes = Array.from({ length: SEGMENT_MS / EVERY_MS }, (_fix, row) => fixAt(truck, start + row * EVERY_MS));
    const chunk = { bytes: encodeReplayChunk(start, fixes), count: fixes.length };
    const keyframe = start > begin ? fixAt(truck, start - EVERY_MS) : undefined;
    return { truckId: `T${truck}`, simulated: false, keyframe, chunk };
  });
  return Buffer.from(encodeReplaySegment(start, tracks));
}

function fixAt(truck, recordedAt) {
  const turn = ((recordedAt / 1_800_000 + truck / 7) % 1) * 2 * Math.PI;
  const latitude = -23 - (truck % 25) / 10 + Math.sin(turn) / 20;
  const longitude = -46 - Math.floor(truck / 25) / 10 + Math.cos(turn) / 20;
  return { recordedAt, latitude, longitude, speed: 18, heading: (360 - (turn * 180) / Math.PI) % 360 };
}

/** Answers the page as the server answers about the past. */
export async function serveDay(page, { begin, segments, bytes }) {
  await page.route(/\/api\/replay\?/, (route) =>
    route.fulfill({ json: { segmentMs: SEGMENT_MS, earliest: begin, now: Date.now(), segments } }),
  );
  await page.route(/\/api\/replay\/\d+\/\d+$/, (route) =>
    route.fulfill({ body: bytes.get(Number(new URL(route.request().url()).pathname.split('/')[3])) }),
  );
}
