import { segmentStartOf } from '@fleetmap/events';
import { sql, type Transaction } from 'kysely';
import type { Tables } from '../engine/tables.js';
import type { Context } from './context.js';
import { HOUR_MS, hourStartOf } from './hour.js';
import { unpackHour } from './pack-hours.js';

/** One short transaction an hour or a segment: appends go on between. */
export function prune(context: Context, before: number): Promise<{ segments: number }> {
  const until = segmentStartOf(before); // a segment that ends at the instant is over
  return context.inTurn(async () => {
    const segments = await pruneHours(context, until);
    return { segments: segments + (await pruneSegments(context, until)) };
  });
}

/** Packed hours go whole; the one at the end of what goes, and the last of each truck, become segments: those are pruned after. */
async function pruneHours(context: Context, until: number): Promise<number> {
  const { db } = context.engine;
  const starts = await db
    .selectFrom('hours')
    .select('start')
    .distinct()
    .where('start', '<', until)
    .orderBy('start')
    .execute();
  let segments = 0;
  for (const { start } of starts) {
    if (start < hourStartOf(until)) {
      const { numDeletedRows } = await db.transaction().execute(async (transaction) => {
        await forget(transaction, 'hours', { start, until: hourStartOf(until) });
        return transaction
          .deleteFrom('segments')
          .where('start', '>=', start)
          .where('start', '<', start + HOUR_MS)
          .executeTakeFirst();
      });
      segments += Number(numDeletedRows);
    }
    await unpackHour(context, start);
  }
  return segments;
}

async function pruneSegments({ engine: { db } }: Context, until: number): Promise<number> {
  const starts = await db
    .selectFrom('chunks')
    .select('start')
    .distinct()
    .where('start', '<', until)
    .orderBy('start')
    .execute();
  let segments = 0;
  for (const { start } of starts) {
    const { numDeletedRows } = await db.transaction().execute(async (transaction) => {
      await forget(transaction, 'chunks', { start, until });
      return transaction.deleteFrom('segments').where('start', '=', start).executeTakeFirst();
    });
    segments += Number(numDeletedRows);
  }
  return segments;
}

/** Deletes the rows of one start whose trucks have a later one before the instant: the last that is known of a truck stays. */
async function forget(
  transaction: Transaction<Tables>,
  table: 'hours' | 'chunks',
  { start, until }: { start: number; until: number },
): Promise<void> {
  await transaction
    .deleteFrom(table)
    .where('start', '=', start)
    .where((build) =>
      build.exists(
        build
          // Of both tables the same columns are asked; the types take one.
          .selectFrom(`${table} as later` as 'chunks as later')
          .select('later.start')
          .whereRef('later.truck', '=', sql.ref(`${table}.truck`))
          .where('later.start', '>', start)
          .where('later.start', '<', until),
      ),
    )
    .execute();
}
