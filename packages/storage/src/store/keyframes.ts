import { type Fix, readChunkHead, SEGMENT_MS } from '@fleetmap/events';
import { sql } from 'kysely';
import { bytesOf } from '../engine/engine.js';
import { type HotTail, lastHotBefore } from '../journal/hot-tail.js';
import type { Context } from './context.js';
import { gather } from './gather.js';
import { HOUR_MS } from './hour.js';
import type { PackedTrack } from './packed-fixes.js';

/** How much of a chunk holds its last fix. */
export const CHUNK_HEAD_BYTES = 32;
const MOST_NAMED = 1000; // beyond, all trucks are looked up: a longer list costs more than it spares

interface Before {
  /** Of the segment. */
  readonly start: number;
  /** What is packed of its hour. */
  readonly packed: readonly PackedTrack[];
  /** The journal, when it counts too. */
  readonly tail: HotTail | undefined;
}

/** Every truck's last fix before a segment, by truck id. */
export async function readKeyframes(context: Context, { start, packed, tail }: Before): Promise<Map<string, Fix>> {
  const names = await context.truckNames();
  const keyframes = new Map<string, Fix>();
  const known = new Set<number>();
  const add = (truck: number, fix: Fix): void => {
    known.add(truck);
    keyframes.set(names.get(truck)!, fix);
  };
  for (const { truck, before } of packed) if (before) add(truck, before);
  for (const head of await headsAt(context, start)) add(head.truck, lastOf(head));
  const others = [...names.keys()].filter((truck) => !known.has(truck));
  const [chunks, hours] = await Promise.all([
    headsBefore(context, start, { table: 'chunks', trucks: others }),
    headsBefore(context, start - HOUR_MS + SEGMENT_MS, { table: 'hours', trucks: others }),
  ]);
  const newest = new Map(chunks.map((head) => [head.truck, head]));
  for (const head of hours) if (head.start > (newest.get(head.truck)?.start ?? -1)) newest.set(head.truck, head);
  for (const head of newest.values()) add(head.truck, lastOf(head));
  if (!tail || ![...tail.countBySegment.keys()].some((segment) => segment < start)) return keyframes;
  for (const truckId of tail.rowsByTruck.keys()) {
    const hot = lastHotBefore(tail, truckId, start);
    if (hot && hot.recordedAt > (keyframes.get(truckId)?.recordedAt ?? -1)) keyframes.set(truckId, hot);
  }
  return keyframes;
}

type Table = 'chunks' | 'hours';

interface Head {
  readonly table: Table;
  readonly truck: number;
  readonly start: number;
  readonly head: Uint8Array | ArrayBuffer;
}

function lastOf({ table, start, head }: Head): Fix {
  return readChunkHead(start, bytesOf(head), table === 'hours' ? HOUR_MS : SEGMENT_MS).last;
}

const headBytes = sql<Head['head']>`substr(replay, 1, ${sql.lit(CHUNK_HEAD_BYTES)})`.as('head');

/** Most trucks have a fix in the segment before: those lie side by side, as chunks or in the hour that ends then. */
async function headsAt({ engine }: Context, until: number): Promise<Head[]> {
  const before = { chunks: until - SEGMENT_MS, hours: until - HOUR_MS };
  const heads: Head[] = [];
  for (const table of ['hours', 'chunks'] as const) {
    const start = before[table];
    const query = engine.db.selectFrom(table).select(['truck as key', headBytes]).where('start', '=', start);
    const { keys, part } = await gather(engine, query, ['head']);
    heads.push(...keys.map((truck, row) => ({ table, truck, start, head: part('head', row) })));
  }
  return heads;
}

/** The others stood or were silent: each one's newest chunk that begins before an instant is looked up. */
async function headsBefore(
  { engine }: Context,
  start: number,
  { table, trucks }: { table: Table; trucks: readonly number[] },
): Promise<Head[]> {
  const earlier = engine.db.selectFrom(table).select('start').where('start', '<', start).limit(1);
  if (trucks.length === 0 || !(await earlier.executeTakeFirst())) return [];
  // To the types it is chunks: both tables have the same columns.
  const newest = engine.db
    .selectFrom('trucks')
    .innerJoin(`${table} as placed` as 'chunks as placed', (join) =>
      join.onRef('placed.truck', '=', 'trucks.number').on('placed.start', '=', (build) =>
        build
          .selectFrom(`${table} as earlier` as 'chunks as earlier')
          .select(({ fn }) => fn.max('earlier.start').as('start'))
          .whereRef('earlier.truck', '=', 'trucks.number')
          .where('earlier.start', '<', start),
      ),
    )
    .select(['placed.truck', 'placed.start', headBytes]);
  const isShort = trucks.length <= MOST_NAMED;
  const rows = await (isShort ? newest.where('trucks.number', 'in', trucks) : newest).execute();
  const wanted = new Set(trucks);
  return rows.filter(({ truck }) => wanted.has(truck)).map((row) => ({ table, ...row }));
}
