import type { ReplayIndex, ReplaySegmentInfo } from '@fleetmap/events';
import type { PlayableSegment } from './playable-segment.js';
import { adjacent, type RecordedTime, segmentAround, SEGMENTS_BACK } from './recorded-time.js';
import type { ReplayFrame } from './replay-fleet.js';
import { createSegmentCache } from './segment-cache.js';

/** A segment of the index: what it is asked for by. */
export type SegmentName = Pick<ReplaySegmentInfo, 'start' | 'revision'>;

/** Where the past comes from: the server, or memory in tests. All reject when it cannot be had. */
export interface ReplayTransport {
  index(range: { from: number; until: number }, signal: AbortSignal): Promise<ReplayIndex>;
  /** @param before the segment that ends where this one begins, if there is one */
  segment(wanted: SegmentName, before: SegmentName | undefined, signal: AbortSignal): Promise<PlayableSegment>;
}

/** The recorded past, as far as it is here. */
export interface ReplaySource {
  /** Undefined until the server told. */
  readonly recorded: RecordedTime | undefined;
  /** Whether the last question found no answer. */
  readonly isFailing: boolean;
  /** What an instant is drawn from; undefined while that is on its way. Asks for it, and for what will be needed next at that speed. */
  frameAt(at: number, speed: number): ReplayFrame | undefined;
  /** Asks anew what is recorded from then until now. */
  ask(from: number): void;
  /** Called when more of the past is here, or none can be had. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

const MOST_REQUESTS = 3; // at a time: a browser opens six, and the desk has other things to ask
const AHEAD_MS = 4000; // of real time: how far ahead segments are there while playing
const MOST_AHEAD = 8; // segments
const AROUND_MS = 2 * 3_600_000; // before an instant, what is asked of with it
const RETRY_MS = 3000; // after a question without an answer

export function createReplaySource(transport: ReplayTransport, now: () => number): ReplaySource {
  const cache = createSegmentCache();
  const listeners = new Set<() => void>();
  const requests = new Map<number, { readonly revision: number; readonly abort: AbortController }>();
  const closing = new AbortController();
  let recorded: RecordedTime | undefined;
  let wanted: readonly ReplaySegmentInfo[] = [];
  let wantedFor = ''; // what the list was made for: frames come sixty times a second
  let indexVersion = 0;
  let asking: { readonly from: number } | undefined;
  let isFailing = false;
  let failedAt = -Infinity;

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function fail(): void {
    isFailing = true;
    failedAt = now();
    if (!closing.signal.aborted) tell();
  }

  function ask(from: number): void {
    if (asking || closing.signal.aborted || now() - failedAt < RETRY_MS) return;
    asking = { from };
    transport
      .index({ from, until: Math.max(from, now()) + 1 }, closing.signal)
      .then((index) => {
        recorded = { ...index, from };
        indexVersion += 1;
        isFailing = false;
        tell();
        return undefined;
      })
      .catch(fail)
      .finally(() => (asking = undefined));
  }

  /** Before the known part of the index is used up. */
  function askFurtherBack({ earliest, from, segmentMs }: RecordedTime, place: number, speed: number): void {
    const isNearBegin = place <= (speed < 0 ? MOST_AHEAD : 1);
    if (isNearBegin && earliest !== null && from > earliest) ask(Math.max(earliest, from - SEGMENTS_BACK * segmentMs));
  }

  function request(known: RecordedTime, segment: ReplaySegmentInfo): void {
    const abort = new AbortController();
    const { start, revision } = segment;
    requests.set(start, { revision, abort });
    const before = adjacent(known, known.segments.indexOf(segment), -1);
    transport
      .segment(segment, before, abort.signal)
      .then((loaded) => {
        cache.put(loaded, isWanted);
        isFailing = false;
        return undefined;
      })
      .catch(() => {
        if (!abort.signal.aborted) fail();
      })
      .finally(() => {
        if (requests.get(start)?.abort === abort) requests.delete(start);
        fetchMissing();
        if (!closing.signal.aborted && !abort.signal.aborted) tell();
      });
  }

  function isWanted(start: number): boolean {
    return wanted.some((segment) => segment.start === start);
  }

  function fetchMissing(): void {
    if (!recorded || closing.signal.aborted || now() - failedAt < RETRY_MS) return;
    for (const segment of wanted) {
      if (requests.size >= MOST_REQUESTS) return;
      if (cache.get(segment.start)?.revision === segment.revision) continue;
      if (!requests.has(segment.start)) request(recorded, segment);
      if (segment === wanted[0] && !cache.get(segment.start)) return; // nothing is drawn before it: others would only delay it
    }
  }

  function abortUnwanted(): void {
    for (const [start, { abort }] of requests) {
      if (isWanted(start)) continue;
      requests.delete(start);
      abort.abort();
    }
  }

  return {
    get recorded() {
      return recorded;
    },
    get isFailing() {
      return isFailing;
    },
    ask,

    frameAt(at, speed) {
      if (!recorded) {
        ask(at - AROUND_MS);
        return undefined;
      }
      const around = segmentAround(recorded, at);
      if (around.kind === 'unknown') {
        ask(around.from);
        return undefined;
      }
      const { place } = around;
      askFurtherBack(recorded, place, speed);
      const purpose = `${indexVersion} ${place} ${speed}`;
      if (purpose !== wantedFor) {
        wantedFor = purpose;
        wanted = wantedAt(recorded, place, speed);
        abortUnwanted();
      }
      fetchMissing();
      if (place < 0) return { current: undefined, next: undefined };
      const current = cache.get(recorded.segments[place]!.start);
      const next = adjacent(recorded, place, 1);
      return current && { current, next: next && cache.get(next.start) };
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    close() {
      closing.abort();
      for (const { abort } of requests.values()) abort.abort();
      listeners.clear();
    },
  };
}

/** What an instant needs, most urgent first. */
function wantedAt(known: RecordedTime, place: number, speed: number): ReplaySegmentInfo[] {
  const direction = speed < 0 ? -1 : 1;
  const ahead = Math.min(MOST_AHEAD, Math.max(1, Math.ceil((Math.abs(speed) * AHEAD_MS) / known.segmentMs)));
  const places = [place, place + 1];
  for (let step = 1; step <= ahead; step += 1) places.push(place + step * direction);
  return [...new Set(places)].flatMap((each) => known.segments[each] ?? []);
}
