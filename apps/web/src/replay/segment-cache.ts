import type { PlayableSegment } from './playable-segment.js';

/** Segments that were loaded, within a bound of memory. */
export interface SegmentCache {
  get(start: number): PlayableSegment | undefined;
  /** @param isWanted what must not be thrown out for it */
  put(segment: PlayableSegment, isWanted: (start: number) => boolean): void;
}

const MOST_POSITIONS = 3_000_000; // about 45 bytes each

export function createSegmentCache(mostPositions = MOST_POSITIONS): SegmentCache {
  const byStart = new Map<number, PlayableSegment>(); // least recently used first
  let positions = 0;

  function remove(start: number): void {
    const segment = byStart.get(start);
    if (!segment) return;
    byStart.delete(start);
    positions -= positionsOf(segment);
  }

  return {
    get(start) {
      const segment = byStart.get(start);
      if (!segment) return undefined;
      byStart.delete(start);
      byStart.set(start, segment);
      return segment;
    },

    put(segment, isWanted) {
      remove(segment.start);
      byStart.set(segment.start, segment);
      positions += positionsOf(segment);
      for (const start of byStart.keys()) {
        if (positions <= mostPositions) return;
        if (!isWanted(start)) remove(start);
      }
    },
  };
}

function positionsOf({ tracks }: PlayableSegment): number {
  return tracks.reduce((sum, { times }) => sum + times.length, 0);
}
