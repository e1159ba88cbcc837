import { segmentStartOf } from '@fleetmap/events';
import type { Context } from './context.js';

/** One short transaction a segment: appends go on between. */
export function prune({ engine, inTurn }: Context, before: number): Promise<{ segments: number }> {
  const until = segmentStartOf(before); // a segment that ends at the instant is over
  return inTurn(async () => {
    const starts = await engine.db
      .selectFrom('chunks')
      .select('start')
      .distinct()
      .where('start', '<', until)
      .orderBy('start')
      .execute();
    let segments = 0;
    for (const { start } of starts) {
      const { numDeletedRows } = await engine.db.transaction().execute(async (db) => {
        await db
          .deleteFrom('chunks')
          .where('start', '=', start)
          .where((build) =>
            build.exists(
              build
                .selectFrom('chunks as later')
                .select('later.start')
                .whereRef('later.truck', '=', 'chunks.truck')
                .where('later.start', '>', start)
                .where('later.start', '<', until),
            ),
          )
          .execute();
        return db.deleteFrom('segments').where('start', '=', start).executeTakeFirst();
      });
      segments += Number(numDeletedRows);
    }
    return { segments };
  });
}
