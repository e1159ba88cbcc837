import type { Position, ReplayIndex, ReplaySegment, ReplayTrack } from '@fleetmap/events';
import { makePlayable } from '../playable-segment.js';
import type { ReplayTransport } from '../replay-source.js';

export const SEGMENT_MS = 600_000;

/** What a server with these positions would tell of the past, and how often it was asked. */
export interface Recording extends ReplayTransport {
  readonly asked: { index: number; segments: number[]; aborted: number[] };
  /** As `POST /api/positions` would, also late ones. */
  add(position: Position): void;
}

const startOf = (at: number): number => Math.floor(at / SEGMENT_MS) * SEGMENT_MS;

export function aRecording(positions: readonly Position[], now: () => number): Recording {
  const kept = [...positions];
  const revisionByStart = new Map<number, number>();
  const asked = { index: 0, segments: [] as number[], aborted: [] as number[] };

  function index({ from, until }: { from: number; until: number }): ReplayIndex {
    asked.index += 1;
    const starts = [...new Set(kept.map(({ recordedAt }) => startOf(recordedAt)))].toSorted((a, b) => a - b);
    const inRange = starts.filter((start) => start + SEGMENT_MS > from && start < until);
    const segments = inRange.map((start) => {
      const inside = kept.filter(({ recordedAt }) => startOf(recordedAt) === start);
      const trucks = new Set(inside.map(({ truckId }) => truckId)).size;
      const revision = revisionByStart.get(start) ?? 1;
      return { start, revision, isClosed: start + SEGMENT_MS < now(), trucks, positions: inside.length };
    });
    return { segmentMs: SEGMENT_MS, earliest: starts[0] ?? null, now: now(), segments };
  }

  const segmentAt = (start: number): ReplaySegment => segmentOf(kept, start);

  return {
    asked,
    add(position) {
      kept.push(position);
      const start = startOf(position.recordedAt);
      revisionByStart.set(start, (revisionByStart.get(start) ?? 1) + 1);
    },
    index: (range) => Promise.resolve(index(range)),
    segment(wanted, before, signal) {
      asked.segments.push(wanted.start);
      signal.addEventListener('abort', () => asked.aborted.push(wanted.start));
      const { start, revision } = wanted;
      return Promise.resolve(makePlayable(segmentAt(start), revision, before && segmentAt(before.start)));
    },
  };
}

function segmentOf(positions: readonly Position[], start: number): ReplaySegment {
  const until = start + SEGMENT_MS;
  const truckIds = [...new Set(positions.map(({ truckId }) => truckId))];
  const tracks = truckIds.flatMap((truckId) => {
    const ofTruck = positions.filter((position) => position.truckId === truckId);
    const sorted = ofTruck.toSorted((a, b) => a.recordedAt - b.recordedAt);
    const keyframe = sorted.findLast(({ recordedAt }) => recordedAt < start);
    const inside = sorted.filter(({ recordedAt }) => recordedAt >= start && recordedAt < until);
    const rows = keyframe ? [keyframe, ...inside] : inside;
    return rows.length > 0 ? [trackOf(rows)] : [];
  });
  return { start, until, tracks };
}

function trackOf(rows: readonly Position[]): ReplayTrack {
  return {
    truckId: rows[0]!.truckId,
    simulated: rows[0]!.simulated ?? false,
    times: Float64Array.from(rows, ({ recordedAt }) => recordedAt),
    latitudes: Float64Array.from(rows, ({ latitude }) => latitude),
    longitudes: Float64Array.from(rows, ({ longitude }) => longitude),
    speeds: Float32Array.from(rows, ({ speed }) => speed ?? Number.NaN),
    headings: Float32Array.from(rows, ({ heading }) => heading ?? Number.NaN),
  };
}
