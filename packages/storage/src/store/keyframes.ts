import { type Fix, readChunkHead, SEGMENT_MS } from '@fleetmap/events';
import { sql } from 'kysely';
import { bytesOf } from '../engine/engine.js';
import { type HotTail, lastHotBefore } from '../journal/hot-tail.js';
import type { Context } from './context.js';
import { gather } from './gather.js';

/** How much of a chunk holds its last fix. */
export const CHUNK_HEAD_BYTES = 32;
const MOST_NAMED = 1000; // beyond, all trucks are looked up: a longer list costs more than it spares

/** Every truck's last fix before a segment, by truck id; of the journal too when it is given. */
export async function readKeyframes(context: Context, start: number, tail?: HotTail): Promise<Map<string, Fix>> {
  const before = await headsAt(context, start - SEGMENT_MS);
  const names = await context.truckNames();
  const known = new Set(before.map(({ truck }) => truck));
  const silent = await headsBefore(
    context,
    start,
    [...names.keys()].filter((truck) => !known.has(truck)),
  );
  const keyframes = new Map<string, Fix>();
  for (const head of [...before, ...silent]) {
    keyframes.set(names.get(head.truck)!, readChunkHead(head.start, bytesOf(head.head)).last);
  }
  if (!tail || ![...tail.countBySegment.keys()].some((segment) => segment < start)) return keyframes;
  for (const truckId of tail.rowsByTruck.keys()) {
    const hot = lastHotBefore(tail, truckId, start);
    if (hot && hot.recordedAt > (keyframes.get(truckId)?.recordedAt ?? -1)) keyframes.set(truckId, hot);
  }
  return keyframes;
}

interface Head {
  readonly truck: number;
  readonly start: number;
  readonly head: Uint8Array | ArrayBuffer;
}

const headBytes = sql<Head['head']>`substr(replay, 1, ${sql.lit(CHUNK_HEAD_BYTES)})`.as('head');

/** Most trucks have a fix in the segment before: those lie side by side. */
async function headsAt({ engine }: Context, start: number): Promise<Head[]> {
  const query = engine.db.selectFrom('chunks').select(['truck as key', headBytes]).where('start', '=', start);
  const { keys, part } = await gather(engine, query, ['head']);
  return keys.map((truck, row) => ({ truck, start, head: part('head', row) }));
}

/** The others stood or were silent: each one's newest chunk is looked up. */
async function headsBefore({ engine }: Context, start: number, trucks: readonly number[]): Promise<Head[]> {
  const earlier = engine.db.selectFrom('chunks').select('start').where('start', '<', start).limit(1);
  if (trucks.length === 0 || !(await earlier.executeTakeFirst())) return [];
  const newest = engine.db
    .selectFrom('trucks')
    .innerJoin('chunks', (join) =>
      join.onRef('chunks.truck', '=', 'trucks.number').on('chunks.start', '=', (build) =>
        build
          .selectFrom('chunks as earlier')
          .select(({ fn }) => fn.max('earlier.start').as('start'))
          .whereRef('earlier.truck', '=', 'trucks.number')
          .where('earlier.start', '<', start),
      ),
    )
    .select(['chunks.truck', 'chunks.start', headBytes]);
  if (trucks.length <= MOST_NAMED) return newest.where('trucks.number', 'in', trucks).execute();
  const wanted = new Set(trucks);
  return (await newest.execute()).filter(({ truck }) => wanted.has(truck));
}
