import type { Position } from '@fleetmap/events';

/** All that is kept. */
export interface Storage {
  readonly positions: PositionStore;
  readonly records: RecordStore;
  /** Makes durable what waits and gives the directory or the connections back. */
  close(): Promise<void>;
}

/** A stretch of time: `from` inclusive, `until` exclusive, epoch ms. */
export interface TimeRange {
  readonly from: number;
  readonly until: number;
}

export interface TrackQuery extends TimeRange {
  readonly truckId: string;
  /** At most so many positions, the oldest of the range. */
  readonly limit: number;
}

/** A replay segment that exists. Trucks and positions of one that is not closed are counted before duplicates are dropped. */
export interface SegmentInfo {
  /** Epoch ms, a multiple of `SEGMENT_MS`. */
  readonly start: number;
  /** The bytes of a closed segment change only together with its revision, which only grows. */
  readonly revision: number;
  /** It is over, and everything that came for it is in its place. */
  readonly isClosed: boolean;
  readonly trucks: number;
  readonly positions: number;
}

/** What is known of a truck, as JSON. */
export interface TruckState {
  readonly truckId: string;
  readonly state: unknown;
}

/**
 * Every accepted position, one for each truck and instant; of several the first to come is kept. Kept to 1e-7 degrees and a
 * hundredth of every other unit.
 */
export interface PositionStore {
  /**
   * Resolves when all are durable.
   * @throws StoreBusyError at once when too much waits: nothing of it was taken
   */
  append(positions: readonly Position[]): Promise<void>;
  /** In time order. */
  track(query: TrackQuery): Promise<Position[]>;
  /** Starts of the UTC hours in which the truck has a position within the range. Epoch ms, in order. */
  hoursWithData(truckId: string, range: TimeRange): Promise<number[]>;
  /** Segments that overlap the range and have a position, in order. */
  segments(range: TimeRange): Promise<SegmentInfo[]>;
  /** Start of the oldest segment that has a position; undefined while nothing is kept. */
  earliest(): Promise<number | undefined>;
  /** A segment for `decodeReplaySegment`; undefined when no truck has a position in it. */
  segment(start: number): Promise<{ revision: number; bytes: Uint8Array } | undefined>;
  /**
   * Keeps what is known of trucks now, and nothing more of those that are forgotten; others keep theirs. It has to tell of every position
   * that was appended before: from then on positions that come later are not sealed before the next call.
   */
  saveStates(states: readonly TruckState[], forgotten?: readonly string[]): Promise<void>;
  states(): Promise<TruckState[]>;
  /**
   * Positions that came after the last `saveStates` (without any: that no `seal` has put in place yet), in the order they came,
   * duplicates too: to be folded over `states()` at start.
   */
  unsealed(): AsyncIterable<Position[]>;
  /** Puts positions recorded before an instant in place, all at once or none. Epoch ms, best the start of the current segment. */
  seal(before: number): Promise<void>;
  /**
   * Keeps hours that ended before an instant in a fifth less room. They read as before; a segment of many trucks takes longer. Late
   * positions unpack what they reach, until the next call.
   */
  pack(before: number): Promise<{ hours: number }>;
  /**
   * Forgets segments that ended before an instant, one after the other. A truck's last positions before it stay as long as they
   * are the newest: a truck that stands is still shown.
   */
  prune(before: number): Promise<{ segments: number }>;
  /** Reads everything once. `bytes`: what the store takes on disk. @param onProgress is told how much is read, 0…1 */
  check(onProgress?: (share: number) => void): Promise<StorageCheck>;
}

export interface StorageCheck {
  readonly problems: string[];
  readonly positions: number;
  readonly bytes: number;
}

/** JSON documents by kind and id: trucks, routes, users, … */
export interface RecordStore {
  put(kind: string, id: string, value: unknown): Promise<void>;
  /** Undefined when there is none. */
  get(kind: string, id: string): Promise<unknown>;
  /** All of a kind, by id. */
  list(kind: string): Promise<{ id: string; value: unknown }[]>;
  /** Whether there was one. */
  remove(kind: string, id: string): Promise<boolean>;
}
