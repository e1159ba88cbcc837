import { decodeReplayChunk, encodeReplayChunk, type Fix, type Position, SEGMENT_MS } from '@fleetmap/events';
import { decodeRest } from './decode-rest.js';
import { encodeRest } from './encode-rest.js';

/** One truck's positions of one segment, or of an hour, as they are kept. */
export interface Chunk {
  readonly replay: Uint8Array;
  readonly rest: Uint8Array;
}

/** @param positions of one truck within the segment, in time order, one an instant, at least one */
export function encodeChunk(start: number, positions: readonly Position[]): Chunk {
  return { replay: encodeReplayChunk(start, positions), rest: encodeRest(positions) };
}

/** @throws RangeError on anything malformed */
export function decodeChunk(
  truckId: string,
  { start, lengthMs = SEGMENT_MS }: { start: number; lengthMs?: number },
  { replay, rest }: Chunk,
): Position[] {
  const fixes = decodeFixes(start, replay, lengthMs);
  const rests = decodeRest(rest, fixes.length);
  return fixes.map((fix, row) => {
    const { delay, ...others } = rests[row]!;
    return { truckId, ...fix, receivedAt: fix.recordedAt + delay, ...others };
  });
}

/** What replay shows of a chunk. @throws RangeError on anything malformed */
export function decodeFixes(start: number, replay: Uint8Array, lengthMs: number = SEGMENT_MS): Fix[] {
  const decoded = decodeReplayChunk(start, replay, lengthMs);
  return fixesOf(decoded, 0, decoded.columns.times.length);
}

/** Rows of a chunk that is decoded, `to` exclusive. */
export function fixesOf({ columns, isSimulated }: DecodedChunk, from: number, to: number): Fix[] {
  const { times, latitudes, longitudes, speeds, headings } = columns;
  return Array.from(times.subarray(from, to), (recordedAt, index) => {
    const row = from + index;
    return {
      latitude: latitudes[row]!,
      longitude: longitudes[row]!,
      speed: hundredths(speeds[row]!),
      heading: hundredths(headings[row]!),
      recordedAt,
      ...(isSimulated(row) ? { simulated: true as const } : {}),
    };
  });
}

type DecodedChunk = ReturnType<typeof decodeReplayChunk>;

/** Replay has readings as 32-bit floats: back to the hundredths they were kept in. */
function hundredths(value: number): number | null {
  return Number.isNaN(value) ? null : Math.round(value * 100) / 100;
}

/** Two lists in time order as one; of two positions of one instant the first list's is kept. */
export function mergeFixes<Row extends Fix>(kept: readonly Row[], added: readonly Row[]): Row[] {
  if (kept.length === 0 || added.length === 0) return [...kept, ...added];
  const known = new Set(kept.map(({ recordedAt }) => recordedAt));
  const fresh = added.filter(({ recordedAt }) => !known.has(recordedAt));
  return [...kept, ...fresh].toSorted((a, b) => a.recordedAt - b.recordedAt);
}
