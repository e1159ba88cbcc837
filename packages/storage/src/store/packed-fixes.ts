import { type Fix, SEGMENT_MS } from '@fleetmap/events';
import { decodeFixes } from './chunk.js';
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
    const fixes = decodeFixes(hour, part('replay', row), HOUR_MS);
    const first = fixes.findIndex(({ recordedAt }) => recordedAt >= start);
    const from = first < 0 ? fixes.length : first;
    const within = fixes.slice(from).filter(({ recordedAt }) => recordedAt < start + SEGMENT_MS);
    tracks.push({ truck, fixes: within, before: fixes[from - 1] });
  }
  return tracks;
}
