import { fetchReplaySegment } from '@fleetmap/client';
import type { ReplaySegment } from '@fleetmap/events';
import { makePlayable } from './playable-segment.js';
import type { SegmentAnswer, SegmentOrder } from './segment-messages.js';

// Fetches, unpacks and reads segments away from the page, which draws meanwhile.

const MOST_KEPT = 3; // segments: the one before each is needed too, and playing backwards asks for it next

// To the types this is a page, whose postMessage is another one.
const tell = postMessage as unknown as (answer: SegmentAnswer, transfer: Transferable[]) => void;
const kept = new Map<string, Promise<ReplaySegment>>();
const abortById = new Map<number, AbortController>();

addEventListener('message', ({ data }: MessageEvent<SegmentOrder>) => {
  if (data.kind === 'abort') abortById.get(data.id)?.abort();
  else void load(data);
});

async function load({ id, wanted, before }: Extract<SegmentOrder, { kind: 'load' }>): Promise<void> {
  const abort = new AbortController();
  abortById.set(id, abort);
  try {
    const [segment, segmentBefore] = await Promise.all([
      take(wanted, abort.signal),
      before ? take(before, abort.signal) : Promise.resolve(undefined),
    ]);
    const playable = makePlayable(segment, wanted.revision, segmentBefore);
    // What was derived here is handed over; the rest is copied, for the segment after it will be asked next.
    const derived = playable.tracks.flatMap(({ headings, motions, motionSince }) => [headings, motions, motionSince]);
    tell(
      { id, segment: playable },
      derived.map(({ buffer }) => buffer as ArrayBuffer),
    );
  } catch {
    tell({ id, segment: undefined }, []);
  } finally {
    abortById.delete(id);
  }
}

async function take(name: { start: number; revision: number }, signal: AbortSignal): Promise<ReplaySegment> {
  const key = `${name.start}/${name.revision}`;
  const known = await kept.get(key)?.catch(() => undefined); // whoever asked first may have given up
  if (known) return known;
  signal.throwIfAborted();
  const asked = fetchReplaySegment(name, { signal });
  kept.set(key, asked);
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return asked.catch((error: unknown) => {
    kept.delete(key);
    throw error;
  });
}
