import { decodeReplayChunk, type Fix, SEGMENT_MS } from '@fleetmap/events';
import { fixesOf } from './chunk.js';
import { type Context, createBreather } from './context.js';
import { gather } from './gather.js';
import { HOUR_MS, hourStartOf } from './hour.js';

/** What a segment's packed hour has to tell of a truck. */
export interface PackedTrack {
  readonly truck: number;
  /** Within the segment. */
  readonly fixes: readonly Fix[];
  /** The last one before the segment, in its hour. */
  readonly before: Fix | undefined;
}

/** Of the trucks whose hour around a segment is packed. */
export async function readPackedTracks({ engine }: Context, start: number): Promise<PackedTrack[]> {
  const hour = hourStartOf(start);
  const query = engine.db.selectFrom('hours').select(['truck as key', 'replay']).where('start', '=', hour);
  const { keys, part } = await gather(engine, query, ['replay']);
  const breathe = createBreather();
  const tracks: PackedTrack[] = [];
  for (const [row, truck] of keys.entries()) {
    await breathe();
    const hourOfTruck = decodeReplayChunk(hour, part('replay', row), HOUR_MS);
    const { times } = hourOfTruck.columns;
    const [from, to] = [rowsBefore(times, start), rowsBefore(times, start + SEGMENT_MS)];
    const [before] = from > 0 ? fixesOf(hourOfTruck, from - 1, from) : [];
    tracks.push({ truck, fixes: fixesOf(hourOfTruck, from, to), before });
  }
  return tracks;
}

function rowsBefore(times: Float64Array, instant: number): number {
  const first = times.findIndex((time) => time >= instant);
  return first < 0 ? times.length : first;
}
