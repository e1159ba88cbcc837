import { SEGMENT_MS } from '@fleetmap/events';
import type { Transaction } from 'kysely';
import type { Tables } from '../engine/tables.js';
import { HOUR_MS } from './hour.js';
import type { PreparedChunk } from './prepare-chunks.js';

interface Raising {
  readonly chunks: readonly PreparedChunk[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly revision: number;
  /** Start of the newest segment that was there before. */
  readonly newest: number;
}

const MOST_LOOKED_UP = 2000; // beyond, as when history is imported, all later segments are raised

/**
 * A late position may be the keyframe of segments that are closed: those between it and the truck's next chunk, and the one of that
 * chunk. They get another revision.
 */
export async function raiseLaterSegments(db: Transaction<Tables>, raising: Raising): Promise<void> {
  const { chunks, numbers, revision, newest } = raising;
  const late = chunks.filter(({ hasNewLast, start }) => hasNewLast && start < newest);
  const reached: { after: number; to: number }[] = [];
  for (const { truckId, start } of late.length > MOST_LOOKED_UP ? [] : late) {
    reached.push({ after: start, to: Math.min(newest, await nextAfter(db, numbers.get(truckId)!, start)) });
  }
  if (late.length > MOST_LOOKED_UP) {
    reached.push({ after: late.reduce((least, { start }) => Math.min(least, start), newest), to: newest });
  }
  for (const { after, to } of unionOf(reached)) {
    await db.updateTable('segments').set({ revision }).where('start', '>', after).where('start', '<=', to).execute();
  }
}

/** Start of the truck's next chunk; of a packed hour that of its last segment, which none of its own is behind. */
async function nextAfter(db: Transaction<Tables>, truck: number, start: number): Promise<number> {
  let next = Infinity;
  for (const [table, toLast] of [
    ['chunks', 0],
    ['hours', HOUR_MS - SEGMENT_MS],
  ] as const) {
    const found = await db
      .selectFrom(table)
      .select(({ fn }) => fn.min('start').as('start'))
      .where('truck', '=', truck)
      .where('start', '>', start)
      .executeTakeFirst();
    next = Math.min(next, (found?.start ?? Infinity) + toLast);
  }
  return next;
}

/** Start of the newest segment; 0 when there is none. */
export async function newestSegment(db: Transaction<Tables>): Promise<number> {
  const newest = await db
    .selectFrom('segments')
    .select(({ fn }) => fn.max('start').as('start'))
    .executeTakeFirst();
  return newest?.start ?? 0;
}

function unionOf(stretches: readonly { after: number; to: number }[]): { after: number; to: number }[] {
  const union: { after: number; to: number }[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.after - b.after)) {
    const last = union.at(-1);
    if (last && stretch.after <= last.to) last.to = Math.max(last.to, stretch.to);
    else union.push({ ...stretch });
  }
  return union;
}
